import { type Packet } from '../../hosts/firewall/index.ts';
import { isUnicast, groupHeld, sourceAddress, sourceOf, authenticationType } from '../adverts.ts';
import { type DeployedHost, firewallOn, inNode, placeOn } from '../deployment.ts';
import { letAdvertsIn } from './remedy.ts';
import { type Member, routersOf } from '../router.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    dropped: (host: string, peer: string, protocol: string, reason: string, remedy: string) =>
        `${host} drops the adverts of ${peer} (protocol ${protocol}), so that both become master: ${reason}${remedy}`,
    atStart: (host: string, peer: string, protocol: string, reason: string, remedy: string) =>
        `${host} drops the adverts of ${peer} (protocol ${protocol}) until it has sent some there itself, so that it becomes master whenever it starts: ${reason}${remedy}`,
    router: () => 'the virtual router',
};

/** Some address of the link: what is sent to the group of IPv6 comes from there, unless a source is written. */
const OF_LINK = 'fe80::1';

/** An advert of a member as it comes to another one. */
function advertOf(peer: Member, member: Member): Packet {
    const { family } = member.instance.facts;
    const own = sourceAddress(member);
    const isOfLink = family === 'inet6' && !isUnicast(peer) && sourceOf(peer) === undefined;
    const source = isOfLink ? OF_LINK : sourceAddress(peer);
    const destination = isUnicast(peer) ? own : groupHeld(peer).shown;
    const device = member.instance.interface?.name;
    return {
        family,
        protocol: authenticationType(peer) === 'AH' ? 'ah' : 'vrrp',
        ...(device === undefined ? {} : { device }),
        ...(source === undefined ? {} : { source }),
        ...(destination === undefined ? {} : { destination }),
    };
}

/** A director that does not let the adverts of the other one in. */
export const directorDropsVrrp: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/director-drops-vrrp',
        severity: 'error',
        title: 'a director whose firewall drops the adverts of its peer',
        why: 'Adverts are packets of the IP protocol 112 (with AH: 51), which no port stands for, so that no rule for a service lets them in. A node that hears none becomes master beside the other: both have the addresses, and which of them clients reach changes from minute to minute. With unicast a firewall that tracks connections takes them for answers once the node has sent adverts itself: then it becomes master at each start, if only until it has sent some. It is the most frequent fault of new deployments.',
        symptoms: ['both-master'],
        source: 'RFC 5798 section 5.1.1.4, nft(8), firewalld.zone(5)',
    }),
    messages,
    judge: ({ directors }, report) => {
        const byNode = new Map(directors.map((director) => [director.node, director]));
        const told = new Set<DeployedHost>();
        const nodes = directors.flatMap(({ node }) => node ?? []);
        for (const { members } of routersOf(nodes)) {
            for (const member of members) {
                const director = byNode.get(member.node);
                for (const peer of members) {
                    if (director === undefined || peer === member || told.has(director)) continue;
                    const packet = advertOf(peer, member);
                    const firewall = firewallOn(director);
                    const verdict = firewall?.input(packet);
                    if (firewall === undefined || verdict?.kind !== 'dropped') continue;
                    told.add(director);
                    // What answers the own adverts is of a connection that is tracked.
                    const isAnswer =
                        isUnicast(member) &&
                        firewall.input({ ...packet, state: 'established' }).kind === 'accepted';
                    const words = isAnswer ? messages.atStart : messages.dropped;
                    report({
                        message: words(
                            director.name,
                            peer.node.name,
                            packet.protocol === 'ah' ? 'AH' : '112',
                            verdict.reason,
                            letAdvertsIn(firewall.systems, packet.protocol),
                        ),
                        place: verdict.place ?? placeOn(director),
                        related: [
                            { ...inNode(member.node, member.instance.block), message: messages.router() },
                        ],
                    });
                }
            }
        }
    },
};
