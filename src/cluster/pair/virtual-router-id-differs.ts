import { routerIdHeld } from '../adverts.ts';
import { reportDisagreements } from '../agreement.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    differs: (here: string, there: string, node: string) =>
        `"virtual_router_id" is ${here} here and ${there} on ${node}: these are two virtual routers, and both nodes become master with the same addresses`,
};

/** Instances that share addresses, and have different numbers. */
export const virtualRouterIdDiffers: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/virtual-router-id-differs',
        area: 'pair',
        severity: 'error',
        fixable: 'unsafe',
        title: 'nodes whose virtual routers have different numbers',
        why: 'The number is how a node tells whose advert it has got. One that has another number is that of another virtual router, and keepalived passes over it. So no node hears of a master, and each becomes one: the addresses are on several machines at once, and who answers is up to the ARP caches.',
        symptoms: ['both-master'],
        source: 'keepalived/vrrp/vrrp_scheduler.c:vrrp_dispatcher_read, RFC 5798 section 5.2.3',
    }),
    messages,
    compare: (cluster, report) => {
        reportDisagreements(cluster, report, {
            setting: 'virtual_router_id',
            heldBy: routerIdHeld,
            tell: ({ member, here, other, there }) => {
                // An instance without a number is no virtual router; that is said of it by itself.
                if (member.routerId === undefined || other.routerId === undefined) return undefined;
                const { name } = other.node;
                return { message: messages.differs(here.shown, there.shown, name), copy: there.shown };
            },
        });
    },
};
