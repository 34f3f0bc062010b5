import { virtualServers } from '../../model/virtual-server.ts';
import { nearestOf } from '../../schema/values/near.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unknown: (name: string) =>
        `no "virtual_server_group" is called ${quote(name)}; keepalived runs without this virtual server`,
    write: (name: string) => `write ${quote(name)}`,
};

/** A virtual server for a group that there is not. */
export const unknownGroup: Rule = {
    meta: {
        id: 'lvs/unknown-group',
        area: 'lvs',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'virtual server group that there is not',
        why: 'A virtual server with "group" stands for the addresses of the virtual_server_group of that name, wherever in the configuration that is. Where there is none the daemon logs one line when it starts and leaves the virtual server out. The config test says nothing.',
        symptoms: ['ping-but-no-service', 'config-test-silent'],
        source: 'keepalived/check/ipwrapper.c:link_vsg_to_vs',
    },
    messages,
    create: ({ bound, report }) => ({
        end() {
            // The group may be defined in a file that could not be had.
            if (bound.config.incomplete) return;
            const groups = bound.statements
                .filter(({ spec }) => spec?.name === 'virtual_server_group')
                .flatMap(({ words }) => words.slice(1, 2).map(({ text }) => text));
            const known = new Set(groups);
            for (const { name, block } of virtualServers(bound)) {
                const word = block.words[2];
                if (name?.kind !== 'group' || word === undefined || known.has(name.group)) continue;
                const near = nearestOf(name.group, groups);
                report({
                    message: messages.unknown(name.group),
                    span: word.span,
                    fixes: near === undefined ? [] : [fixOf(messages.write(near), false, word.span, near)],
                });
            }
        },
    }),
};
