/** What is wrong with the words after a keyword, by the shape that they are to have. */
import type { ArgSpec, Shape } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import { join } from '../../text/span.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import type { Target } from '../targets.ts';
import { endOf, isLeftEmpty } from './block.ts';
import { CRASHES, ENDS, type Fault, IGNORES, IGNORES_BLOCK } from './fault.ts';
import { withRemoval } from './removal.ts';
import { readSpecial } from './special.ts';
import { faultsOf } from './word.ts';

/** What keepalived does without a word that it wants. */
function outcomeOf({ missing, otherwise, said }: ArgSpec): Pick<Fault, 'otherwise' | 'said' | 'severe'> {
    if (missing === 'crashes') return { otherwise: CRASHES, said: 'never', severe: true };
    if (missing === undefined) return { otherwise: ENDS };
    return { otherwise: otherwise ?? IGNORES, ...(said === undefined ? {} : { said }) };
}

function missingFault(keyword: Word, arg: ArgSpec, before: Word): Fault {
    return {
        kind: 'missing-value',
        span: join(keyword.span, before.span),
        problem: `${quote(keyword.text)} lacks its value${arg.name === keyword.text ? '' : ` (${arg.name})`}`,
        ...outcomeOf(arg),
    };
}

/** Whether a value that is not there may stand in a block, of which keepalived says that it is none. */
function isInBlock({ spec, statement }: Bound, { missing }: ArgSpec): boolean {
    if (missing === undefined || missing === 'crashes') return false;
    return spec?.block === undefined && statement.children !== undefined;
}

/** What is wrong with words behind the last that a keyword takes; a list that is empty for it goes with them. */
function surplusFaults(
    keyword: Word,
    surplus: readonly Word[],
    { more, otherwise }: Shape,
    bound: Bound,
): Fault[] {
    const [first] = surplus;
    if (first === undefined || more !== 'refused') return [];
    return [
        {
            kind: 'surplus-word',
            span: join(first.span, surplus.at(-1)?.span ?? first.span),
            problem: `${quote(first.text)} is one word too many after ${quote(keyword.text)}`,
            ...(isLeftEmpty(bound)
                ? {
                      otherwise: IGNORES_BLOCK,
                      related: [{ span: endOf(bound), message: 'nothing stands in the block' }],
                  }
                : { otherwise: otherwise ?? IGNORES }),
        },
    ];
}

/** Words with which a person would mean to switch something off. */
const OFF = /^(?:false|off|no|0|disabled?)$/i;

/** What is wrong with a word behind a flag: that it is not read, where it says the opposite. */
function flagFaults(keyword: Word, word: Word | undefined): Fault[] {
    if (word === undefined || !OFF.test(word.text)) return [];
    return [
        {
            kind: 'surplus-word',
            span: word.span,
            problem: `${quote(word.text)} does not switch ${quote(keyword.text)} off, which takes no value`,
            otherwise: 'switches it on',
            said: 'never',
        },
    ];
}

/** What is wrong with the words after a keyword. */
export function argumentFaults(bound: Bound, shape: Shape, target: Target): Fault[] {
    const [keyword, ...words] = bound.words;
    if (keyword === undefined) return [];
    if (shape.flag === true) return flagFaults(keyword, words[0]);
    const faults: Fault[] = [];
    for (const [index, arg] of shape.args.entries()) {
        const { value } = arg;
        const rest = words.slice(index);
        const word = rest[0];
        if (word === undefined) {
            if (arg.missing !== 'optional' && !isInBlock(bound, arg))
                faults.push(missingFault(keyword, arg, words.at(-1) ?? keyword));
            return faults;
        }
        if (value.kind === 'special' || value.kind === 'hex' || value.kind === 'command')
            return [...faults, ...readSpecial(value, rest, { bound, target, arg })];
        const last = index === shape.args.length - 1;
        for (const each of last && shape.more === 'list' ? rest : [word])
            faults.push(
                ...faultsOf(each, arg, target.release).map((fault) => withRemoval(fault, each.text, bound)),
            );
    }
    return [...faults, ...surplusFaults(keyword, words.slice(shape.args.length), shape, bound)];
}
