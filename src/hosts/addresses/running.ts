/** The output of `ip address`, with `-o` or `-br` or neither: what is there now. */
import { linesOf, placeOf, wordsOf } from '../lines.ts';
import type { HostFile } from '../place.ts';
import { type Assigned, type Found, WHOLE, assigned, deviceOf } from './held.ts';

const FILE = /(^|\/)[\w.-]*ip-addr\.txt$/;

/** The device that a line begins with: `2: eth0: <…`, `2: eth0    inet …`. */
const DEVICE = /^\d+:\s+([^\s:]+):?\s/;

/** The same with `-br`, where the addresses follow the state: `eth0  UP  …`. */
const BRIEF = /^([^\s:]+)\s+(?:UP|DOWN|UNKNOWN|LOWERLAYERDOWN|DORMANT)\s/;

/** The flags of a dummy. */
const DUMMY = /<BROADCAST,NOARP\b/;

function ofFile({ file }: HostFile): Found {
    const devices: string[] = [];
    const dummies: string[] = [];
    const held: Assigned[] = [];
    for (const line of linesOf(file)) {
        const brief = BRIEF.exec(line.text);
        const [, name] = brief ?? DEVICE.exec(line.text) ?? [];
        if (name !== undefined) devices.push(deviceOf(name));
        const device = devices.at(-1);
        if (device === undefined) continue;
        if (DUMMY.test(line.text)) dummies.push(device);
        const words = wordsOf(line);
        const family = words.findIndex(({ text }) => text === 'inet' || text === 'inet6');
        const listed =
            brief !== null ? words.slice(2) : family < 0 ? [] : words.slice(family + 1, family + 2);
        for (const word of listed) {
            const place = placeOf(file, word);
            const one = assigned(word.text, device, { by: 'running', place, missing: WHOLE });
            if (one !== undefined) held.push(one);
        }
    }
    return { held, devices, dummies };
}

/** What the lists say. */
export function running(files: readonly HostFile[]): Found[] {
    return files.filter(({ path }) => FILE.test(path)).map(ofFile);
}
