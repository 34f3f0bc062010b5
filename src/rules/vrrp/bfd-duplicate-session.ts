import { wordsSpan } from '../../schema/bind.ts';
import { type BfdInstance, bfdInstances } from '../../model/bfd-instances.ts';
import { quote } from '../words.ts';
import { seeAlso, wholeRule } from './whole-rule.ts';

const messages = {
    again: (name: string) =>
        `${quote(name)} is a session between the same addresses already; keepalived drops this one`,
    first: () => 'the first one',
    end: () => 'the block ends here',
};

/** Two BFD sessions between the same addresses. */
export const bfdDuplicateSession = wholeRule(
    {
        name: 'bfd-duplicate-session',
        byBlock: true,
        title: 'two BFD sessions between the same addresses',
        why: 'Packets of BFD say by their addresses to which session they belong, so there is one session between two addresses. Any number of instances and checkers can follow it.',
        source: 'keepalived/bfd/bfd_parser.c:bfd_end_handler',
        says: ['has duplicate source/neighbor address', 'has duplicate neighbor address'],
    },
    messages,
    function* ({ bound, target }) {
        const firsts = new Map<string, BfdInstance>();
        for (const session of bfdInstances(bound, target)) {
            const first = firsts.get(session.key);
            if (session.isMixed) continue;
            if (first === undefined) {
                firsts.set(session.key, session);
                continue;
            }
            const { close } = session.block.statement.node.block ?? {};
            yield {
                message: messages.again(first.name),
                span: wordsSpan(session.neighbor.from),
                related: [
                    ...seeAlso(first.neighbor.from, messages.first()),
                    ...(close === undefined ? [] : [{ span: close, message: messages.end() }]),
                ],
            };
        }
    },
);
