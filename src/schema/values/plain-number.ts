/** Numbers as people write them and keepalived does not read them: with a unit behind, or in hexadecimal. */
import type { DecimalValue, IntegerValue, Unit } from '../../../grammar/schema/types.ts';

/** A number with a unit of time behind it, in the order of `LENGTHS`, or with `%` or a sign that ends a line elsewhere. */
const SUFFIXED =
    /^([+-]?\d+(?:\.\d+)?) ?(?:(ms|msecs?|milliseconds?)|(s|secs?|seconds?)|(m|mins?|minutes?)|(h|hours?)|[%;,])$/i;

const HEXADECIMAL = /^0x[\da-f]+$/i;

/** Milliseconds in each unit that may stand behind a number. */
const LENGTHS = [1, 1000, 60_000, 3_600_000];

/** Milliseconds in each unit that a value may count. */
const COUNTED: Readonly<Partial<Record<Unit, number>>> = {
    microseconds: 0.001,
    milliseconds: 1,
    seconds: 1000,
};

/** The number that a text stands for, counted as the value counts; undefined where it is neither of those ways. */
function numberOf(text: string, unit: Unit | undefined): number | undefined {
    if (HEXADECIMAL.test(text)) return Number(text);
    const [, digits, ...suffixes] = SUFFIXED.exec(text) ?? [];
    if (digits === undefined) return undefined;
    const length = LENGTHS[suffixes.findIndex(Boolean)];
    const counted = unit === undefined ? undefined : COUNTED[unit];
    return Number(digits) * (length === undefined || counted === undefined ? 1 : length / counted);
}

/** The plain digits that a text was most likely meant for; undefined where keepalived would not take them either. */
export function plainNumber(text: string, value: IntegerValue | DecimalValue): string | undefined {
    const number = numberOf(text, value.unit);
    if (number === undefined || number < value.min || number > (value.max ?? Infinity)) return undefined;
    const places = value.kind === 'integer' ? 0 : value.places;
    return Number(number.toFixed(places)) === number ? String(number) : undefined;
}
