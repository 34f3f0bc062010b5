import { FOREIGN_WORDS, type ForeignWord } from '../../../grammar/schema/index.ts';
import { wrap } from '../../report/table.ts';

/** The words of forks and of copied texts that are spelt so. */
export function findForeign(what: string): readonly ForeignWord[] {
    return FOREIGN_WORDS.filter((word) => word.name === what);
}

/** Tells about such words. */
export function explainForeign(words: readonly ForeignWord[], width: number): string {
    return words
        .map(({ name, from, doc, use }) =>
            [
                `${name} (${from})`,
                ...wrap(doc, width, '    '),
                '    - no release of keepalived knows it; the line is dropped',
                ...(use === undefined ? [] : [`    - in keepalived: ${use}`]),
                '',
            ].join('\n'),
        )
        .join('\n');
}
