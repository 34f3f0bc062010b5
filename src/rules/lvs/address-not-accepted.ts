import { type Blocked, blockedServices } from '../../model/acceptance.ts';
import { isOn } from '../../model/vrrp-instance.ts';
import { wordsSpan } from '../../schema/bind.ts';
import { singleAddress } from '../../schema/values/address.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    noAccept: (address: string) =>
        `with "no_accept" keepalived drops packets to ${quote(address)}, which is the address of a virtual server; nobody reaches it`,
    strict: (address: string) =>
        `strict mode takes no packets to the addresses of a router that does not own them, and ${quote(address)} is the address of a virtual server; keepalived drops them, and nobody reaches it`,
    server: () => 'the virtual server',
    address: () => 'its address, as a virtual one',
    remove: (keyword: string) => `remove ${quote(keyword)}`,
};

/** Taking out what is the cause, unless strict mode comes from two places. */
function fixesOf({ drop: { by, isStrict } }: Blocked, { file, bound }: RuleContext) {
    const isGeneral = by.spec?.name === 'vrrp_strict';
    const general = bound.statements
        .filter(({ spec }) => spec?.name === 'global_defs')
        .flatMap(({ children }) => children)
        .filter(({ spec }) => spec?.name === 'vrrp_strict');
    if (isStrict && (isGeneral ? general.length > 1 : general.some(isOn))) return [];
    const title = messages.remove(by.spec?.name ?? '');
    return [deleteStatement(title, false, file, by.statement.node)];
}

/** A virtual server at an address to which keepalived drops the packets. */
export const addressNotAccepted: Rule = {
    meta: {
        id: 'lvs/address-not-accepted',
        area: 'lvs',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'virtual server at an address that takes no packets',
        why: 'In strict mode, and with "no_accept", only the owner of a virtual address takes packets to it. keepalived makes rules in the input chain of the firewall that drop all others, and IPVS comes after them: a virtual server at that address never sees a packet. The address is there and answers nothing.',
        symptoms: ['address-silent', 'ping-but-no-service'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_handle_accept_mode, RFC 5798 section 6.1 (Accept_Mode)',
    },
    messages,
    create: (context) => ({
        end() {
            const { bound, target, report } = context;
            if (bound.config.incomplete) return;
            for (const blocked of blockedServices(bound, target).values()) {
                const { drop, address, server } = blocked;
                const text = singleAddress(address.word.text);
                report({
                    message: drop.isStrict ? messages.strict(text) : messages.noAccept(text),
                    span: wordsSpan(drop.by),
                    related: [
                        { span: address.word.span, message: messages.address() },
                        { span: server.span, message: messages.server() },
                    ],
                    fixes: fixesOf(blocked, context),
                });
            }
        },
    }),
};
