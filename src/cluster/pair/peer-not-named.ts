import { wordsSpan } from '../../schema/bind.ts';
import { quote } from '../../text/words.ts';
import { isUnicast, namesPeer, sourceOf } from '../adverts.ts';
import { type Member, statementOf } from '../router.ts';
import { type ClusterFinding, type ClusterRule, nodeFix, clusterMeta } from '../rule.ts';

const messages = {
    unnamed: (sender: string, node: string, address: string) =>
        `${sender} sends no adverts to ${quote(address)}, from which ${node} sends: ${node} does not hear ${sender}, and both become master`,
    weaker: (sender: string, node: string, address: string) =>
        `${sender} sends no adverts to ${quote(address)}, from which ${node} sends: ${node} does not hear ${sender}, takes the addresses whatever "nopreempt" says, and shares them when its priority falls below that of ${sender}`,
    source: (node: string) => `${node} sends from here`,
    peers: (node: string) => `the peers of ${node}`,
    name: (address: string) => `name ${quote(address)} as the peer`,
};

/** Reports that the peers of one member do not have the address of another one. */
function tellUnnamed(
    sender: Member,
    other: Member,
    senderIsLater: boolean,
    all: readonly Member[],
): ClusterFinding[] {
    const source = sourceOf(other);
    if (source === undefined || namesPeer(sender, other) !== false) return [];
    const list = statementOf(sender, 'unicast_peer') ?? sender.instance.block;
    const { word } = source;
    const known = new Set(all.flatMap((each) => sourceOf(each)?.key ?? []));
    const strangers = sender.instance.peers.filter(({ key }) => !known.has(key));
    const [stranger] = strangers;
    const wrong = strangers.length === 1 && stranger !== undefined ? stranger.word.span : undefined;
    const peers = { node: sender.node, span: wrong ?? wordsSpan(list) };
    const own = { node: other.node, span: word.span };
    const { name: from } = sender.node;
    const { name: to } = other.node;
    // A weaker node that hears the stronger yields all the same.
    const yields =
        sender.instance.effectivePriority < other.instance.effectivePriority &&
        namesPeer(other, sender) !== false;
    const tell = yields ? messages.weaker : messages.unnamed;
    return [
        {
            message: tell(from, to, word.text),
            severity: yields ? 'warning' : 'error',
            ...(senderIsLater ? peers : own),
            related: [
                senderIsLater
                    ? { ...own, message: messages.source(to) }
                    : { ...peers, message: messages.peers(from) },
            ],
            fixes:
                wrong === undefined ? [] : [nodeFix(messages.name(word.text), sender.node, wrong, word.text)],
        },
    ];
}

/** Unicast peers that do not name each other. */
export const peerNotNamed: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/peer-not-named',
        area: 'pair',
        severity: 'error',
        fixable: 'unsafe',
        title: 'a node that is not among the unicast peers of another',
        why: 'With unicast a master sends its adverts to the addresses in `unicast_peer`, and to nobody else. A node that is not among them hears nothing and becomes master beside the first; only where its own priority is the higher, and the other hears it, does that one yield. Each node has to name all the others, by the addresses from which they send.',
        symptoms: ['both-master'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_send_adv',
    }),
    messages,
    compare: ({ routers }, report) => {
        for (const { members } of routers) {
            for (const [index, later] of members.entries()) {
                for (const earlier of members.slice(0, index)) {
                    if (!isUnicast(later) || !isUnicast(earlier)) continue;
                    for (const finding of tellUnnamed(later, earlier, true, members)) report(finding);
                    for (const finding of tellUnnamed(earlier, later, false, members)) report(finding);
                }
            }
        }
    },
};
