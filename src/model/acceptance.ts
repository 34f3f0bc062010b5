/** Which virtual routers take packets to their addresses (`keepalived/vrrp/vrrp.c:vrrp_complete_instance`). */
import { hasIt } from '../../grammar/schema/releases.ts';
import type { Bound, BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { addressKey, singleAddress } from '../schema/values/address.ts';
import type { Word } from '../syntax/tree.ts';
import { type Service, services } from './service.ts';
import type { InstanceAddress } from './vrrp-addresses.ts';
import { lastOf } from './vrrp-decisions.ts';
import { OWNER_PRIORITY, type VrrpInstance, vrrpInstances } from './vrrp-instance.ts';

/** First release that drops packets in version 2, too. */
const SINCE = '1.3.0';

/** Why packets to the addresses of a virtual router are dropped. */
export interface Drop {
    /** `no_accept`, or the statement that makes it strict. */
    readonly by: Bound;
    readonly isStrict: boolean;
    /** An `accept` that is lost, since strict version 2 knows none. */
    readonly lost?: Bound;
}

/**
 * Why keepalived makes rules for the firewall that drop packets to the addresses of a master; undefined where it
 * makes none. The owner of the addresses always takes them.
 */
export function dropOf(instance: VrrpInstance, { release, lacks }: Target): Drop | undefined {
    const { statements, strict, strictBy, effectivePriority, facts } = instance;
    if (effectivePriority === OWNER_PRIORITY || !hasIt(release, SINCE, undefined)) return undefined;
    if (lacks.includes('nftables') && lacks.includes('iptables')) return undefined;
    const word = lastOf(statements, 'accept', 'no_accept');
    if (word?.spec?.name === 'no_accept') return { by: word, isStrict: false };
    if (!strict || strictBy === undefined) return undefined;
    if (word === undefined) return { by: strictBy, isStrict: true };
    return facts.version === 2 ? { by: strictBy, isStrict: true, lost: word } : undefined;
}

/** A virtual server whose packets are dropped. */
export interface Blocked {
    readonly drop: Drop;
    readonly address: InstanceAddress;
    readonly server: Word;
}

/** The words by which virtual servers name addresses, by address. */
function served(all: readonly Service[]): ReadonlyMap<string, Word> {
    const words = all.flatMap(({ addresses, grouped, name }) =>
        addresses.flatMap(({ line }) => (grouped ? line.words.slice(0, 1) : [name])),
    );
    return new Map(words.map((word) => [addressKey(singleAddress(word.text)), word]));
}

/** The virtual servers at addresses that take no packets, one for each cause. */
export function blockedServices(bound: BoundConfig, target: Target): ReadonlyMap<Bound, Blocked> {
    const found = new Map<Bound, Blocked>();
    const instances = vrrpInstances(bound, target).flatMap((instance) => {
        const drop = dropOf(instance, target);
        // That strict mode loses an "accept" is said of it.
        return drop === undefined || drop.lost !== undefined ? [] : [{ instance, drop }];
    });
    if (instances.length === 0) return found;
    const servers = served(services(bound, target));
    for (const { instance, drop } of instances) {
        if (found.has(drop.by)) continue;
        for (const address of instance.addresses) {
            const { role, against, key } = address;
            const server = role === 'virtual' || role === 'excluded' ? servers.get(key) : undefined;
            if (server === undefined || against !== undefined) continue;
            found.set(drop.by, { drop, address, server });
            break;
        }
    }
    return found;
}
