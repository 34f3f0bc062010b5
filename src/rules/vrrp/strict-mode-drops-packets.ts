import { blockedServices, dropOf } from '../../model/acceptance.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { singleAddress } from '../../schema/values/address.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    version2: (address: string) =>
        `strict mode takes no packets to the addresses of a router that does not own them; keepalived drops what is sent to ${quote(address)}, pings as well`,
    version3: (address: string) =>
        `strict mode takes no packets to the addresses of a router that does not own them, unless it has "accept"; keepalived drops what is sent to ${quote(address)}, pings as well`,
    address: () => 'such an address',
};

/** Strict mode, by which the virtual addresses answer nothing. */
export const strictModeDropsPackets: Rule = {
    meta: {
        id: 'vrrp/strict-mode-drops-packets',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'addresses that answer nothing in strict mode',
        why: 'By the standard a router forwards packets through a virtual address that it does not own, but takes none that are sent to it. With "strict_mode" or "vrrp_strict" keepalived makes firewall rules to that end. For a gateway that is as it should be. A service that listens at the address cannot be reached, although the address is there.',
        symptoms: ['address-silent', 'after-upgrade'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance, RFC 5798 section 6.1 (Accept_Mode)',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete) return;
            const said = new Set<Bound>(blockedServices(bound, target).keys());
            for (const instance of vrrpInstances(bound, target)) {
                const drop = dropOf(instance, target);
                const first = instance.addresses.find(
                    ({ role, against }) =>
                        (role === 'virtual' || role === 'excluded') && against === undefined,
                );
                // That "accept" is lost is said of it.
                if (drop?.isStrict !== true || drop.lost !== undefined || first === undefined) continue;
                // What makes all of them strict is one cause.
                if (said.size === said.add(drop.by).size) continue;
                const say = instance.facts.version === 2 ? messages.version2 : messages.version3;
                report({
                    message: say(singleAddress(first.word.text)),
                    span: wordsSpan(drop.by),
                    related: [{ span: first.word.span, message: messages.address() }],
                });
            }
        },
    }),
};
