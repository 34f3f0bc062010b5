/** Numbers as keepalived reads them (`lib/parser.c:read_int_func`, `read_unsigned_func`, `read_decimal_unsigned_long_func`). */
import type { DecimalValue, IntegerValue } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Fault } from './fault.ts';
import { plainNumber } from './plain-number.ts';
import { MAX_PORT, portOfService } from './ports.ts';

/** A fault of one word; what keepalived does instead is filled in by whoever knows the keyword. */
export type WordFault = Omit<Fault, 'span' | 'otherwise'> & Partial<Pick<Fault, 'otherwise'>>;

/** The bounds of what `strtol` and `strtoul` are given to fill. */
const MAX_SIGNED = 2_147_483_647;
const MAX_UNSIGNED = 4_294_967_295;

const DECIMAL_DIGITS = /^[ \t\r\f\v]*([+-]?)(\d*)$/;
const C_DIGITS = /^[ \t\r\f\v]*([+-]?)(0[xX][0-9a-fA-F]+|\d*)$/;

function range({ min, max }: { readonly min: number; readonly max?: number }): string {
    return max === undefined ? `less than ${min}` : `not from ${min} to ${max}`;
}

function units(unit: string | undefined): string {
    return unit === undefined ? '' : ` ${unit}`;
}

/** What word processors make of a minus: hyphens and dashes of other kinds. */
const DASH = /^[\u2010-\u2015\u2212\ufe58\ufe63\uff0d](?=\d)/;

/** What the most common of them are called. */
const DASHES: Readonly<Record<string, string | undefined>> = {
    '\u2010': 'a hyphen',
    '\u2011': 'a no-break hyphen',
    '\u2013': 'an en dash',
    '\u2014': 'an em dash',
    '\u2212': 'a mathematical minus',
};

/** That a dash stands for the minus; undefined where none does, or where the number is no better with a minus. */
function dashFault({ text }: Word, { min, max }: IntegerValue | DecimalValue): WordFault | undefined {
    const dash = DASH.exec(text)?.[0];
    const number = `-${text.slice(1)}`;
    if (dash === undefined || !/^-\d+$/.test(number)) return undefined;
    if (Number(number) < min || Number(number) > (max ?? Infinity)) return undefined;
    const code = dash.charCodeAt(0).toString(16).toUpperCase();
    return {
        kind: 'invalid-number',
        problem: `${quote(text)} starts with ${DASHES[dash] ?? 'a dash'} (U+${code}) and not with the minus "-"`,
        replacement: { text: number, safe: true },
    };
}

function notANumber(word: Word, value: IntegerValue | DecimalValue): WordFault {
    const dashed = dashFault(word, value);
    if (dashed !== undefined) return dashed;
    const port = value.kind === 'integer' && value.max === MAX_PORT ? portOfService(word.text) : undefined;
    if (port !== undefined)
        return {
            kind: 'invalid-number',
            problem: `${quote(word.text)} is the name of a service, and a port is given by its number, ${port}`,
            replacement: { text: String(port), safe: true },
        };
    const plain = plainNumber(word.text, value);
    const number = value.kind === 'integer' ? 'whole number' : 'number';
    const counted = value.unit === undefined ? '' : ` of ${value.unit}`;
    return {
        kind: 'invalid-number',
        problem: `${quote(word.text)} is no ${number}${counted}${plain === undefined ? '' : ' in plain digits'}`,
        ...(plain === undefined ? {} : { replacement: { text: plain, safe: false } }),
    };
}

function outside(
    word: Word,
    bounds: { readonly min: number; readonly max?: number },
    unit: string | undefined,
): WordFault {
    return {
        kind: 'out-of-range',
        problem: `${quote(word.text)} is ${range(bounds)}${units(unit)}`,
    };
}

/** A number with what keepalived has in mind for those outside the range. */
interface Bounds {
    readonly min: number;
    readonly max?: number;
    readonly below?: string;
    readonly above?: string;
}

