import { integerFault } from '../../schema/values/number.ts';
import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { quote } from '../words.ts';
import type { Finding } from '../rule.ts';
import { seeAlso, wholeRule } from './whole-rule.ts';

const messages = {
    above: (quorum: number, maximum: number) =>
        `a "quorum" of ${quorum} is above the "quorum_max" of ${maximum} before it; keepalived ignores the line`,
    below: (maximum: number, quorum: number) =>
        `a "quorum_max" of ${maximum} is below the "quorum" of ${quorum}${quorum === 1 ? ', the default' : ' before it'}; keepalived ignores the line`,
    other: (keyword: string) => `the ${quote(keyword)}`,
};

interface Limit {
    readonly value: number;
    readonly from?: Bound;
}

/** The number of a statement, where keepalived takes it. */
function numberOf({ words }: Bound, min: number): number | undefined {
    const word = words[1];
    if (word === undefined || integerFault(word, { kind: 'integer', min, max: 65_535 }) !== undefined)
        return undefined;
    return Number(word.text);
}

function* inBlock({ children }: Bound): Generator<Finding> {
    let quorum: Limit = { value: 1 };
    let maximum: Limit = { value: Infinity };
    for (const from of children) {
        const span = wordsSpan(from);
        if (from.spec?.name === 'quorum') {
            const value = numberOf(from, 1);
            if (value === undefined) continue;
            if (value <= maximum.value) quorum = { value, from };
            else
                yield {
                    message: messages.above(value, maximum.value),
                    span,
                    related: seeAlso(maximum.from, messages.other('quorum_max')),
                };
        } else if (from.spec?.name === 'quorum_max') {
            const value = numberOf(from, 0);
            if (value === undefined) continue;
            // 0 is for processes that must not run; it goes with a quorum of its own.
            const isNone = value === 0 && quorum.value <= 1;
            if (!isNone && value < quorum.value) {
                yield {
                    message: messages.below(value, quorum.value),
                    span,
                    related: seeAlso(quorum.from, messages.other('quorum')),
                };
                continue;
            }
            maximum = { value, from };
            if (value === 0) quorum = { value: 0 };
            else if (quorum.value === 0) quorum = { value: 1 };
        }
    }
}

/** `quorum` and `quorum_max` that leave no number between them. */
export const quorumAboveMaximum = wholeRule(
    {
        name: 'quorum-above-maximum',
        byBlock: true,
        title: 'quorum above quorum_max',
        why: 'A tracked process is well while at least "quorum" and at most "quorum_max" of it run. Each line is held against the other one when it is read, and the one that comes second loses.',
        symptoms: ['no-failover'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_quorum_handler',
        says: ['Quorum is greater than quorum_max', 'quorum_max is less than quorum'],
    },
    messages,
    function* ({ bound }) {
        for (const block of bound.statements)
            if (block.spec?.name === 'vrrp_track_process') yield* inBlock(block);
    },
);
