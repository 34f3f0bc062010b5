/** File mode masks (`keepalived/core/global_parser.c:umask_handler`). */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import { join } from '../../text/span.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Fault, IGNORES } from './fault.ts';
import type { Reader } from './special.ts';

const BITS: readonly { readonly name: string; readonly since?: Release }[] = [
    ...['IRUSR', 'IWUSR', 'IXUSR', 'IRGRP', 'IWGRP', 'IXGRP', 'IROTH', 'IWOTH', 'IXOTH'].map((name) => ({
        name,
    })),
    ...['IRWXU', 'IRWXG', 'IRWXO'].map((name) => ({ name, since: '2.2.8' as const })),
];

/** A number as C writes it. */
const NUMBER = /^(?:0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/;
const ALL_BITS = 0o777;

function octal(mode: number): string {
    return mode.toString(8).padStart(4, '0');
}

function numberFaults(word: Word, others: readonly Word[]): Fault[] {
    const { text, span } = word;
    const [first] = others;
    if (first !== undefined)
        return [
            {
                kind: 'surplus-word',
                span: join(first.span, (others.at(-1) ?? first).span),
                problem: `${quote(first.text)} is one word too many after a number`,
                otherwise: IGNORES,
            },
        ];
    if (!NUMBER.test(text))
        return [
            { kind: 'invalid-number', span, problem: `${quote(text)} is no file mode`, otherwise: IGNORES },
        ];
    const mode = Number(/^0[0-7]/.test(text) ? `0o${text.slice(1)}` : text);
    if (mode > ALL_BITS)
        return [{ kind: 'out-of-range', span, problem: `${quote(text)} is above 0777`, otherwise: IGNORES }];
    if (!/^[1-7][0-7]+$/.test(text)) return [];
    return [
        {
            kind: 'invalid-number',
            span,
            problem: `${quote(text)} is decimal, for no 0 stands in front of it`,
            otherwise: `masks ${octal(mode)}`,
            said: 'never',
            replacement: { text: `0${text}`, safe: false },
        },
    ];
}

/** The first thing that is wrong with names of bits, each joined to the next by a bar. */
function bitFault(words: readonly Word[], release: Release): Fault | undefined {
    let joined = true;
    for (const { text, span } of words) {
        for (let at = 0; at < text.length;) {
            const bit = BITS.find(({ name }) => text.startsWith(name, at));
            if (!joined) {
                if (text[at] !== '|')
                    return {
                        kind: 'invalid-text',
                        span,
                        problem: `no "|" stands before ${quote(text.slice(at))}`,
                        otherwise: IGNORES,
                    };
                joined = true;
                at++;
            } else if (bit === undefined || !hasIt(release, bit.since, undefined)) {
                const problem =
                    bit === undefined
                        ? `${quote(text.slice(at))} starts with no bit of a file mode such as IRUSR or IRWXO`
                        : `${quote(bit.name)} came with keepalived ${bit.since ?? ''}`;
                return { kind: 'unknown-word', span, problem, otherwise: IGNORES };
            } else {
                joined = false;
                at += bit.name.length;
            }
        }
    }
    const last = words.at(-1);
    return !joined || last === undefined
        ? undefined
        : {
              kind: 'missing-value',
              span: last.span,
              problem: 'no bit follows the last "|"',
              otherwise: IGNORES,
          };
}

/** What is wrong with a mask: one number, or names of bits. */
export const readUmask: Reader = (words, { target }) => {
    const [first, ...others] = words;
    if (first === undefined) return [];
    if (/^\d/.test(first.text)) return numberFaults(first, others);
    const fault = bitFault(words, target.release);
    return fault === undefined ? [] : [fault];
};
