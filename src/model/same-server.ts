/** Which servers of a virtual server are one for IPVS, and what is left of those that are given twice. */
import { hasIt } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';
import { addressKey } from '../schema/values/address.ts';
import { oncePer } from '../text/once.ts';
import type { Service, ServiceServer } from './service.ts';

/** First release that looks for real servers that are given twice. */
const SINCE: Release = '2.0.20';

/** The same for servers that are the same, however their addresses are written. */
const keyOf = oncePer(
    ({ endpoint: { address, port = 0 } }: ServiceServer): string => `${addressKey(address)} ${port}`,
);

/** Whether two servers are the same for IPVS (`keepalived/check/ipwrapper.c:rs_iseq`). */
export function isSameServer(one: ServiceServer, other: ServiceServer): boolean {
    return keyOf(one) === keyOf(other);
}

/** A real server that is given again, and the one that is kept. */
export interface DuplicateServer {
    readonly first: ServiceServer;
    readonly server: ServiceServer;
}

/**
 * The real servers that keepalived takes out, as one above is the same
 * (`keepalived/check/check_data.c:validate_check_config`), before it fills in or compares ports.
 */
export function duplicateServers({ realServers }: Service, release: Release): readonly DuplicateServer[] {
    if (!hasIt(release, SINCE, undefined)) return [];
    const known = new Map<string, ServiceServer>();
    return realServers.flatMap((server) => {
        const key = keyOf(server);
        const first = known.get(key);
        if (first !== undefined) return [{ first, server }];
        known.set(key, server);
        return [];
    });
}

/** The real servers that are left. */
export function keptServers(service: Service, release: Release): readonly ServiceServer[] {
    const again = new Set(duplicateServers(service, release).map(({ server }) => server));
    return service.realServers.filter((server) => !again.has(server));
}
