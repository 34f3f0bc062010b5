import { unusedNames } from '../../model/unused-names.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unused: (name: string) =>
        `no virtual server is for the group ${quote(name)}; keepalived serves none of its addresses`,
};

/** A group of addresses that no virtual server is for. */
export const unusedGroup: Rule = {
    meta: {
        id: 'lvs/unused-group',
        area: 'lvs',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'virtual server group that nothing uses',
        why: 'A "virtual_server_group" lists addresses and marks; what happens to their packets stands in a "virtual_server group" with its name. A group without one is a list and no more: keepalived tells the kernel nothing of it, and says nothing either.',
        symptoms: ['ping-but-no-service', 'config-test-silent'],
        source: 'keepalived/check/ipwrapper.c:link_vsg_to_vs',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            // Without a virtual server this is a part of something.
            if (!bound.statements.some(({ spec }) => spec?.name === 'virtual_server')) return;
            for (const { name, word } of unusedNames(bound, target, 'virtual_server_group'))
                report({ message: messages.unused(name), span: word.span });
        },
    }),
};
