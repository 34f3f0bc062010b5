import { OWNER_PRIORITY, vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Fix } from '../diagnostic.ts';
import { deleteStatement } from '../edits.ts';
import { type Rule, fixOf } from '../rule.ts';
import { hasIt } from '../words.ts';

const messages = {
    cleared: () =>
        '"nopreempt" does nothing in an instance that starts as MASTER; keepalived clears it, and the node takes the addresses back when it returns',
    state: () => 'the instance starts as MASTER',
    backup: () => 'start as BACKUP (on both nodes; the higher priority still wins the first election)',
    remove: () => 'remove "nopreempt"',
};

/** `nopreempt` in an instance with `state MASTER`. */
export const nopreemptWithMaster: Rule = {
    meta: {
        id: 'vrrp/nopreempt-with-master',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'nopreempt on a MASTER',
        why: 'Asking for MASTER says that the node is to have the addresses, "nopreempt" that it is not to take them from a working master. keepalived follows the first and clears "nopreempt" there. Against an unwanted fail-back both nodes start as BACKUP, both with "nopreempt", and the priorities decide who is first.',
        symptoms: ['unwanted-fail-back'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['nopreempt will not work with initial state MASTER'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            for (const instance of vrrpInstances(bound, target)) {
                const { nopreempt, state, initialState, effectivePriority } = instance;
                if (nopreempt === undefined || state === undefined) continue;
                if (initialState !== 'MASTER' || effectivePriority === OWNER_PRIORITY) continue;
                report({
                    message: messages.cleared(),
                    span: nopreempt.words[0]?.span ?? nopreempt.statement.node.span,
                    ...(hasIt(target.release, '1.2.20', undefined) ? {} : { origin: 'kalint' as const }),
                    related: [{ span: state.statement.node.span, message: messages.state() }],
                    fixes: [
                        ...asBackup(state),
                        deleteStatement(messages.remove(), false, file, nopreempt.statement.node),
                    ],
                });
            }
        },
    }),
};

function asBackup(state: Bound): Fix[] {
    const value = state.words[1];
    return value === undefined ? [] : [fixOf(messages.backup(), false, value.span, 'BACKUP')];
}
