/** Runs the kalint program of the extension. */
import { spawn } from 'node:child_process';

/** What came of a run. */
export interface Run {
    /** The exit status; null when it could not be run, or was ended from outside. */
    readonly status: number | null;
    readonly out: string;
    readonly err: string;
}

/** Runs a launcher with arguments by the Node that runs this, which in an editor is the editor's program. */
export function runProgram(launcher: string, args: readonly string[], cwd?: string): Promise<Run> {
    return new Promise((resolve) => {
        const child = spawn(process.execPath, [launcher, ...args], {
            ...(cwd === undefined ? {} : { cwd }),
            env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' },
            stdio: ['ignore', 'pipe', 'pipe'],
            windowsHide: true,
        });
        let out = '';
        let err = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
        child.on('error', ({ message }) => {
            resolve({ status: null, out, err: message });
        });
        child.on('close', (status) => {
            resolve({ status, out, err });
        });
    });
}
