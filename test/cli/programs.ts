import { spawnSync } from 'node:child_process';

/** Whether a program can be called on this machine. */
export function hasProgram(name: string): boolean {
    return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}
