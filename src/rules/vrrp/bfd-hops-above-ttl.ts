import { wordsSpan } from '../../schema/bind.ts';
import { type BfdInstance, bfdInstances } from '../../model/bfd-instances.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { integerFault } from '../../schema/values/number.ts';
import { seeAlso, wholeRule } from './whole-rule.ts';

const messages = {
    above: (hops: number, ttl: number) =>
        `packets start with a TTL of ${ttl}, so they cannot take ${hops} hops; keepalived uses ${ttl}`,
    ttl: () => 'the TTL',
    end: () => 'the block ends here',
};

/** The TTL of packets where none is given. */
const DEFAULT_TTL = { inet: 255, inet6: 64 } as const;

/** The number that a keyword gives; undefined where it is not there or refused. */
function numberIn({ statements }: BfdInstance, keyword: string): number | undefined {
    const word = lastOf(statements, keyword)?.words[1];
    if (word === undefined || integerFault(word, { kind: 'integer', min: 0, max: 255 }) !== undefined)
        return undefined;
    return Number(word.text);
}

/** `max_hops` of a BFD session above its TTL. */
export const bfdHopsAboveTtl = wholeRule(
    {
        name: 'bfd-hops-above-ttl',
        byBlock: true,
        title: 'max_hops above the TTL',
        why: 'Both ends of a BFD session send with the TTL that is agreed on, and "max_hops" says how much of it a packet may have used up. It cannot use more than there is.',
        source: 'keepalived/bfd/bfd_parser.c:bfd_end_handler',
        says: ['max_hops exceeds ttl/hoplimit'],
    },
    messages,
    function* ({ bound, target }) {
        for (const session of bfdInstances(bound, target)) {
            const from = lastOf(session.statements, 'max_hops');
            const hops = numberIn(session, 'max_hops');
            const given = numberIn(session, 'ttl');
            const ttl = given ?? DEFAULT_TTL[session.neighbor.family];
            if (from === undefined || hops === undefined || hops <= ttl) continue;
            const { close } = session.block.statement.node.block ?? {};
            yield {
                message: messages.above(hops, ttl),
                span: wordsSpan(from),
                related: [
                    ...(given === undefined
                        ? []
                        : seeAlso(lastOf(session.statements, 'ttl'), messages.ttl())),
                    ...(close === undefined ? [] : [{ span: close, message: messages.end() }]),
                ],
            };
        }
    },
);
