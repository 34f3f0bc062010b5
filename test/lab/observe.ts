/** Has guests see all that the lab is about. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kalint } from '../cli/run.ts';
import { say } from '../oracle/say.ts';
import { commonArchive, ownArchive } from './initramfs.ts';
import { type Seen, runGuest } from './machine.ts';
import type { Ingredients } from './programs.ts';
import { type LabSet, SETS, partsOf } from './sets.ts';

/** Seconds after which a guest is ended. */
const LIMIT = 240;

/** Guests that run at the same time. */
const AT_A_TIME = 2;

/** How long it is watched, in milliseconds, whether a director that returned takes the addresses back. */
function watched({ failBack, interval }: LabSet): number {
    return failBack === undefined ? 5 * interval : 30_000;
}

/** Emits a set and has a guest see all of it. */
async function observe(
    set: LabSet,
    number: number,
    common: Buffer,
    { kernel }: Ingredients,
    folder: string,
): Promise<Seen> {
    const emitted = join(folder, `set-${number}`);
    const { status, err } = await kalint(['emit', set.spec, '-o', emitted]);
    if (status !== 0) throw new Error(err);
    const initramfs = join(folder, `initramfs-${number}`);
    writeFileSync(initramfs, Buffer.concat([common, ownArchive(emitted)]));
    const started = Date.now();
    const seen = await runGuest({
        kernel,
        initramfs,
        console: join(folder, `console-${number}`),
        limit: LIMIT,
        variables: {
            PARTS: partsOf(set).join(' '),
            VIPS: set.vips.join(' '),
            PORT: String(set.port),
            ADVERTS: set.adverts,
            METHOD: set.method,
            FIREWALL: set.firewall,
            RETURNS: String(watched(set)),
        },
    });
    say(`lab: ${set.title}: ${seen.size} observations in ${Math.round((Date.now() - started) / 1000)} s`);
    return seen;
}

/** What each set's guest sees, in the order of the sets; a folder is theirs. They start at once, two at a time. */
export function observeAll(ingredients: Ingredients, folder: string): readonly Promise<Seen>[] {
    const common = commonArchive(ingredients);
    const ended: Promise<unknown>[] = [];
    return SETS.map((set, at) => {
        const before = ended[at - AT_A_TIME] ?? Promise.resolve();
        const seen = before.then(() => observe(set, at, common, ingredients, folder));
        ended.push(seen.catch(() => undefined));
        return seen;
    });
}
