import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, failureOf } from '../../node/failure.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { say } from '../say.ts';
import { HOOK } from './hook.ts';

/** The options of `kalint init`. */
export interface InitOptions {
    readonly hook?: boolean;
    /** Only print it. */
    readonly print?: boolean;
}

/** The line by which another hook runs this one. */
const CALL = 'hook=$(kalint init --hook --print) && sh -c "$hook" || exit 1';

/** The folder in which git looks for hooks; undefined after a word about why there is none. */
function hooksFolder(io: Io): string | undefined {
    const { error, status, stdout, stderr } = spawnSync('git', ['rev-parse', '--git-path', 'hooks'], {
        encoding: 'utf8',
    });
    if (status === 0) return stdout.replace(/\r?\n$/, '');
    const [said = ''] = error === undefined ? stderr.split('\n') : ['git cannot be called'];
    say(io, said.replace(/^fatal: /, ''));
    return undefined;
}

/** Writes the hook, which is not there yet; answers the text that is, where there is one. */
function write(folder: string, path: string): string | undefined {
    mkdirSync(folder, { recursive: true });
    try {
        writeFileSync(path, HOOK, { flag: 'wx', mode: 0o755 });
        return undefined;
    } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error;
        return readFileSync(path, 'utf8');
    }
}

/** Installs the hook for git, or prints it; answers the exit status. A hook of another kind stays as it is. */
export function init({ print }: InitOptions, io: Io): number {
    if (print === true) {
        io.out(HOOK);
        return EXIT.fine;
    }
    const folder = hooksFolder(io);
    if (folder === undefined) return EXIT.unusable;
    const path = join(folder, 'pre-commit');
    try {
        const there = write(folder, path);
        if (there !== undefined && there !== HOOK) {
            say(io, `${path}: there is a hook already; to check from it too, add this line: ${CALL}`);
            return EXIT.unusable;
        }
        if (there === HOOK) chmodSync(path, 0o755);
    } catch (error) {
        say(io, failureOf(error, path, 'writing').message);
        return EXIT.unusable;
    }
    io.out(`${path}: checks from now on what each commit changes\n`);
    return EXIT.fine;
}
