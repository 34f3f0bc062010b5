import { serviceGroups } from '../../model/service-group.ts';
import { virtualServers } from '../../model/virtual-server.ts';
import { serverGroupEntry } from '../../schema/lines/server-group-entry.ts';
import { FAMILY_NAMES } from '../../schema/values/address.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    other: (group: string, own: string, wanted: string) =>
        `the group ${quote(group)} has ${own} entries, and this virtual server is ${wanted}; keepalived runs without it`,
    family: (name: string) => `this makes the virtual server ${name}`,
    entry: (name: string) => `an ${name} entry`,
};

/** First release that leaves the virtual server out. */
const SINCE = '1.3.6';

/** A virtual server for a group of the other address family. */
export const groupFamilyMismatch: Rule = {
    meta: {
        id: 'lvs/group-family-mismatch',
        area: 'lvs',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'virtual server of another address family than its group',
        why: 'A virtual server with "group" is of the family that its "ip_family" or its real servers have, unless all of these are behind tunnels. Its group must have entries of that family only. Else the daemon leaves the virtual server out when it starts, with one line in its log. The config test says nothing.',
        symptoms: ['ping-but-no-service', 'config-test-silent'],
        source: 'keepalived/check/ipwrapper.c:link_vsg_to_vs',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            const groups = serviceGroups(bound, target);
            for (const { block, name, end } of virtualServers(bound)) {
                const word = block.words[2];
                const { family } = end;
                if (name?.kind !== 'group' || word === undefined || family === undefined) continue;
                const group = groups.get(name.group);
                const other = family.value === 'inet' ? 'inet6' : 'inet';
                if (group?.families.has(other) !== true) continue;
                const lines = [...group.addresses, ...group.marks].map(({ line }) => line);
                const entry = lines.find((line) => serverGroupEntry(line, target.release) === other);
                const wanted = FAMILY_NAMES[family.value];
                report({
                    message: messages.other(name.group, FAMILY_NAMES[other], wanted),
                    span: word.span,
                    related: [
                        { span: family.from.statement.node.span, message: messages.family(wanted) },
                        ...(entry === undefined
                            ? []
                            : [
                                  {
                                      span: entry.statement.node.span,
                                      message: messages.entry(FAMILY_NAMES[other]),
                                  },
                              ]),
                    ],
                });
            }
        },
    }),
};
