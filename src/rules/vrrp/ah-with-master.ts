import { wordsSpan } from '../../schema/bind.ts';
import { waitsForAh } from '../../model/vrrp-decisions.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';
import { fixOf } from '../rule.ts';

const messages = {
    cleared: () => '"state MASTER" does not go with "auth_type AH"; keepalived starts the instance as BACKUP',
    ah: () => 'the authentication',
    backup: () => 'start as BACKUP',
};

/** `state MASTER` with authentication by AH. */
export const ahWithMaster = instanceRule(
    {
        name: 'ah-with-master',
        fixable: 'safe',
        title: 'MASTER with AH authentication',
        why: 'Authentication headers count the packets, and receivers drop numbers that they had before. A router that starts has to hear the number of the master first, so with AH keepalived starts as BACKUP, whatever is written. The one with the higher priority takes over a few seconds later.',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['Initial state master is incompatible with AH authentication'],
    },
    messages,
    function* ({ facts, state, priority }) {
        const value = state?.words[1];
        if (state === undefined || value === undefined || !waitsForAh(facts)) return;
        // Without a priority, BACKUP would be another priority too.
        const fixes = priority === undefined ? [] : [fixOf(messages.backup(), true, value.span, 'BACKUP')];
        yield {
            message: messages.cleared(),
            span: wordsSpan(state),
            related: seeAlso(facts.authentication?.from, messages.ah()),
            fixes,
        };
    },
);
