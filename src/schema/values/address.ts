/** Addresses as `inet_pton` reads them (`lib/utils.c:inet_stosockaddr`). */
import type { AddressValue } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Fault } from './fault.ts';
import type { WordFault } from './number.ts';

/** The family of an address. */
export type Family = 'inet' | 'inet6';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const INET = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);

/** Whether a text is an IPv4 address in four decimal parts. */
export function isInet(text: string): boolean {
    return INET.test(text);
}

/** The eight groups of an IPv6 address; undefined when the text is none. */
export function inet6Groups(text: string): readonly number[] | undefined {
    const halves = text.split('::');
    if (halves.length > 2 || text === '') return undefined;
    const groups: number[][] = [];
    for (const [index, half] of halves.entries()) {
        const parts = half === '' ? [] : half.split(':');
        const numbers: number[] = [];
        for (const [at, part] of parts.entries()) {
            const last = index === halves.length - 1 && at === parts.length - 1;
            if (last && part.includes('.') && isInet(part)) {
                const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
                numbers.push(a * 256 + b, c * 256 + d);
            } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) numbers.push(parseInt(part, 16));
            else return undefined;
        }
        groups.push(numbers);
    }
    const [front = [], back] = groups;
    if (back === undefined) return front.length === 8 ? front : undefined;
    const gap = 8 - front.length - back.length;
    return gap < 1 ? undefined : [...front, ...Array.from({ length: gap }, () => 0), ...back];
}

/** The same for two texts that mean the same address; a text that is none stands for itself. */
export function addressKey(text: string): string {
    return inet6Groups(text)?.join(':') ?? text;
}

/** The family of an address text; undefined when it is no address. */
export function familyOf(text: string): Family | undefined {
    if (isInet(text)) return 'inet';
    return inet6Groups(text) === undefined ? undefined : 'inet6';
}

/**
 * An address without the range or prefix length behind it: where a single address is wanted,
 * keepalived cuts them off without a word (`lib/utils.c:inet_stosockaddr`).
 */
export function singleAddress(text: string): string {
    return text.replace(text.includes('-') ? /-.*/s : /\/.*/s, '');
}

/** The family of a text that is read as a single address. */
export function socketFamily(text: string): Family | undefined {
    const family = familyOf(singleAddress(text));
    return family === (text.includes(':') ? 'inet6' : 'inet') ? family : undefined;
}

/** What a family is called in a message. */
export const FAMILY_NAMES: Readonly<Record<Family, string>> = { inet: 'IPv4', inet6: 'IPv6' };

/** Whether an address is a multicast address: 224.0.0.0/4 or ff00::/8. */
export function isMulticast(text: string): boolean {
    if (isInet(text)) {
        const first = Number(text.split('.')[0]);
        return first >= 224 && first < 240;
    }
    return ((inet6Groups(text)?.[0] ?? 0) & 0xff00) === 0xff00;
}

/** What is wrong with an address. */
export function addressFault(word: Word, value: AddressValue): WordFault | undefined {
    const family = socketFamily(word.text);
    const text = quote(word.text);
    if (family === undefined)
        return {
            kind: 'invalid-address',
            problem: `${text} is no ${value.family === undefined ? 'IP' : FAMILY_NAMES[value.family]} address`,
        };
    if (value.family !== undefined && value.family !== family)
        return {
            kind: 'invalid-address',
            problem: `${text} is an ${FAMILY_NAMES[family]} address where an ${FAMILY_NAMES[value.family]} one is wanted`,
        };
    const address = singleAddress(word.text);
    if (value.multicast !== undefined && !isMulticast(address))
        return { kind: 'invalid-address', problem: `${text} is no multicast address` };
    const scope = (inet6Groups(address)?.[0] ?? 0) & 0xf;
    if (value.multicast === 'link-local' && family === 'inet6' && scope !== 2)
        return {
            kind: 'invalid-address',
            problem: `${text} is no link-local multicast address`,
            ...(value.lenient === true ? { otherwise: 'uses it all the same' } : {}),
        };
    return rangeFault(word.text);
}

/** What is wrong with a range of addresses, where one is read; no release says so. */
export function rangeFault(text: string): (WordFault & Pick<Fault, 'otherwise'>) | undefined {
    if (!text.includes('-')) return undefined;
    const address = singleAddress(text);
    return {
        kind: 'invalid-address',
        problem: `${quote(text)} is a range, and a single address is wanted`,
        otherwise: `uses ${address} alone`,
        said: 'never',
        replacement: { text: address, safe: false },
    };
}
