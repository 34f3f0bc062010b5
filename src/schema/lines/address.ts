/** The lines of addresses (`keepalived/vrrp/vrrp_ipaddress.c:alloc_ipaddress`). */
import { ADDRESS_OPTIONS } from '../../../grammar/schema/address-line.ts';
import { type LineOption, SCOPES } from '../../../grammar/schema/line-options.ts';
import { join } from '../../text/span.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Family, familyOf } from '../values/address.ts';
import type { Fault } from '../values/fault.ts';
import { familyName } from './family.ts';
import type { LineReader } from './index.ts';
import {
    type Given,
    type LineContext,
    type LineReading,
    blame,
    blameRepeated,
    contextOf,
    findOption,
    isSince,
    judgeFollowing,
    nextWord,
    startReading,
    takeValue,
    unknownOption,
} from './options.ts';
import { type Prefix, prefixFault, readPrefix } from './prefix.ts';
import { routingNumber } from './values.ts';

/** What a line says. */
export interface AddressLine {
    /** The address without its prefix length; undefined when it is none, and then nothing else is known. */
    readonly address: string | undefined;
    readonly family: Family | undefined;
    /** Undefined when it is written wrongly. */
    readonly prefix: number | undefined;
    readonly dev: Word | undefined;
    readonly label: Word | undefined;
    readonly peer: Word | undefined;
    readonly trackGroup: Word | undefined;
    /** Whether keepalived goes on as if the line were not there. */
    readonly dropped: boolean;
    readonly faults: readonly Fault[];
}

const DROPS = 'drops the address';

/** The longest prefix length that leaves room for a broadcast address. */
const MAX_BROADCAST_PREFIX = 30;

/** What keepalived does with an option of IPv4 at an IPv6 address; undefined when it takes it. */
function refusalAtInet6(option: LineOption, value: Word | undefined): string | undefined {
    if (option.family !== 'inet' || value === undefined) return undefined;
    if (option.word === 'broadcast') return DROPS;
    if (option.word === 'scope' && (routingNumber(value.text, SCOPES) ?? 0) === 0) return undefined;
    return `ignores the ${option.word}`;
}

/** What keepalived does with an option that was given before and may be given once. */
const REPEATED: Readonly<Record<string, string>> = {
    dev: DROPS,
    peer: 'keeps the first',
    track_group: 'ignores the rest of the line',
};

function readOption(
    reading: LineReading,
    option: LineOption,
    keyword: Word,
    given: Given,
    family: Family,
): void {
    const next = reading.words[reading.at];
    const refusal = family === 'inet6' ? refusalAtInet6(option, next) : undefined;
    const first = given.get(option.word);
    const again = REPEATED[option.word];
    const repeated = first !== undefined && again !== undefined;
    if (repeated) blameRepeated(reading, keyword, first.keyword, again);
    const value = takeValue(reading, ADDRESS_OPTIONS, option, keyword, refusal !== undefined || repeated);
    if (value === undefined && option.value !== undefined) return;
    if (refusal !== undefined)
        blame(reading, 'contradiction', keyword, `${quote(keyword.text)} is for IPv4 addresses only`, {
            otherwise: refusal,
        });
    const peer = value === undefined || option.word !== 'peer' ? undefined : familyOf(value.text);
    if (value !== undefined && peer !== undefined && peer !== family && !repeated)
        blame(
            reading,
            'invalid-address',
            value,
            `${quote(value.text)} is an ${familyName(peer)} address as the peer of an ${familyName(family)} one`,
            { otherwise: 'ignores the peer' },
        );
    else if (!repeated) given.set(option.word, { keyword, value });
}

/** Reads what is no option; words after it that are none either go with it. */
function readUnknown(reading: LineReading, word: Word): void {
    let last = word;
    for (let next = reading.words[reading.at]; next !== undefined; next = reading.words[reading.at]) {
        if (findOption(reading, ADDRESS_OPTIONS, next.text) !== undefined) break;
        last = next;
        reading.at += 1;
    }
    if (readPrefix(word.text).family === undefined) {
        unknownOption(reading, ADDRESS_OPTIONS, word, 'an address', 'ignores the word');
        return;
    }
    const problem = `${quote(word.text)} is a second address, and a line takes one`;
    blame(reading, 'surplus-word', { span: join(word.span, last.span) }, problem, {
        otherwise: 'ignores it',
    });
}

