/** The quorum of a virtual server once all of it is read (`keepalived/check/check_data.c:validate_check_config`). */
import { hasIt } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';
import type { Service } from './service.ts';

/** First release that compares the quorum with weights, and not with the number of real servers. */
const BY_WEIGHT: Release = '2.0.14';

/** What the real servers of a virtual server come to. */
export interface Reach {
    readonly by: 'weights' | 'servers';
    readonly total: number;
    /** The sum before it is cut to the 32 bits in which keepalived adds. */
    readonly exact: number;
}

/** What the real servers come to, with those that are left out for another fault; undefined where a weight is refused. */
export function reachOf({ realServers, written }: Service, release: Release): Reach | undefined {
    if (!hasIt(release, BY_WEIGHT, undefined)) return { by: 'servers', total: written, exact: written };
    if (written > realServers.length) return undefined;
    let exact = 0;
    for (const { weight } of realServers) {
        if (weight.value === undefined) return undefined;
        exact += weight.value;
    }
    return { by: 'weights', total: exact % 2 ** 32, exact };
}

/** The quorum that is used: no more than the real servers come to; undefined where the number is refused. */
export function usedQuorum(service: Service, release: Release): number | undefined {
    const { value } = service.quorum;
    const reach = reachOf(service, release);
    return value === undefined || reach === undefined ? value : Math.min(value, reach.total);
}
