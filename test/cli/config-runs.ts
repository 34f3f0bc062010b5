/** Runs of kalint in folders with a configuration file. */
import { relative } from 'node:path';
import { folderOf } from '../node/folder.ts';
import { type Outcome, type Surroundings, kalint } from './run.ts';

/** An error, by the config test too. */
export const UNKNOWN = 'no_such_keyword\n';

/** Runs kalint on operands of a folder with those files; the folder is `.` in what is printed. */
export async function run(
    files: Readonly<Record<string, string | Uint8Array>>,
    operands: readonly string[],
    surroundings?: Surroundings,
): Promise<Outcome> {
    const folder = folderOf(files);
    const argv = operands.map((word) => word.replace(/^\.(?=\/|$)/, folder));
    const { status, out, err } = await kalint(argv, surroundings);
    const bare = (text: string): string => text.replaceAll(relative('', folder), '.').replaceAll(folder, '.');
    return { status, out: bare(out), err: bare(err) };
}

/** The findings, as `path rule severity`. */
export async function findings(
    files: Readonly<Record<string, string>>,
    ...operands: readonly string[]
): Promise<string[]> {
    const { out } = await run(files, ['--format', 'unix', ...operands]);
    return out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.replace(/^([^:]+):.*?: (\w+): .* \[(.*)\]$/, '$1 $3 $2'));
}

/** What a file says about settings, as `value from`. */
export async function settings(
    files: Readonly<Record<string, string>>,
    ...operands: readonly string[]
): Promise<Readonly<Record<string, string>>> {
    const { out } = await run(files, ['--show-settings', '--format', 'json', ...operands]);
    const shown = JSON.parse(out) as { settings: Record<string, { value: unknown; from: string }> };
    return Object.fromEntries(
        Object.entries(shown.settings).map(([name, { value, from }]) => [name, `${String(value)} ${from}`]),
    );
}
