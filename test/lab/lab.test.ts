/**
 * Sets that kalint emits, on a real kernel: network namespaces of a virtual machine are the hosts, each host's own
 * `install.sh` sets it up, and what passes the wire then is what is expected here.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { say } from '../oracle/say.ts';
import type { Seen } from './machine.ts';
import { observeAll } from './observe.ts';
import { PARTS } from './parts.ts';
import { ingredients } from './programs.ts';
import { SETS, partsOf } from './sets.ts';

const found = ingredients();
const isComplete = !('missing' in found);
if (!isComplete) say(`the lab is skipped: it needs the Debian packages ${found.missing.join(', ')}`);

describe.skipIf(!isComplete)('emitted sets on a real kernel', () => {
    let folder = '';
    let observed: readonly Promise<Seen>[] = [];
    beforeAll(() => {
        if (!isComplete) return;
        folder = mkdtempSync(join(tmpdir(), 'kalint-lab-'));
        observed = observeAll(found, folder);
    });
    afterAll(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    describe.each(SETS.map((set, at) => ({ set, title: set.title, at })))('$title', ({ set, at }) => {
        let seen: Seen | undefined;
        beforeAll(async () => {
            seen = await observed[at];
        });
        for (const part of partsOf(set))
            describe(part, () => {
                PARTS[part](set, (name) => seen?.get(name));
            });
    });
});
