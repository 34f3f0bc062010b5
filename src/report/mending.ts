/** What `--fix` mends, in words that follow on what was found. */
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { FileReport } from '../service/report.ts';
import type { ReportInput } from './input.ts';
import { visible } from './visible.ts';
import { list } from './words.ts';

/** How many files are named; of more nothing but that they are included. */
const NAMED = 3;

/** The files that a safe fix of a finding is written to; undefined without such a fix. */
function writtenBy({ uri, fixes }: Diagnostic): readonly string[] | undefined {
    const fix = fixes.find(({ safe }) => safe);
    return fix && [uri, ...fix.edits.map((edit) => edit.uri)];
}

/** `it`, `both`, `all 3` or `2 of them`. */
function share(some: number, all: number): string {
    if (some < all) return `${String(some)} of them`;
    return all === 1 ? 'it' : all === 2 ? 'both' : `all ${String(all)}`;
}

/** `when a.conf is named, too` */
function whenNamed(uris: readonly string[]): string {
    if (uris.length > NAMED) return 'when the files that are included are named, too';
    return `when ${list(uris.map(visible))} ${uris.length === 1 ? 'is' : 'are'} named, too`;
}

/**
 * `; --fix mends 2 of them, all 3 when conf.d/a.conf is named, too`: nothing is written to files that are only
 * included. After `--fix` no more than what was fixed, and what is beyond its reach. Empty where there is nothing to say.
 */
export function mending(reports: readonly FileReport[], { fixed, written }: ReportInput): string {
    const all = reports.flatMap(({ diagnostics }) => diagnostics);
    const mended = all.flatMap((each) => [writtenBy(each) ?? []]).filter((uris) => uris.length > 0);
    const beyond = mended.map((uris) => uris.filter((uri) => written?.has(uri) === false));
    const missing = [...new Set(beyond.flat())];
    const reached = fixed === undefined ? beyond.filter((uris) => uris.length === 0).length : 0;
    const done = fixed === undefined || fixed === 0 ? '' : `; ${String(fixed)} fixed`;
    const more = share(mended.length, all.length);
    if (missing.length === 0) return reached === 0 ? done : `${done}; --fix mends ${more}`;
    if (reached === 0) return `${done}; --fix mends ${more} ${whenNamed(missing)}`;
    return `${done}; --fix mends ${share(reached, all.length)}, ${more} ${whenNamed(missing)}`;
}
