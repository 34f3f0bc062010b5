import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Bound } from '../../schema/bind.ts';
import { utf8Length } from '../../text/words.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    both: (device: string) =>
        `"vrf" ${quote(device)} comes after an interface, and an instance has one or the other; keepalived ignores the line`,
    before: (device: string) =>
        `"vrf" ${quote(device)} stands beside an interface, and an instance has one or the other; keepalived drops it in the end`,
    interface: () => 'the interface',
    remove: () => 'remove "vrf"',
};

/** Whether a statement is that keyword with the name of an interface that keepalived takes. */
function names({ spec, words }: Bound, keyword: string): boolean {
    return spec?.name === keyword && words[1] !== undefined && utf8Length(words[1].text) <= 15;
}

/** `vrf` in an instance that has an interface. */
export const vrfWithInterface: Rule = {
    meta: {
        id: 'vrrp/vrf-with-interface',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'VRF beside an interface',
        why: 'With "vrf" an instance that works by unicast does without an interface and uses the routes of that VRF. An instance with an interface belongs to the VRF of its interface anyway.',
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vrf_handler',
        says: ['Cannot specify VRF interface and interface', 'vrf can only be specified with'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            for (const { statements } of vrrpInstances(bound, target)) {
                const at = statements.findIndex((each) => names(each, 'vrf'));
                const vrf = statements[at];
                const device = vrf?.words[1];
                const link = statements.find((each) => names(each, 'interface'));
                if (vrf === undefined || device === undefined || link === undefined) continue;
                const isAfter = statements.indexOf(link) < at;
                report({
                    message: isAfter ? messages.both(device.text) : messages.before(device.text),
                    span: vrf.statement.node.span,
                    related: [{ span: link.statement.node.span, message: messages.interface() }],
                    fixes: [deleteStatement(messages.remove(), true, file, vrf.statement.node)],
                });
            }
        },
    }),
};
