/** What makes clients count as one: a netmask, or a prefix length (`keepalived/check/check_parser.c:pgr_handler`). */
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Family } from './address.ts';
import { IGNORES } from './fault.ts';
import { integerFault } from './number.ts';
import type { Reader } from './special.ts';

const PREFIX = { kind: 'integer', min: 1, max: 128 } as const;

/** One part of an address as `inet_aton` reads it: decimal, octal or hexadecimal. */
const PART = /^(?:0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/;

/** Whether a text is an IPv4 address with at most four parts, the last of which may fill up the rest. */
function isLooseInet(text: string): boolean {
    const parts = text.split('.');
    const last = 256 ** (5 - parts.length) - 1;
    return (
        parts.length <= 4 &&
        parts.every((part, index) => {
            const digits = /^0[0-7]+$/.test(part) ? `0o${part.slice(1)}` : part;
            return PART.test(part) && Number(digits) <= (index === parts.length - 1 ? last : 255);
        })
    );
}

/** Whether a virtual server of a family takes a granularity. */
export function takesGranularity(word: Word, family: Family): boolean {
    return family === 'inet' ? isLooseInet(word.text) : integerFault(word, PREFIX) === undefined;
}

/** The family that a granularity gives to a virtual server that has none yet: a dot means IPv4. */
export function familyOfGranularity(word: Word): Family | undefined {
    const family = word.text.includes('.') ? 'inet' : 'inet6';
    return takesGranularity(word, family) ? family : undefined;
}

/** What neither family takes; whether it fits the family of its virtual server is for those to say who know it. */
export const readGranularity: Reader = ([word], { arg }) => {
    if (word === undefined || takesGranularity(word, 'inet') || takesGranularity(word, 'inet6')) return [];
    return [
        {
            kind: 'invalid-text',
            span: word.span,
            problem: `${quote(word.text)} is neither a netmask such as 255.255.255.0 nor a prefix length from 1 to 128`,
            otherwise: arg.otherwise ?? IGNORES,
        },
    ];
};
