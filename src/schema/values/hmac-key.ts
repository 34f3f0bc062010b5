/** Reader of `key` in `auth_hmac`: a number and a key (`keepalived/vrrp/vrrp_parser.c:vrrp_auth_hmac_key_handler`). */
import { quote, utf8Length } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import { type Fault, IGNORES } from './fault.ts';
import { integerFault } from './number.ts';
import type { Reader } from './special.ts';

const MIN_BYTES = 32;
const MAX_BYTES = 64;

/** How many bytes hexadecimal digits make; 0 when other characters are among them (`lib/parser.c:read_hex_str`). */
function hexBytes(text: string): number {
    if (/[^\da-f \t]/i.test(text)) return 0;
    return text.split(/[ \t]+/).reduce((bytes, run) => bytes + Math.ceil(run.length / 2), 0);
}

/** What is wrong with a key; a key in a file is not looked at. The key itself is secret and is not quoted. */
function keyProblem({ text }: Word): string | undefined {
    if (text.startsWith('file:')) return undefined;
    const isHex = text.startsWith('hex:');
    const bytes = isHex ? hexBytes(text.slice(4)) : utf8Length(text);
    if (bytes >= MIN_BYTES && bytes <= MAX_BYTES) return undefined;
    return isHex && bytes === 0
        ? 'the key after "hex:" is not all hexadecimal digits'
        : `the key has ${bytes} bytes, not ${MIN_BYTES} to ${MAX_BYTES}`;
}

/** The number of a key, 1 to 255; undefined for a word that is none. */
export function keyNumber(word: Word): number | undefined {
    return integerFault(word, { kind: 'integer', min: 1, max: 255 }) === undefined
        ? Number(word.text)
        : undefined;
}

/** The number of a key that keepalived keeps; undefined for a line that it refuses. */
export function keptNumber({ words: [, id, key] }: Bound): number | undefined {
    if (id === undefined || key === undefined || keyProblem(key) !== undefined) return undefined;
    return keyNumber(id);
}

/** The first key of the instance that has the same number, before this one. */
function earlier(bound: Bound, number: number): Bound | undefined {
    const keys = (bound.parent?.parent?.children ?? [])
        .filter(({ spec }) => spec === bound.parent?.spec)
        .flatMap(({ children }) => children)
        .filter(({ spec }) => spec === bound.spec);
    return keys.slice(0, keys.indexOf(bound)).find((each) => keptNumber(each) === number);
}

/** Tells what is wrong with the words after `key`. */
export const readHmacKey: Reader = ([id, key], { bound }) => {
    if (id === undefined) return [];
    if (key === undefined) {
        const problem = `no key follows its number ${quote(id.text)}`;
        return [{ kind: 'missing-value', span: id.span, problem, otherwise: IGNORES }];
    }
    const fault = integerFault(id, { kind: 'integer', min: 1, max: 255 });
    if (fault !== undefined) return [{ ...fault, span: id.span, otherwise: IGNORES }];
    const problem = keyProblem(key);
    if (problem !== undefined) return [{ kind: 'invalid-text', span: key.span, problem, otherwise: IGNORES }];
    const first = earlier(bound, Number(id.text));
    if (first === undefined) return [];
    const again: Fault = {
        kind: 'repeated',
        span: id.span,
        problem: `there is a key with the number ${Number(id.text)} already`,
        otherwise: 'keeps the first and ignores this one',
        related: [{ span: first.statement.node.span, message: 'the first one' }],
    };
    return [again];
};
