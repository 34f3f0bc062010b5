/** Switches that every value turns on (`keepalived/vrrp/vrrp_parser.c:vrrp_skip_check_adv_addr_handler`). */
import { quote } from '../../text/words.ts';
import type { Reader } from './special.ts';
import { faultsOf } from './word.ts';

const OFF = ['false', 'off', 'no'];

/** What is wrong with the value of such a switch: it is none, or it says the opposite of what it does. */
export const readStuckSwitch: Reader = ([word], { bound, target, arg }) => {
    if (word === undefined) return [];
    if (!OFF.includes(word.text))
        return faultsOf(word, { ...arg, value: { kind: 'boolean' } }, target.release);
    const keyword = quote(bound.words[0]?.text ?? '');
    return [
        {
            kind: 'contradiction',
            span: word.span,
            problem: `${quote(word.text)} does not switch ${keyword} off`,
            otherwise: 'switches it on all the same',
            said: 'never',
        },
    ];
};
