/** Size of the receive buffers (`keepalived/core/global_parser.c:vrrp_rx_bufs_policy_handler`). */
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Fault, IGNORES } from './fault.ts';
import { integerFault } from './number.ts';
import type { Reader } from './special.ts';

const POLICIES = ['MTU', 'ADVERT'];
const SIZE = { kind: 'integer', min: 0, max: 4_294_967_295, unit: 'bytes' } as const;

function isPolicy({ text }: Word): boolean {
    return POLICIES.includes(text.toUpperCase());
}

function isSize(word: Word): boolean {
    return integerFault(word, SIZE) === undefined;
}

/** A word that is no policy: keepalived then reads the first word as the size, whichever word it is. */
function otherFault(word: Word, first: Word): Fault[] {
    const { text, span } = word;
    const shown = quote(text);
    if (isSize(first)) {
        if (word === first) return [];
        const problem = `${shown} follows a size, which stands alone`;
        return [{ kind: 'surplus-word', span, problem, otherwise: 'passes over it', said: 'never' }];
    }
    if (isSize(word))
        return [
            {
                kind: 'contradiction',
                span,
                problem: `${shown} is a size behind ${quote(first.text)}`,
                otherwise: 'passes over it',
            },
        ];
    return [
        {
            kind: 'unknown-word',
            span,
            problem: `${shown} is neither MTU nor ADVERT nor a number of bytes`,
            otherwise: word === first ? IGNORES : 'passes over it',
        },
    ];
}

/** What is wrong with a size, or a policy. */
export const readRxBufsPolicy: Reader = (words) => {
    const [first] = words;
    if (first === undefined) return [];
    const faults = words.flatMap((word) => (isPolicy(word) ? [] : otherFault(word, first)));
    const policy = words.find(isPolicy);
    const other = words.find(
        (word) => isPolicy(word) && word.text.toUpperCase() !== policy?.text.toUpperCase(),
    );
    const [kept, excluded] = isSize(first) ? [first, policy] : [policy, other];
    if (kept !== undefined && excluded !== undefined)
        faults.push({
            kind: 'contradiction',
            span: excluded.span,
            problem: `${quote(excluded.text)} does not go together with ${quote(kept.text)}`,
            otherwise: isSize(first) ? 'uses the size' : 'uses MTU',
        });
    return faults;
};
