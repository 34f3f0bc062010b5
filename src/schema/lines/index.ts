/** The lines of value blocks: for each language a reader. */
import type { LineKind } from '../../../grammar/schema/types.ts';
import type { Bound } from '../bind.ts';
import type { Target } from '../targets.ts';
import type { Fault } from '../values/fault.ts';
import { readAddressLine } from './address.ts';
import { readInterfaceDelays } from './interface-delays.ts';
import { readLinkbeatInterface } from './linkbeat-interface.ts';
import { readRouteLine } from './route.ts';
import { readRuleLine } from './routing-rule.ts';
import { readServerGroupEntry } from './server-group-entry.ts';
import { trackedReader } from './tracked.ts';
import { readUnicastPeer } from './unicast-peer.ts';

/** Tells what is wrong with one line of a value block; it has at least one word. */
export type LineReader = (bound: Bound, target: Target) => readonly Fault[];

const READERS: Readonly<Partial<Record<LineKind, LineReader>>> = {
    address: readAddressLine,
    'interface-delays': readInterfaceDelays,
    'linkbeat-interface': readLinkbeatInterface,
    route: readRouteLine,
    'routing-rule': readRuleLine,
    'server-group-entry': readServerGroupEntry,
    'tracked-bfd': trackedReader('tracked-bfd'),
    'tracked-file': trackedReader('tracked-file'),
    'tracked-interface': trackedReader('tracked-interface'),
    'tracked-process': trackedReader('tracked-process'),
    'tracked-script': trackedReader('tracked-script'),
    'unicast-peer': readUnicastPeer,
};

/** What is wrong with a line of a value block. */
export function readLine(bound: Bound, target: Target): readonly Fault[] {
    const block = bound.parent?.spec?.block;
    if (block?.content !== 'lines' || block.line === undefined || bound.words.length === 0) return [];
    return READERS[block.line]?.(bound, target) ?? [];
}
