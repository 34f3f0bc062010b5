import { vrrpInstances } from '../../model/vrrp-instance.ts';
import { isIncomplete } from '../../schema/values/block.ts';
import { integerFault } from '../../schema/values/number.ts';
import type { Bound } from '../../schema/bind.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';

const messages = {
    unused: () => '"unicast_ttl" is for unicast, and the instance has no peer; keepalived resets it',
    end: () => 'the block ends here',
    remove: () => 'remove "unicast_ttl"',
};

/** Whether a statement sets a TTL that keepalived takes. */
function setsTtl({ spec, words }: Bound): boolean {
    const [, number] = words;
    if (spec?.name !== 'unicast_ttl' || number === undefined) return false;
    return integerFault(number, { kind: 'integer', min: 0, max: 255 }) === undefined;
}

/** `unicast_ttl` in an instance without peers. */
export const unicastTtlWithoutPeer: Rule = {
    meta: {
        id: 'vrrp/unicast-ttl-without-peer',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'TTL for unicast without peers',
        why: 'Adverts to a multicast group always have a TTL of 255, and receivers drop those that have less. "unicast_ttl" is about adverts to the addresses in "unicast_peer", and there are none.',
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_end_handler',
        says: ['Cannot use unicast_ttl without unicast peers'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            for (const { statements, addresses, block } of vrrpInstances(bound, target)) {
                // The peers may stand in a file that could not be had.
                if (isIncomplete(block, bound)) continue;
                const ttl = statements.findLast(setsTtl);
                const isPeered = addresses.some(
                    ({ role, against }) => role === 'peer' && against === undefined,
                );
                if (ttl === undefined || isPeered) continue;
                const { close } = block.statement.node.block ?? {};
                report({
                    message: messages.unused(),
                    span: ttl.statement.node.span,
                    related: close === undefined ? [] : [{ span: close, message: messages.end() }],
                    fixes: [deleteStatement(messages.remove(), false, file, ttl.statement.node)],
                });
            }
        },
    }),
};
