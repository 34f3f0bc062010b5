import type { IToken } from 'chevrotain';
import type { Line } from '../../grammar/parser.ts';
import type { Span } from '../text/span.ts';
import { tokenSpan } from '../syntax/tree.ts';
import { type Via, provenanceOf } from '../syntax/via.ts';
import type { ExpandProblem } from './problem.ts';

/** How stretches of text came into the configuration. */
export interface Chains {
    /** The ways on which the text at the start of `span` came in, the nearest step of each first; none for what simply stands there. */
    readonly of: (span: Span) => readonly Via[];
}

/** Of so many uses of one text the way is kept. */
const MAX_USES = 5;

function tokensOf(line: Line): readonly IToken[] {
    if (line.kind === 'words') return line.words;
    return line.kind === 'open' || line.kind === 'close' ? [line.brace] : line.text;
}

/** Gathers how the tokens of effective lines, and the problems, came about. */
export function chainsOf(lines: readonly Line[], problems: readonly ExpandProblem[]): Chains {
    const ways = new Map<number, Via[]>();
    const add = (start: number, via: Via | undefined): void => {
        if (via === undefined) return;
        const known = ways.get(start);
        if (known === undefined) ways.set(start, [via]);
        else if (known.length < MAX_USES && !known.includes(via)) known.push(via);
    };
    for (const token of lines.flatMap(tokensOf)) {
        const { via, parts } = provenanceOf(token);
        for (const way of [via, ...parts]) add(tokenSpan(token).start, way);
    }
    for (const { span, via } of problems) add(span.start, via);
    return { of: ({ start }) => ways.get(start) ?? [] };
}