/** What the options and the address together get wrong. */
function judgeTogether(reading: LineReading, given: Given, address: Word, { family, length }: Prefix): void {
    const broadcast = given.get('broadcast');
    const peer = given.get('peer');
    const host = family === 'inet6' ? 128 : 32;
    judgeFollowing(reading, given);
    if (peer !== undefined && length !== undefined && length !== host)
        blame(reading, 'contradiction', address, `${quote(address.text)} has a prefix length and a peer`, {
            otherwise: `takes ${host}, the prefix length of the peer`,
            related: [{ span: peer.keyword.span, message: 'the peer' }],
        });
    if (broadcast?.value === undefined || family === 'inet6' || !isSince(reading, '2.0.0')) return;
    if (peer !== undefined) {
        blame(
            reading,
            'contradiction',
            broadcast.keyword,
            'an address with a peer has no broadcast address',
            {
                otherwise: 'ignores the broadcast address',
                related: [{ span: peer.keyword.span, message: 'the peer' }],
            },
        );
        return;
    }
    const sign = broadcast.value.text === '+' || broadcast.value.text === '-';
    if (sign && length !== undefined && length > MAX_BROADCAST_PREFIX)
        blame(
            reading,
            'contradiction',
            broadcast.value,
            `${quote(broadcast.value.text)} needs a prefix length of at most ${MAX_BROADCAST_PREFIX}, and that of the address is ${length}`,
            { otherwise: 'sets no broadcast address' },
        );
}

/** Before 2.2.3 a label that is too long was taken, and ran over its end. */
function saidOfLabel(fault: Fault): Fault {
    if (fault.kind !== 'too-long') return fault;
    return { ...fault, said: { since: '2.2.3' } };
}

/** Reads the address, whose prefix length may have come off it by a blank. */
function readAddress(reading: LineReading, word: Word): Prefix {
    const { release } = reading.context;
    const next = reading.words[reading.at];
    const joined = `${word.text}${next?.text ?? ''}`;
    const isParted = word.text.endsWith('/') ? /^\d+$/ : /^\/\d+$/;
    if (
        next !== undefined &&
        isParted.test(next.text) &&
        prefixFault({ ...word, text: joined }, release) === undefined
    ) {
        reading.at += 1;
        const span = { span: join(word.span, next.span) };
        blame(reading, 'surplus-word', span, `${quote(next.text)} is parted from its address by a blank`, {
            otherwise: word.text.endsWith('/') ? 'takes the prefix length as 0' : 'ignores it',
            replacement: { text: joined, safe: true },
        });
        return readPrefix(joined);
    }
    const fault = prefixFault(word, release);
    if (fault !== undefined) reading.faults.push({ span: word.span, otherwise: DROPS, ...fault });
    return readPrefix(word.text);
}

/** Reads a line; there is at least one word. */
export function parseAddressLine(words: readonly Word[], context: LineContext): AddressLine {
    const reading = startReading(words, context, DROPS, DROPS);
    const given: Given = new Map();
    const first = nextWord(reading);
    const prefix = first === undefined ? readPrefix('') : readAddress(reading, first);
    const { family } = prefix;
    if (first !== undefined && family !== undefined) {
        for (let word = nextWord(reading); word !== undefined; word = nextWord(reading)) {
            const option = findOption(reading, ADDRESS_OPTIONS, word.text);
            if (option === undefined) readUnknown(reading, word);
            else readOption(reading, option, word, given, family);
        }
        judgeTogether(reading, given, first, prefix);
    }
    return {
        address: family === undefined ? undefined : prefix.address,
        family,
        prefix: prefix.length,
        dev: given.get('dev')?.value,
        label: given.get('label')?.value,
        peer: given.get('peer')?.value,
        trackGroup: given.get('track_group')?.value,
        dropped: reading.faults.some(({ otherwise }) => otherwise === DROPS),
        faults: reading.faults.map(saidOfLabel),
    };
}

/** What is wrong with a line of `virtual_ipaddress`, `virtual_ipaddress_excluded` or `static_ipaddress`. */
export const readAddressLine: LineReader = (bound, target) =>
    parseAddressLine(bound.words, contextOf(bound, target)).faults;
