/** Shapes that many keywords share. */
import type {
    ArgSpec,
    DecimalValue,
    FormerShape,
    IntegerValue,
    Shape,
    TextValue,
    Unit,
    ValueSpec,
} from './types.ts';

/** A switch that may stand without a value, which turns it on (`lib/parser.c:check_true_false`). */
export const SWITCH: Shape = {
    args: [{ name: 'switch', value: { kind: 'boolean' }, missing: 'optional' }],
};

/** A keyword that switches something on by standing there, and takes no value. */
export const FLAG: Shape = { args: [], flag: true };

/** The head of a block of values, which takes no words (`lib/parser.c:alloc_value_block`). */
export const VALUE_BLOCK: Shape = { args: [], more: 'refused', otherwise: 'ignores the words' };

/** Before 2.1.0 nothing was said about words there. */
export const FORMER_VALUE_BLOCK: readonly FormerShape[] = [{ until: '2.0.20', args: [] }];

/** A command to run at an event, with the user and the group to run it as (`lib/notify.c:notify_script_init`). */
export const NOTIFY: Shape = {
    args: [
        { name: 'command', value: { kind: 'command' } },
        { name: 'user', value: { kind: 'name', of: 'user' }, missing: 'optional' },
        { name: 'group', value: { kind: 'name', of: 'group' }, missing: 'optional' },
    ],
    repeat: 'first',
};

/** Any word. */
export const TEXT: TextValue = { kind: 'text' };

/** A word without which the line is reported and ignored. */
export const REPORTED = { missing: 'reported' } as const;

/** A word that may be left out. */
export const OPTIONAL = { missing: 'optional' } as const;

/** A keyword that takes one word. */
export function takes(
    name: string,
    value: ValueSpec,
    arg: Omit<ArgSpec, 'name' | 'value'> = {},
    shape: Omit<Shape, 'args'> = {},
): Shape {
    return { args: [{ name, value, ...arg }], ...shape };
}

/** A weight, and whether up and down change places (`keepalived/vrrp/vrrp_parser.c:vrrp_vscript_weight_handler`). */
export function weighed(
    value: IntegerValue,
    arg: Omit<ArgSpec, 'name' | 'value'>,
    shape: Omit<Shape, 'args'> = {},
): Shape {
    return {
        args: [
            { name: 'weight', value, ...arg },
            {
                name: 'direction',
                value: { kind: 'choice', choices: [{ word: 'reverse' }] },
                missing: 'optional',
                otherwise: 'passes over it',
            },
        ],
        ...shape,
    };
}

/** A whole number; the daemon, not the config test, goes on with the digits that a wrong word starts with. */
export function whole(min: number, max: number, unit?: Unit): IntegerValue {
    return { kind: 'integer', min, max, lax: true, ...(unit === undefined ? {} : { unit }) };
}

/** A time in seconds, by default in steps of a microsecond. */
export function seconds(min: number, max: number, places = 6): DecimalValue {
    return { kind: 'decimal', places, min, max, unit: 'seconds' };
}

/** A time in seconds as it was read up to 2.2.2: with any number of places (`lib/parser.c:read_double_func`). */
export function floating(min: number, max: number): DecimalValue {
    return { ...seconds(min, max, 15), strict: true };
}
