import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    again: (address: string) =>
        `${quote(address)} is an address of this instance already; keepalived ignores the line`,
    twice: (address: string) =>
        `${quote(address)} is an address of this instance already; keepalived takes it twice`,
    first: () => 'the first time',
    remove: () => 'remove the second',
};

/**
 * What two addresses have one of in common when they are the same for keepalived: two virtual addresses
 * wherever they go, others when they name the same device, or none (`keepalived/vrrp/vrrp_data.c:vip_is_duplicate`).
 */
function marksOf({ key, role, device = '' }: InstanceAddress): readonly string[] {
    return role === 'virtual' ? [`${key} virtual`, `${key} on ${device}`] : [`${key} on ${device}`];
}

/** A virtual address that an instance has twice. */
export const duplicateAddress: Rule = {
    meta: {
        id: 'vrrp/duplicate-address',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'virtual address given twice',
        why: 'An address belongs to an instance once, listed in its adverts or excluded from them; the prefix length makes no difference. Since 2.3.3 keepalived ignores the second line, with all that it says. Before, the address counted twice, also in the adverts, which the other node compares with its own list.',
        source: 'keepalived/vrrp/vrrp_data.c:vip_is_duplicate',
        says: ['VIP duplicates a'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            const said = hasIt(target.release, '2.3.3', undefined);
            for (const { addresses } of vrrpInstances(bound, target)) {
                const known = new Map<string, InstanceAddress>();
                for (const address of addresses) {
                    const { role, against, word, bound: line } = address;
                    if ((role !== 'virtual' && role !== 'excluded') || against !== undefined) continue;
                    const marks = marksOf(address);
                    const first = marks.map((mark) => known.get(mark)).find((each) => each !== undefined);
                    if (first === undefined) {
                        for (const mark of marks) known.set(mark, address);
                        continue;
                    }
                    report({
                        message: said ? messages.again(word.text) : messages.twice(word.text),
                        span: word.span,
                        ...(said ? {} : { origin: 'kalint' as const, severity: 'warning' as const }),
                        related: [{ span: first.word.span, message: messages.first() }],
                        fixes: [deleteStatement(messages.remove(), false, file, line.statement.node)],
                    });
                }
            }
        },
    }),
};
