/** Shapes that several keywords of load balancing share. */
import { OPTIONAL, REPORTED, SWITCH, TEXT, takes, whole } from './shapes.ts';
import type { DecimalValue, FormerShape, KeywordSpec, Shape } from './types.ts';

/** What a keyword's record says of the words after it. */
export type Shaped = Pick<KeywordSpec, 'shape' | 'formerShapes'>;

/** The largest whole number of 32 bits. */
export const MAX_UNSIGNED = 4_294_967_295;

/** The largest weight, and with a minus the smallest (`keepalived/include/ip_vs.h`). */
export const MAX_WEIGHT = 2_147_483_647;

/** The smallest time that a timer keeps. */
const MICROSECOND = 0.000_001;

/** The longest time that was taken once, where nothing else limited it, and that of a connection. */
const FORMER_MAX_SECONDS = 18_446_744_073_709;
const FORMER_MAX_CONNECT = 4294;

/** A switch that may stand without a value. */
export const switchShape: Shaped = { shape: SWITCH };

/**
 * A time in seconds. Up to 2.2.2 it was read as a floating number, and up to 2.0.12 as a whole one
 * (`lib/parser.c:read_timer`).
 */
function timer(min: number, formerMax: number, max?: number): Shaped {
    const value: DecimalValue = {
        kind: 'decimal',
        places: 6,
        min,
        unit: 'seconds',
        ...(max === undefined ? {} : { max }),
    };
    return {
        shape: takes('seconds', value),
        formerShapes: [
            { until: '2.0.12', ...takes('seconds', whole(min > 0 ? 1 : 0, formerMax, 'seconds')) },
            { until: '2.2.2', ...takes('seconds', { ...value, places: 15, strict: true }) },
        ],
    };
}

/** A time that may be 0. */
export const waitShape: Shaped = timer(0, FORMER_MAX_SECONDS);

/** A time that may be 0, of a checker, where it was more narrowly limited once. */
export const checkerWaitShape: Shaped = timer(0, FORMER_MAX_CONNECT);

/** A time above 0. */
export const periodShape: Shaped = timer(MICROSECOND, FORMER_MAX_SECONDS);

/** How long a connection may take. */
export const connectTimeoutShape: Shaped = timer(MICROSECOND, FORMER_MAX_CONNECT, MAX_UNSIGNED / 1_000_000);

/** A whole number. */
export function countShape(name: string, min: number, max: number, otherwise?: string): Shaped {
    return { shape: takes(name, whole(min, max), otherwise === undefined ? {} : { otherwise }) };
}

/** A whole number of which nothing is used unless all of it is right. */
export function strictCountShape(name: string, min: number, max: number): Shaped {
    return { shape: takes(name, { kind: 'integer', min, max }) };
}

/** A port. */
export const portShape: Shaped = countShape('port', 1, 65_535);

/** How often to try again, for a virtual or real server. */
export const serverRetryShape: Shaped = strictCountShape('retries', 1, MAX_UNSIGNED);

/** How often to try again, for a checker. */
export const checkerRetryShape: Shaped = countShape('retries', 0, MAX_UNSIGNED);

function weight(min: number, max: number): Shape {
    return takes('weight', whole(min, max));
}

/** The weight that real servers without one get; up to 2.0.20 it had 16 bits. */
export const defaultWeightShape: Shaped = {
    shape: weight(1, MAX_WEIGHT),
    formerShapes: [{ until: '2.0.20', ...weight(1, 65_535) }],
};

/** The weight of a real server; it may be 0 since 2.0.16. */
export const weightShape: Shaped = {
    shape: weight(0, MAX_WEIGHT),
    formerShapes: [
        { until: '2.0.15', ...weight(1, 65_535) },
        { until: '2.0.20', ...weight(0, 65_535) },
    ],
};

/** A text that is reported where it is missing since one release, and where it is given again since another. */
function reportedText(name: string, silent: FormerShape['until'], alsoAgain: boolean): Shaped {
    const again = { repeat: 'last' } as const;
    return {
        shape: takes(name, TEXT, REPORTED, again),
        formerShapes: [
            { until: silent, ...takes(name, TEXT, OPTIONAL, alsoAgain ? again : {}) },
            ...(alsoAgain ? [] : [{ until: '2.2.7' as const, ...takes(name, TEXT, REPORTED) }]),
        ],
    };
}

/** A host name to send: missing it is reported since 2.0.17, given again since 2.2.8. */
export const hostNameShape: Shaped = reportedText('host name', '2.0.16', false);

/** A file or password of the TLS client: missing it is reported since 2.2.0, given again since 1.3.9. */
export function tlsShape(name: string): Shaped {
    return reportedText(name, '2.1.5', true);
}

/** A name for SNMP: exactly one word; given again it is reported since 2.2.8. */
export const snmpNameShape: Shaped = {
    shape: takes('name', TEXT, REPORTED, { more: 'refused', repeat: 'last' }),
    formerShapes: [{ until: '2.2.7', ...takes('name', TEXT, REPORTED, { more: 'refused' }) }],
};

/** A method with the options of its tunnel. */
export const forwardingShape: Shaped = {
    shape: takes('method', { kind: 'special', reader: 'forwarding-method' }),
};
