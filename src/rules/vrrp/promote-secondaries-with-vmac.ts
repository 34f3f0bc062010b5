import { wordsSpan } from '../../schema/bind.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { deleteStatement } from '../edits.ts';
import { quote } from '../words.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    ignored: (keyword: string) =>
        `"promote_secondaries" is set for the interface of ${quote(keyword)} anyway; keepalived ignores the line`,
    link: () => 'the interface is made by this',
    remove: () => 'remove "promote_secondaries"',
};

/** `promote_secondaries` beside an interface that keepalived makes. */
export const promoteSecondariesWithVmac = instanceRule(
    {
        name: 'promote-secondaries-with-vmac',
        fixable: 'safe',
        title: 'promote_secondaries with use_vmac',
        why: 'The option changes a setting of the interface, so that the other addresses of a subnet stay when the first one goes. keepalived sets it by itself on each interface that it makes.',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['promote_secondaries is automatically set for vmacs'],
    },
    messages,
    function* ({ statements, links, ...instance }, { file }) {
        const option = lastOf(statements, 'promote_secondaries');
        const [link] = links;
        // Without an interface the other keyword is dropped.
        if (option === undefined || link === undefined || instance.interface === undefined) return;
        yield {
            message: messages.ignored(link.words[0]?.text ?? ''),
            span: wordsSpan(option),
            related: seeAlso(link, messages.link()),
            fixes: [deleteStatement(messages.remove(), true, file, option.statement.node)],
        };
    },
);
