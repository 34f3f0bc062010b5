import { OWNER_PRIORITY, vrrpInstances } from '../../model/vrrp-instance.ts';
import { wordsSpan } from '../../schema/bind.ts';
import type { Rule } from '../rule.ts';
import { seeAlso } from './whole-rule.ts';

const messages = {
    owner: () =>
        `priority ${OWNER_PRIORITY} is that of the owner of the addresses, which is never a backup; keepalived makes it master in any case, and no weight and no "nopreempt" changes that`,
    state: () => 'this asks for the opposite',
};

/** An instance with the priority of the owner that is to start as BACKUP. */
export const ownerAsBackup: Rule = {
    meta: {
        id: 'vrrp/owner-as-backup',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'priority 255 with "state BACKUP"',
        why: 'Priority 255 says that the machine owns the virtual addresses, as addresses of its interface. Such a router takes over from any other and never gives way; weights and "nopreempt" do nothing. It is not simply the highest priority: with 254 at most a router can be told to wait.',
        symptoms: ['both-master', 'unwanted-fail-back', 'no-failover'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_state_backup, RFC 5798 section 6.4.1',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete) return;
            for (const { state, priority, facts, strict, nopreempt } of vrrpInstances(bound, target)) {
                // In strict mode the state is changed, and "nopreempt" is reset: both are said there.
                if (!facts.isOwner || strict || nopreempt !== undefined) continue;
                if (state?.words[1]?.text !== 'BACKUP' || priority === undefined) continue;
                report({
                    message: messages.owner(),
                    span: wordsSpan(priority),
                    related: seeAlso(state, messages.state()),
                });
            }
        },
    }),
};
