/** Definitions that are written with blanks, which keepalived takes for lines with a keyword (`lib/parser.c:check_definition`). */
import { oncePer } from '../text/once.ts';
import { type Span, join } from '../text/span.ts';
import { type Bound, type BoundConfig, everyBound } from './bind.ts';
import { definitionsIn } from './definition-lines.ts';

/** A definition that is written with blanks, so that keepalived takes its line for one with a keyword. */
export interface SplitDefinition {
    readonly name: string;
    /** From the `$` to the end of the name, or of the sign behind it if there is one. */
    readonly head: Span;
    readonly sign: '=' | ':' | '';
}

/** A name without braces as the first word of a line, with the sign behind it. */
const HEAD = /^\$([A-Za-z_]\w*)(:?)$/;

/** The definition that a statement looks like, where keepalived takes its first word for a keyword. */
function headOf({ words, binding, statement }: Bound): SplitDefinition | undefined {
    const [first, second, third] = words;
    const isLine = binding.kind === 'unknown' && statement.children === undefined;
    if (!isLine || first === undefined || first.quoted || first.via !== undefined) return undefined;
    const [, name, colon] = HEAD.exec(first.text) ?? [];
    if (name === undefined || second === undefined) return undefined;
    const isSign = second.text === '=' || second.text === ':';
    if (colon === '' && !second.quoted && second.text.startsWith('=') && !isSign)
        return { name, sign: '=', head: { start: first.span.start, end: second.span.start + 1 } };
    if (colon === '' && isSign)
        return third === undefined
            ? undefined
            : { name, sign: second.text, head: join(first.span, second.span) };
    return { name, sign: colon === '' ? '' : ':', head: first.span };
}

/** The statements that are meant for definitions; one without sign is the use of a definition where there is that. */
export const splitDefinitions = oncePer(
    ({ config, statements }: BoundConfig): ReadonlyMap<Bound, SplitDefinition> => {
        const found = new Map<Bound, SplitDefinition>();
        if (!config.tree.file.text.includes('$')) return found;
        for (const bound of everyBound(statements)) {
            const split = headOf(bound);
            if (split !== undefined && (split.sign !== '' || !definitionsIn(config).has(split.name)))
                found.set(bound, split);
        }
        return found;
    },
);

/** Whether a definition of that name is written with blanks. */
export function isSplit(name: string, config: BoundConfig): boolean {
    return [...splitDefinitions(config).values()].some((split) => split.name === name);
}
