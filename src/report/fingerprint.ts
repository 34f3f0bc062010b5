/** By what a finding is known again when lines have moved. */
import type { FileReport } from '../service/report.ts';
import { lineAt } from '../text/source-file.ts';
import { linesOf } from '../text/edit.ts';
import { blocksIn, squeezed } from './blocks.ts';
import { redactText, redactionOf } from './secrets.ts';

/** Makes a short text of any text, the same of the same and another of another. */
export type Hash = (text: string) => string;

/** Names of the definitions of a text. */
function definedIn(text: string): ReadonlySet<string> {
    return new Set(
        Array.from(text.matchAll(/^[ \t]*(?:@\S+[ \t]+)?\$(\w+)[ \t]*=/gm), ([, name = '']) => name),
    );
}

/**
 * For each finding of a file what makes it out in there: its rule, the blocks around it, and the words of the line in
 * which it begins. The number of the line is no part of it. Nor are secrets, and the values of definitions,
 * which other files may use as such: a password could be guessed from its hash.
 */
export function identitiesOf({ file, diagnostics }: FileReport): readonly string[] {
    if (diagnostics.length === 0) return [];
    const text = redactText(file.text, redactionOf(file.text, definedIn(file.text)));
    const blocks = blocksIn(text);
    const lines = linesOf(text);
    return diagnostics.map(({ rule, span }) => {
        const line = lineAt(file, span.start);
        // The brace that opens a block may as well stand on the next line.
        const words = squeezed((lines[line] ?? '').replace(/\{\s*$/, ''));
        return JSON.stringify([rule, blocks(line), words]);
    });
}

/**
 * A fingerprint for each finding of a file that goes by the name `path`: the same as long as file, blocks, line and
 * rule are, another for every finding. Those that are alike in all of this are told apart by their order.
 */
export function fingerprintsOf(report: FileReport, path: string, hash: Hash): readonly string[] {
    const seen = new Map<string, number>();
    return identitiesOf(report).map((identity) => {
        const ordinal = seen.get(identity) ?? 0;
        seen.set(identity, ordinal + 1);
        return hash(JSON.stringify([path, identity, ordinal]));
    });
}
