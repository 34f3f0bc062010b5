/** A guest machine, emulated by QEMU, which says what it saw. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Kernel } from './programs.ts';

/** What a guest saw, by the name of the observation. */
export type Seen = ReadonlyMap<string, string>;

/** How a guest is started. */
export interface Boot {
    readonly kernel: Kernel;
    readonly initramfs: string;
    /** Where what it prints on its console goes; a file. */
    readonly console: string;
    /** Variables for its first program. */
    readonly variables: Readonly<Record<string, string>>;
    /** Seconds after which it is ended. */
    readonly limit: number;
}

/**
 * What makes programs start several times as fast under emulation: translated code is used again where they always
 * stand at the same addresses, and nothing is guarded against.
 */
const FAST =
    'norandmaps nokaslr mitigations=off init_on_alloc=0 apparmor=0 audit=0 randomize_kstack_offset=off';

/** The last words of a guest that has seen everything. */
const END = 'end';

/** Runs a guest to its end. Rejects, with the end of what it printed, where it did not come through. */
export function runGuest({ kernel, initramfs, console, variables, limit }: Boot): Promise<Seen> {
    const words = Object.entries(variables).map(([name, value]) => `"${name}=${value}"`);
    const command = [
        ...[
            '-k',
            '1',
            String(limit),
            'qemu-system-x86_64',
            '-accel',
            'tcg',
            '-cpu',
            'max,la57=off',
            '-m',
            '1G',
        ],
        ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
        ...['-kernel', kernel.image, '-initrd', initramfs],
        ...['-append', `console=ttyS0 quiet panic=-1 ${FAST} ${words.join(' ')}`],
        ...['-serial', `file:${console}`, '-serial', 'stdio'],
    ];
    // `timeout` ends it also where this process was ended before.
    const qemu = spawn('timeout', command, { stdio: ['ignore', 'pipe', 'pipe'] });
    const seen = new Map<string, string>();
    createInterface(qemu.stdout).on('line', (line) => {
        const [name = '', value = ''] = line.split(/: (.*)/s);
        seen.set(name, value);
    });
    let complaint = '';
    qemu.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    return new Promise((done, fail) => {
        qemu.on('error', fail);
        qemu.on('close', (status) => {
            if (seen.has(END)) done(seen);
            else
                fail(
                    new Error(`status ${status} ${complaint}\n${readFileSync(console, 'utf8').slice(-4000)}`),
                );
        });
    });
}
