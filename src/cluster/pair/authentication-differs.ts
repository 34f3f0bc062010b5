import { authenticationHeld, authenticationType } from '../adverts.ts';
import { reportDisagreements } from '../agreement.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    type: (here: string, there: string, node: string) =>
        `authentication ${here} here, and ${there} on ${node}: the nodes refuse each other's adverts, and both become master`,
    password: (node: string) =>
        `not the password of ${node}: the nodes refuse each other's adverts, and both become master`,
};

/** Members of a virtual router with different types of authentication, or different passwords. */
export const authenticationDiffers: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/authentication-differs',
        area: 'pair',
        severity: 'error',
        title: 'nodes that authenticate their adverts differently',
        why: 'keepalived refuses an advert with another type of authentication than its own, and one with another password; of a password eight bytes are sent. Neither node hears the other then, and both become master.',
        symptoms: ['both-master', 'password-ignored'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_check_packet',
    }),
    messages,
    compare: (cluster, report) => {
        reportDisagreements(cluster, report, {
            setting: 'authentication',
            heldBy: authenticationHeld,
            tell: ({ member, other }) => {
                // Version 3 has no authentication, and with different versions nothing is compared any more.
                if (member.instance.facts.version === 3 || other.instance.facts.version === 3)
                    return undefined;
                const [here, there] = [authenticationType(member), authenticationType(other)];
                const { name } = other.node;
                return {
                    message: here === there ? messages.password(name) : messages.type(here, there, name),
                };
            },
        });
    },
};
