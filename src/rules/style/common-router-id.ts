import { lastOf } from '../../model/vrrp-decisions.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Rule } from '../rule.ts';

const messages = {
    common: (number: string) =>
        `"virtual_router_id ${number}" is that of the samples; a second pair in the network that has kept it too would take its adverts for those of a peer`,
};

/** The number in the samples of keepalived, of distributions and of most guides. */
const SAMPLE = 51;

/** The number of the samples for a virtual router. */
export const commonRouterId: Rule = {
    meta: {
        id: 'style/common-router-id',
        area: 'style',
        severity: 'info',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: '"virtual_router_id" of the samples',
        why: 'Adverts by multicast reach all routers of the network, and those with the same number take them for adverts of a peer. Two pairs with one number log bogus packets at best; where their passwords are the same too, one of them never becomes MASTER. Most pairs that were set up from a sample have the number 51.',
        symptoms: ['both-master', 'address-on-nobody', 'flapping', 'wrong-machine-answers'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_check_packet',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            for (const { statements, unicast } of vrrpInstances(bound, target)) {
                const number = lastOf(statements, 'virtual_router_id')?.words[1];
                // Adverts by unicast reach the peers alone.
                if (number === undefined || unicast.length > 0 || Number(number.text) !== SAMPLE) continue;
                report({ message: messages.common(number.text), span: number.span });
            }
        },
    }),
};
