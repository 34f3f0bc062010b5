/** BFD sessions (`keepalived/bfd/bfd_parser.c:bfd_end_handler`). */
import type { Bound, BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { type Family, addressKey, singleAddress, socketFamily } from '../schema/values/address.ts';
import { isRead } from '../schema/values/judge.ts';
import { skippedBlocks } from './names.ts';
import { remembered } from './remembered.ts';
import { lastOf } from './vrrp-decisions.ts';

/** An end of a session. */
export interface BfdAddress {
    readonly from: Bound;
    readonly family: Family;
    /** The same for two texts that mean the same address. */
    readonly key: string;
}

/** A `bfd_instance` with a neighbour. */
export interface BfdInstance {
    readonly block: Bound;
    readonly name: string;
    readonly statements: readonly Bound[];
    readonly neighbor: BfdAddress;
    readonly source?: BfdAddress;
    /** The same for two sessions that keepalived does not tell apart. */
    readonly key: string;
    /** Whether the two addresses are of different families; then keepalived drops the session. */
    readonly isMixed: boolean;
}

function addressOf(from: Bound | undefined): BfdAddress | undefined {
    const text = from?.words[1]?.text ?? '';
    const family = socketFamily(text);
    if (from === undefined || family === undefined) return undefined;
    const address = singleAddress(text);
    return { from, family, key: addressKey(address) };
}

/** The sessions of a configuration, in its order; without those that are read past or have no neighbour. */
export const bfdInstances = remembered(
    ({ statements }: BoundConfig, target: Target): readonly BfdInstance[] => {
        const skipped = skippedBlocks(statements);
        return statements.flatMap((block) => {
            if (block.spec?.name !== 'bfd_instance' || skipped.has(block)) return [];
            const inside = block.children.filter((each) => isRead(each, target));
            const neighbor = addressOf(lastOf(inside, 'neighbor_ip'));
            const source = addressOf(lastOf(inside, 'source_ip'));
            if (neighbor === undefined) return [];
            const isMultihop = lastOf(inside, 'multihop') !== undefined;
            const key = `${neighbor.key} ${source?.key ?? ''} ${isMultihop}`;
            const isMixed = source !== undefined && source.family !== neighbor.family;
            const base = {
                block,
                name: block.words[1]?.text ?? '',
                statements: inside,
                neighbor,
                key,
                isMixed,
            };
            return [source === undefined ? base : { ...base, source }];
        });
    },
);
