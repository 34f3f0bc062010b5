import { isKept } from '../../schema/lines/tracked.ts';
import { deleteWhole } from '../edits.ts';
import { quote } from '../words.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    own: (name: string) =>
        `${quote(name)} is the interface of the instance, which is tracked anyway; keepalived ignores the line`,
    interface: () => 'its interface',
    remove: (what: 'line' | 'block') => `remove the ${what}`,
};

/** `track_interface` with the interface of the instance itself. */
export const trackedOwnInterface = instanceRule(
    {
        name: 'tracked-own-interface',
        fixable: 'safe',
        title: 'own interface tracked',
        why: 'An instance goes to FAULT state when its own interface goes down, without being told to. A weight for it is lost: keepalived drops the line, and the instance goes to FAULT state all the same, unless "dont_track_primary" is given.',
        symptoms: ['no-failover'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['since own interface'],
    },
    messages,
    function* (instance, { file, target }) {
        const own = instance.interface;
        const line = instance.statements
            .filter(({ spec }) => spec?.name === 'track_interface')
            .flatMap(({ children }) => children)
            .find(({ words }) => words[0]?.text === own?.name && isKept(words, 'tracked-interface', target));
        const word = line?.words[0];
        if (own === undefined || line === undefined || word === undefined) return;
        const { parent } = line;
        const isOnly = parent?.children.length === 1;
        const goes = isOnly ? parent.statement.node : line.statement.node;
        const isPlain =
            line.words.length === 1 &&
            !instance.statements.some(({ spec }) => spec?.name === 'dont_track_primary');
        yield {
            message: messages.own(word.text),
            span: word.span,
            related: seeAlso(own.from, messages.interface()),
            fixes: deleteWhole(messages.remove(isOnly ? 'block' : 'line'), isPlain, file, goes),
        };
    },
);
