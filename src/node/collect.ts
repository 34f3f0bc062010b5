import { type Dirent, type Stats, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Failure, errorCode, failure, failureOf } from './failure.ts';
import { type IsIgnored, gitIgnores } from './git-ignore.ts';
import { SKIPPED_FOLDERS, type SelectionIn, isTemplate, usualSelection } from './selection.ts';

/** The operand that means standard input. */
export const STDIN = '-';

/** The files to check, and what of the request could not be followed. */
export interface Collection {
    /** In the order of the request, those of a folder sorted by name; no file twice. */
    readonly files: readonly string[];
    readonly failures: readonly Failure[];
}

/** Characters that make a name a pattern, for a name under which there is no file. */
const PATTERN = /[*?[\]{}]|[@!+]\(/;

/** What lies at `path`, links followed unless told otherwise; undefined when nothing does; other troubles are thrown. */
function look(path: string, stat: (path: string) => Stats = statSync): Stats | undefined {
    try {
        return stat(path);
    } catch (error) {
        const code = errorCode(error);
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        throw error;
    }
}

function isFile(entry: Dirent, path: string): boolean {
    if (entry.isFile()) return true;
    if (!entry.isSymbolicLink()) return false;
    try {
        return statSync(path).isFile();
    } catch {
        return false;
    }
}

/** Adds to `found` what is checked below `folder`; links to folders are not followed, nor what git leaves alone. */
async function walk(
    folder: string,
    selectionIn: SelectionIn,
    ignoredIn: (folder: string) => Promise<IsIgnored>,
    found: string[],
    failures: Failure[],
): Promise<void> {
    let entries: Dirent[];
    try {
        entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
        failures.push(failureOf(error, folder, 'reading'));
        return;
    }
    const absolute = resolve(folder);
    const { isChecked, isEntered } = await selectionIn(absolute);
    const isIgnored = await ignoredIn(absolute);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
        const path = join(folder, entry.name);
        const own = join(absolute, entry.name);
        if (entry.isDirectory()) {
            if (isEntered(own) && !isIgnored(own, true))
                await walk(path, selectionIn, ignoredIn, found, failures);
        } else if (isChecked(own) && !isIgnored(own, false) && isFile(entry, path)) {
            found.push(path);
        }
    }
}

async function collectFolder(
    folder: string,
    selectionIn: SelectionIn,
    found: string[],
    failures: Failure[],
): Promise<void> {
    const before = found.length + failures.length;
    await walk(folder, selectionIn, await gitIgnores(resolve(folder)), found, failures);
    if (found.length + failures.length > before) return;
    const { sought } = await selectionIn(resolve(folder));
    failures.push(
        failure('nothing-to-check', folder, `nothing to check: ${sought}; name the files to check`),
    );
}

/** Adds the files that a pattern meets, without templates and what lies in folders that it does not name. */
async function collectPattern(pattern: string, found: string[], failures: Failure[]): Promise<void> {
    const { glob } = await import('tinyglobby');
    const named = pattern.split('/');
    const skipped = [...SKIPPED_FOLDERS].filter((folder) => !named.includes(folder));
    const ignore = skipped.map((folder) => `**/${folder}/**`);
    const met = await glob([pattern], { expandDirectories: false, ignore });
    // The library ignores nothing outside the working directory.
    const isSkipped = (path: string): boolean => path.split('/').some((part) => skipped.includes(part));
    const paths = met.filter((path) => !isTemplate(path) && !isSkipped(path));
    if (paths.length === 0) failures.push(failure('missing', pattern, 'no file matches this pattern'));
    found.push(...paths.sort());
}

/** Why nothing is found under a name. */
function missingReason(path: string): string {
    return look(path, lstatSync) === undefined
        ? 'no such file or folder'
        : 'is a symbolic link that leads nowhere';
}

async function collectOperand(
    operand: string,
    selectionIn: SelectionIn,
    found: string[],
    failures: Failure[],
): Promise<void> {
    if (operand === STDIN) {
        found.push(STDIN);
        return;
    }
    let stats: Stats | undefined;
    try {
        stats = look(operand);
    } catch (error) {
        failures.push(failureOf(error, operand, 'reading'));
        return;
    }
    if (stats?.isDirectory()) await collectFolder(operand, selectionIn, found, failures);
    else if (stats !== undefined) found.push(operand);
    else if (PATTERN.test(operand)) await collectPattern(operand, found, failures);
    else failures.push(failure('missing', operand, missingReason(operand)));
}

/** The first spelling of each file. */
function withoutRepeats(paths: readonly string[]): string[] {
    if (paths.length < 2) return [...paths];
    const seen = new Set<string>();
    return paths.filter((path) => {
        let key = path;
        try {
            if (path !== STDIN) key = realpathSync(path);
        } catch {
            key = resolve(path);
        }
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
    });
}

/**
 * The files that a request means. A file that is named is always among them; a folder is
 * walked for what is selected in it and in the folders below, configurations of keepalived usually, without what the
 * `.gitignore` files of its repository leave out; a name under which nothing is found is taken as a pattern if it looks
 * like one. A folder or pattern that gives no file is a failure. `-`, which
 * means standard input, stays as it is.
 */
export async function collectFiles(
    operands: readonly string[],
    selectionIn: SelectionIn = () => usualSelection,
): Promise<Collection> {
    const found: string[] = [];
    const failures: Failure[] = [];
    for (const operand of operands) await collectOperand(operand, selectionIn, found, failures);
    return { files: withoutRepeats(found), failures };
}
