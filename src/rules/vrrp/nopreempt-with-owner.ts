import { OWNER_PRIORITY, vrrpInstances } from '../../model/vrrp-instance.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { hasIt } from '../words.ts';

const messages = {
    reset: () =>
        '"nopreempt" does nothing with priority 255, that of the owner of the addresses; keepalived resets it',
    priority: () => 'priority 255 makes this node the owner',
    implied: () => 'starting as MASTER without a priority gives 255, which makes this node the owner',
    remove: () => 'remove "nopreempt"',
};

/** `nopreempt` in an instance whose priority is 255. */
export const nopreemptWithOwner: Rule = {
    meta: {
        id: 'vrrp/nopreempt-with-owner',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'nopreempt on the owner of the addresses',
        why: 'Priority 255 says that the addresses are this node\'s own. An owner always takes over as soon as it runs (RFC 5798 section 6.1), so keepalived resets "nopreempt". Give both nodes a priority below 255 if the node is not to take the addresses back.',
        symptoms: ['unwanted-fail-back'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['nopreempt is incompatible with priority 255'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            for (const instance of vrrpInstances(bound, target)) {
                const { nopreempt, priority, state, effectivePriority } = instance;
                if (nopreempt === undefined || effectivePriority !== OWNER_PRIORITY) continue;
                const cause = priority ?? state;
                report({
                    message: messages.reset(),
                    span: nopreempt.words[0]?.span ?? nopreempt.statement.node.span,
                    ...(hasIt(target.release, '1.3.5', undefined) ? {} : { origin: 'kalint' as const }),
                    related:
                        cause === undefined
                            ? []
                            : [
                                  {
                                      span: cause.statement.node.span,
                                      message:
                                          priority === undefined ? messages.implied() : messages.priority(),
                                  },
                              ],
                    fixes: [deleteStatement(messages.remove(), false, file, nopreempt.statement.node)],
                });
            }
        },
    }),
};
