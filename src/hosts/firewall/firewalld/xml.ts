/** Elements of firewalld's XML files. */
import { XmlElement, parseXml } from '@rgrove/parse-xml';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Place } from '../../place.ts';

/** An element. */
export interface Element {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string | undefined>>;
    /** The elements in it. */
    readonly children: readonly Element[];
    /** The text in it, without that at its ends. */
    readonly text: string;
    /** Its opening tag. */
    readonly place: Place;
}

function elementOf(node: XmlElement, file: SourceFile): Element {
    const { name, attributes, children, text, start, end } = node;
    const close = file.text.indexOf('>', start);
    return {
        name,
        attributes,
        children: children.flatMap((child) => (child instanceof XmlElement ? [elementOf(child, file)] : [])),
        text: text.trim(),
        place: { file, span: { start, end: close < 0 ? end : close + 1 } },
    };
}

/** The outermost element of a file; undefined where it is not well-formed, or too deep to be followed. */
export function rootOf(file: SourceFile): Element | undefined {
    try {
        const { root } = parseXml(file.text, { includeOffsets: true });
        return root === null ? undefined : elementOf(root, file);
    } catch {
        return undefined;
    }
}

/** The elements of a name in another. */
export function named(element: Element, name: string): readonly Element[] {
    return element.children.filter((child) => child.name === name);
}
