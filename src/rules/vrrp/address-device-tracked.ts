import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';
import { seeAlso } from './whole-rule.ts';

const messages = {
    tracked: (device: string) =>
        `this address is on ${quote(device)}, not on the interface of the instance; when that goes down, keepalived puts the instance in FAULT state, unless the line has "no_track"`,
    interface: () => 'the interface of the instance',
};

/** First release that tracks the devices of addresses. */
const SINCE = '2.0.0';

/** An address on another interface, which is tracked for it. */
export const addressDeviceTracked: Rule = {
    meta: {
        id: 'vrrp/address-device-tracked',
        area: 'vrrp',
        severity: 'info',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'address on another interface, which is tracked',
        why: 'Since 2.0.0 an instance follows the interfaces of its addresses as it does its own: when one of them goes down, the instance is in FAULT state, and with it all its sync group. Say which of the two is meant: "track_interface" with that interface, or "no_track" at the address.',
        symptoms: ['address-on-nobody', 'no-fail-back', 'after-upgrade'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            for (const { addresses, statements, interface: link } of vrrpInstances(bound, target)) {
                const followed = new Set(
                    statements
                        .filter(({ spec }) => spec?.name === 'track_interface')
                        .flatMap(({ children }) => children.map(({ words }) => words[0]?.text)),
                );
                for (const { role, against, device, word, bound: line } of addresses) {
                    if ((role !== 'virtual' && role !== 'excluded') || against !== undefined) continue;
                    if (device === undefined || link === undefined || device === link.name) continue;
                    // The loopback interface does not go down.
                    if (device === 'lo' || line.words.some(({ text }) => text === 'no_track')) continue;
                    if (followed.size === followed.add(device).size) continue;
                    report({
                        message: messages.tracked(device),
                        span: word.span,
                        related: seeAlso(link.from, messages.interface()),
                    });
                }
            }
        },
    }),
};
