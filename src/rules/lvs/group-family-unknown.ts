import { serviceGroups } from '../../model/service-group.ts';
import { virtualServers } from '../../model/virtual-server.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Fix } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    unknown: (group: string) =>
        `the marks of the group ${quote(group)} have no family, and nothing in this virtual server tells one; keepalived takes IPv4`,
    mark: () => 'a mark without family',
    say: () => 'say that the marks are for IPv4',
};

/** First release in which marks can have a family. */
const SINCE = '2.1.0';

/** The fix that writes down what keepalived takes. */
function sayFamily(marks: readonly Word[]): Fix {
    const edits = marks.map(({ span: { end } }) => ({ span: { start: end, end }, text: ' inet' }));
    return { title: messages.say(), safe: false, edits, since: SINCE };
}

/** A virtual server of which nothing tells the address family. */
export const groupFamilyUnknown: Rule = {
    meta: {
        id: 'lvs/group-family-unknown',
        area: 'lvs',
        severity: 'info',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'virtual server without an address family',
        why: 'A firewall mark is a number and has no address family of its own. The real servers tell it, but not those behind tunnels, which carry one family in the other. Without a family behind the marks or an "ip_family" the virtual server is for IPv4, and IPv6 packets with the mark go nowhere. The daemon logs that, the config test says nothing.',
        symptoms: ['ping-but-no-service'],
        source: 'keepalived/check/ipwrapper.c:link_vsg_to_vs',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            const groups = serviceGroups(bound, target);
            for (const { block, name, end } of virtualServers(bound)) {
                const word = block.words[2];
                if (name?.kind !== 'group' || word === undefined || end.family !== undefined) continue;
                const group = groups.get(name.group);
                if (group === undefined || group.families.size > 0) continue;
                const marks = group.marks.flatMap(({ line: { words } }) => words.slice(1, 2));
                report({
                    message: messages.unknown(name.group),
                    span: word.span,
                    related: marks.slice(0, 1).map(({ span }) => ({ span, message: messages.mark() })),
                    fixes: [sayFamily(marks)],
                });
            }
        },
    }),
};
