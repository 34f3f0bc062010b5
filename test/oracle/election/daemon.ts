/** A keepalived that runs in a machine. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type Machine, type Process, killAll, pathInRun, spawnInside, writeInRun } from './machine.ts';

/** Says each line that a daemon logs. */
export type Listen = (line: string) => void;

const START_LIMIT_MS = 20_000;

/** The last thing that is logged at the start, with `-D`. */
const HAS_STARTED = 'VRRP sockpool';

const OPTIONS = ['-f', '/run/keepalived.conf', '-p', '/run/main.pid', '-r', '/run/vrrp.pid'];

/** Starts the program at a path with a configuration, its VRRP process only; settles when its instances run. */
export async function startDaemon(
    machine: Machine,
    path: string,
    text: string,
    listen: Listen,
): Promise<Process> {
    // A daemon that was killed has left its files, and their numbers may be those of other processes now.
    for (const name of ['main.pid', 'vrrp.pid']) await rm(pathInRun(machine, name), { force: true });
    await writeInRun(machine, 'keepalived.conf', text);
    const daemon = spawnInside(machine, [path, '-n', '-l', '-D', '-P', ...OPTIONS]);
    await new Promise<void>((done, fail) => {
        const said: string[] = [];
        const giveUp = (): void => {
            clearTimeout(timer);
            fail(new Error(`keepalived does not start:\n${said.join('\n')}`));
        };
        const timer = setTimeout(giveUp, START_LIMIT_MS);
        daemon.once('exit', giveUp);
        for (const stream of [daemon.stdout, daemon.stderr]) {
            createInterface(stream).on('line', (line) => {
                said.push(line);
                listen(line);
                if (!line.includes(HAS_STARTED)) return;
                clearTimeout(timer);
                done();
            });
        }
    });
    return daemon;
}

/** Stops a daemon in order; settles when it is gone. */
export async function stopDaemon(machine: Machine, daemon: Process): Promise<void> {
    const gone = once(daemon, 'exit');
    spawnInside(machine, ['sh', '-c', 'kill -TERM "$(cat /run/main.pid)"']);
    await gone;
}

/** Ends a daemon, and whatever else runs in its machine, without a chance to say goodbye. */
export async function killDaemon(machine: Machine, daemon: Process): Promise<void> {
    const gone = once(daemon, 'exit');
    await killAll(machine);
    await gone;
}
