/** A configuration with its defaults filled in, as a tree for people and as JSON. */
import { labelOf, valueText } from '../model/show/words.ts';
import type { ShownConfig, ShownFact, ShownItem, ShownList } from '../service/show.ts';
import type { Located } from '../text/source-set.ts';
import { placeOf } from './range.ts';
import { type Veil, noVeil, veilFor } from './shown-secrets.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** How the tree looks. */
export interface ShownOptions {
    readonly showSecrets: boolean;
    /** Whether notes say where values are written. */
    readonly origins: boolean;
    readonly style: Style;
}

interface Canvas extends ShownOptions {
    readonly veil: Veil;
}

const INDENT = '    ';

/** What one thing of a list is called; other lists are shown as lists. */
const TITLES: Readonly<Record<string, string>> = {
    global: 'global',
    virtualRouters: 'virtual router',
    syncGroups: 'sync group',
    scripts: 'script',
    trackFiles: 'tracked file',
    trackProcesses: 'tracked process',
    bfdInstances: 'BFD session',
    virtualServers: 'virtual server',
};

function valueOf(fact: ShownFact, { veil, style }: Canvas): string {
    const shown = visible(valueText({ ...fact, value: veil.value(fact) }));
    return fact.basis === 'written' ? shown : `${shown} ${style.faint(`(${fact.basis})`)}`;
}

function originNote(at: Located | undefined, { origins, style }: Canvas): string {
    if (!origins || at === undefined) return '';
    return ` ${style.faint(`# ${visible(at.file.uri)}:${String(placeOf(at.file, at.span.start).line)}`)}`;
}

/** A thing on one line, without its derived values, and the things in it below. */
function lineOf(item: ShownItem, indent: string, canvas: Canvas): string[] {
    const told = item.facts.filter(({ basis }) => basis !== 'derived');
    const facts = told.map((fact) => `${labelOf(fact.name)} ${valueOf(fact, canvas)}`);
    const line = [visible(canvas.veil.name(item)), facts.join(', ')].filter((each) => each !== '').join('  ');
    return [
        indent + line + originNote(item.at, canvas),
        ...item.lists.flatMap((list) => listLines(list, indent + INDENT, canvas)),
    ];
}

function listLines({ name, items }: ShownList, indent: string, canvas: Canvas): string[] {
    return [
        indent + canvas.style.info(labelOf(name)),
        ...items.flatMap((item) => lineOf(item, indent + INDENT, canvas)),
    ];
}

/** A thing with a title, and its values one below the other. */
function blockLines(title: string, item: ShownItem, canvas: Canvas): string[] {
    const width = Math.max(0, ...item.facts.map(({ name }) => labelOf(name).length));
    const name = visible(canvas.veil.name(item));
    return [
        canvas.style.strong(name === '' ? title : `${title} ${name}`) + originNote(item.at, canvas),
        ...item.facts.map(
            (fact) =>
                `${INDENT}${labelOf(fact.name).padEnd(width)}  ${valueOf(fact, canvas)}` +
                originNote(fact.at, canvas),
        ),
        ...item.lists.flatMap((list) => listLines(list, INDENT, canvas)),
        '',
    ];
}

/** The configuration as a tree. */
export function shownText(config: ShownConfig, options: ShownOptions): string {
    const canvas: Canvas = { ...options, veil: options.showSecrets ? noVeil : veilFor(config) };
    const lines = config.lists.flatMap((list) => {
        const title = TITLES[list.name];
        if (title === undefined) return [...listLines(list, '', canvas), ''];
        return list.items.flatMap((item) => blockLines(title, item, canvas));
    });
    return lines
        .slice(0, -1)
        .map((line) => `${line}\n`)
        .join('');
}

function placeJson(at: Located | undefined): object {
    return at === undefined ? {} : { path: at.file.uri, line: placeOf(at.file, at.span.start).line };
}

function factJson(fact: ShownFact, veil: Veil): object {
    const { unit, basis, at } = fact;
    return {
        value: veil.value(fact),
        ...(unit === undefined ? {} : { unit }),
        from: basis,
        ...(basis === 'written' ? placeJson(at) : {}),
    };
}

function itemJson(item: ShownItem, veil: Veil): object {
    return {
        name: veil.name(item),
        ...placeJson(item.at),
        ...Object.fromEntries(item.facts.map((fact) => [fact.name, factJson(fact, veil)])),
        ...listsJson(item.lists, veil),
    };
}

function listsJson(lists: readonly ShownList[], veil: Veil): object {
    return Object.fromEntries(
        lists.map(({ name, items }) => [name, items.map((item) => itemJson(item, veil))]),
    );
}

/** The configuration as one JSON document with a line end. */
export function shownJson(
    config: ShownConfig,
    facts: { readonly version: string; readonly target: string; readonly configId: string | undefined },
    showSecrets: boolean,
): string {
    const document = {
        version: facts.version,
        target: facts.target,
        configId: facts.configId ?? null,
        files: config.files.map(({ uri }) => uri),
        ...listsJson(config.lists, showSecrets ? noVeil : veilFor(config)),
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
}
