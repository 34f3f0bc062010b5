/** Interfaces whose link is polled (`keepalived/vrrp/vrrp_parser.c:alloc_linkbeat_interface`). */
import { quote } from '../../text/words.ts';
import type { LineReader } from './index.ts';
import { faultsOf } from '../values/word.ts';

const METHOD = {
    value: { kind: 'choice', choices: ['MII', 'ETHTOOL', 'IOCTL'].map((word) => ({ word })) },
    otherwise: 'tries one method after the other',
} as const;

/** What is wrong with an interface and the method to poll it by. */
export const readLinkbeatInterface: LineReader = ({ words }, { release }) => {
    const [, method, more] = words;
    if (method === undefined) return [];
    const faults = faultsOf(method, METHOD, release);
    if (faults.length > 0 || more === undefined) return faults;
    return [
        {
            kind: 'surplus-word',
            span: more.span,
            problem: `${quote(more.text)} is one word too many after the method`,
            otherwise: 'passes over it',
        },
    ];
};
