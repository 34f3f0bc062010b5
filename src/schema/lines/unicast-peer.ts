/** Peers of an instance, one to a line, with limits of the TTL (`keepalived/vrrp/vrrp_data.c:alloc_vrrp_unicast_peer`). */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import { join } from '../../text/span.ts';
import type { Word } from '../../syntax/tree.ts';
import { rangeFault, socketFamily } from '../values/address.ts';
import type { Bound } from '../bind.ts';
import type { Fault } from '../values/fault.ts';
import { nearestOf } from '../values/near.ts';
import { integerFault } from '../values/number.ts';
import { noneOf } from '../values/word.ts';
import type { LineReader } from './index.ts';

const OPTIONS = ['min_ttl', 'max_ttl'];

/** First release that takes options here. */
const OPTIONS_SINCE: Release = '2.1.0';

const LEAVES = 'leaves the peer out';
const LEAVES_NONE = 'leaves the peer out, and sends to a multicast group, since none is left';
const REST = 'takes the peer without the rest of the line';

function unknownOption(word: Word, otherwise: string): Fault {
    const near = nearestOf(word.text, OPTIONS);
    return {
        kind: 'unknown-word',
        span: word.span,
        problem:
            socketFamily(word.text) === undefined
                ? noneOf(word.text, OPTIONS)
                : `${quote(word.text)} stands on the line of another peer, and each takes a line of its own`,
        otherwise,
        ...(near === undefined ? {} : { replacement: { text: near, safe: false } }),
    };
}

function missingValue(word: Word): Fault {
    return {
        kind: 'missing-value',
        span: word.span,
        problem: `${quote(word.text)} lacks its number`,
        otherwise: REST,
    };
}

/** What is wrong with the options behind an address; they come in pairs. */
function optionFaults(options: readonly Word[]): Fault[] {
    const faults: Fault[] = [];
    const limits = new Map<string, Word>();
    for (let at = 0; at < options.length; at += 2) {
        const [option, number] = options.slice(at, at + 2);
        if (option === undefined) break;
        if (number === undefined) {
            faults.push(OPTIONS.includes(option.text) ? missingValue(option) : unknownOption(option, REST));
            break;
        }
        // The number is read first, and with a wrong one nothing is said of the option.
        const fault = integerFault(number, { kind: 'integer', min: 0, max: 255, unit: 'hops' });
        if (fault !== undefined) {
            const known = OPTIONS.includes(option.text);
            const otherwise = 'ignores the option';
            faults.push(
                known ? { ...fault, span: number.span, otherwise } : unknownOption(option, otherwise),
            );
        } else if (OPTIONS.includes(option.text)) limits.set(option.text, number);
        else {
            faults.push(unknownOption(option, REST));
            break;
        }
    }
    const [min, max] = OPTIONS.map((each) => limits.get(each));
    if (min === undefined || max === undefined || Number(min.text) <= Number(max.text)) return faults;
    const contradiction: Fault = {
        kind: 'contradiction',
        span: join(min.span, max.span),
        problem: `"min_ttl" ${min.text} is above "max_ttl" ${max.text}`,
        otherwise: 'drops every advert of this peer',
    };
    return [...faults, contradiction];
}

/** Whether no line of the instance has the address of a peer, and nothing keeps it from multicast then. */
function isHopeless({ parent }: Bound): boolean {
    const statements = parent?.parent?.children ?? [];
    const peers = statements
        .filter(({ spec }) => spec?.name === 'unicast_peer')
        .flatMap(({ children }) => children);
    return (
        !statements.some(({ spec }) => spec?.name === 'unicast_fault_no_peer') &&
        !peers.some(
            ({ words: [address] }) => address !== undefined && socketFamily(address.text) !== undefined,
        )
    );
}

/** Tells what is wrong with the line of a peer. */
export const readUnicastPeer: LineReader = (bound, { release }) => {
    const [address, ...options] = bound.words;
    if (address === undefined) return [];
    if (socketFamily(address.text) === undefined) {
        const problem = `${quote(address.text)} is no IP address`;
        const otherwise = isHopeless(bound) ? LEAVES_NONE : LEAVES;
        return [{ kind: 'invalid-address', span: address.span, problem, otherwise }];
    }
    const range = rangeFault(address.text);
    const faults = range === undefined ? [] : [{ ...range, span: address.span }];
    if (hasIt(release, OPTIONS_SINCE, undefined)) return [...faults, ...optionFaults(options)];
    const [first] = options;
    if (first === undefined) return faults;
    const problem = `${quote(first.text)} is one word too many after ${quote(address.text)}`;
    const span = join(first.span, options.at(-1)?.span ?? first.span);
    return [...faults, { kind: 'surplus-word', span, problem, otherwise: 'ignores it', said: 'never' }];
};
