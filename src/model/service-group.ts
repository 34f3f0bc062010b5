/** The groups that virtual servers can stand for (`keepalived/check/check_parser.c:vsg_handler`). */
import { hasIt } from '../../grammar/schema/releases.ts';
import { type Bound, type BoundConfig } from '../schema/bind.ts';
import { serverGroupEntry } from '../schema/lines/server-group-entry.ts';
import { isIncomplete } from '../schema/values/block.ts';
import type { Family } from '../schema/values/address.ts';
import type { Target } from '../schema/targets.ts';
import { remembered } from './remembered.ts';

/** A line of a group, or the block of a virtual server that has no group: something to serve. */
export interface Entry {
    readonly line: Bound;
    /** Absent where there is none, or 0, and for a mark. */
    readonly port?: number;
}

/** A `virtual_server_group` that keepalived keeps. */
export interface ServiceGroup {
    readonly addresses: readonly Entry[];
    readonly marks: readonly Entry[];
    /** The families that its addresses and marks have. */
    readonly families: ReadonlySet<Family>;
}

function groupOf(block: Bound, { release }: Target): ServiceGroup | undefined {
    const addresses: Entry[] = [];
    const marks: Entry[] = [];
    const families = new Set<Family>();
    let bareMark = false;
    for (const line of block.children) {
        const kind = serverGroupEntry(line, release);
        if (kind === undefined) continue;
        if (kind === 'mark') bareMark = true;
        else families.add(kind);
        const port = Number(line.words[1]?.text ?? 0);
        if (line.words[0]?.text === 'fwmark') marks.push({ line });
        else addresses.push(port > 0 ? { line, port } : { line });
    }
    const isMixed = families.size > 1 && (bareMark || !hasIt(release, '2.1.0', undefined));
    return isMixed || addresses.length + marks.length === 0 ? undefined : { addresses, marks, families };
}

/** The groups of a configuration that are all there, by name; of two with one name the first counts. */
export const serviceGroups = remembered(
    (bound: BoundConfig, target: Target): ReadonlyMap<string, ServiceGroup> => {
        const groups = new Map<string, ServiceGroup>();
        const seen = new Set<string>();
        for (const block of bound.statements) {
            const name = block.words[1]?.text;
            if (block.spec?.name !== 'virtual_server_group' || name === undefined || seen.has(name)) continue;
            seen.add(name);
            const group = isIncomplete(block, bound) ? undefined : groupOf(block, target);
            if (group !== undefined) groups.set(name, group);
        }
        return groups;
    },
);