/** What keepalived does with a number that it could read, where it is outside the range and not simply refused. */
function moved(number: number, { min, max, below, above }: Bounds): Pick<WordFault, 'otherwise'> {
    const outcome = number < min ? below : max !== undefined && number > max ? above : undefined;
    return outcome === undefined ? {} : { otherwise: outcome };
}

/** Value of digits that may be more than a double holds exactly; all that matters then is that they are many. */
function valueOf(sign: string, digits: string): number {
    const base = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
    const value = Number(base);
    return sign === '-' ? -value : value;
}

/** What is wrong with a whole number; an empty quoted word counts as 0. */
export function integerFault(word: Word, value: IntegerValue): WordFault | undefined {
    const match = (value.prefixed === true ? C_DIGITS : DECIMAL_DIGITS).exec(word.text);
    if (match === null) return { ...notANumber(word, value), ...started(word.text, value) };
    const [, sign = '', digits = ''] = match;
    if (digits === '' && sign !== '') return notANumber(word, value);
    const signed = value.min < 0 || value.max <= MAX_SIGNED;
    const number =
        value.prefixed === true ? valueOf(sign, digits) : Number(`${sign === '-' ? '-' : ''}${digits}`);
    const limit = signed ? MAX_SIGNED : MAX_UNSIGNED;
    // An unsigned number is never written with a minus, not even "-0".
    const negative = sign === '-' && value.min >= 0 && value.signed !== true;
    if (negative || number > Math.max(limit, value.max)) return outside(word, value, value.unit);
    if (number < value.min || number > value.max)
        return { ...outside(word, value, value.unit), ...moved(number, value) };
    return undefined;
}

/** What the daemon makes of a word that only starts with a number. */
function started(text: string, value: IntegerValue): Pick<WordFault, 'otherwise'> {
    const digits = /^\s*[+-]?\d+/.exec(text)?.[0];
    const number = Number(digits ?? 0);
    if (value.lax !== true || (number < 0 && value.min >= 0 && value.signed !== true)) return {};
    if (number < value.min || number > value.max) return moved(number, value);
    return { otherwise: `uses ${number}` };
}

/** What becomes of digits with something behind them: they are used as they are, in the smallest unit there is. */
function taken(text: string, value: DecimalValue): Pick<WordFault, 'otherwise'> {
    const { places, min, max, unit } = value;
    const digits = /\d*/.exec(text.trim())?.[0] ?? '';
    const number = Number(digits) / 10 ** places;
    if (value.strict === true) return {};
    if (number < min || (max !== undefined && number > max)) return moved(number, value);
    return { otherwise: `takes ${digits === '' ? 'it' : 'the digits alone,'} as ${number} ${unit}` };
}

/** What is wrong with a number with decimal places. */
export function decimalFault(word: Word, value: DecimalValue): WordFault | undefined {
    const { text } = word;
    if (text.startsWith('-')) return outside(word, value, value.unit);
    // The digits before and after the first point are read as one whole number.
    const point = text.indexOf('.');
    const whole = point < 0 ? text : text.slice(0, point);
    const places = point < 0 ? '' : text.slice(point + 1);
    const joined = whole + places.slice(0, value.places);
    if (!/^[ \t\r\f\v]*\+?\d*$/.test(joined)) return { ...notANumber(word, value), ...taken(joined, value) };
    const number = Number(
        `${whole.trim() === '' || whole.trim() === '+' ? '0' : whole}.${places === '' ? '0' : places.slice(0, value.places)}`,
    );
    if (number < value.min || (value.max !== undefined && number > value.max))
        return { ...outside(word, value, value.unit), ...moved(number, value) };
    if (places.length > value.places) {
        return {
            kind: 'invalid-number',
            problem: `${quote(text)} has more than ${value.places} decimal places`,
            ...(value.strict === true ? {} : { otherwise: 'rounds it' }),
        };
    }
    return undefined;
}
