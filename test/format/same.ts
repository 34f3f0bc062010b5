import { NEWEST } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';
import { noIncludes } from '../../src/expand/includes.ts';
import { read } from '../../src/expand/reader.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { SourceSet } from '../../src/text/source-set.ts';
import { MAIN, tokensOf } from '../support/expand.ts';

/** Releases that read texts in ways of their own. */
const RELEASES: readonly Release[] = [NEWEST, '2.2.7'];

/** The ids that a text could be read for, by its look, and none. */
export function idsIn(text: string): (string | undefined)[] {
    return [undefined, ...new Set(Array.from(text.matchAll(/@\^?([^\s!#{}]+)/g), ([, id]) => id))];
}

/** What keepalived makes of a text, for one id and release: its lines, and the kinds of what is wrong with it. */
function effectOf(text: string, release: Release, configId: string | undefined): string {
    const sources = new SourceSet(createSourceFile(MAIN, text));
    const { lines, problems, openQuotes, isCut } = read(sources, { release, configId, includes: noIncludes });
    // Where it ends depends on how many lines braces make.
    if (isCut) return 'too much text';
    const words = lines.map((line) => JSON.stringify(tokensOf(line).map(({ image }) => image)));
    return [...words, ...problems.map(({ kind }) => kind), `${openQuotes.length} open quotes`].join('\n');
}

/** The effects of a text for each of some ids. */
export function effectsOf(text: string, ids: readonly (string | undefined)[]): string[] {
    return ids.flatMap((id) =>
        RELEASES.map((release) => `${release} ${id ?? 'no id'}\n${effectOf(text, release, id)}`),
    );
}
