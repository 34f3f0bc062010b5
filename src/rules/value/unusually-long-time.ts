import { isRead, shapeOf } from '../../schema/values/judge.ts';
import { wordFault } from '../../schema/values/word.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    long: (keyword: string, time: string, usual: string) =>
        `${quote(time)} is unusually long for ${quote(keyword)}, where keepalived expects ${usual}; it uses it all the same`,
};

/** Which times are usual. */
interface Limit {
    /** In words. */
    readonly usual: string;
    readonly includes: (time: number) => boolean;
}

const INTERVAL: Limit = { usual: 'less than a second', includes: (time) => time < 1 };
const DELAY: Limit = { usual: 'less than 60 seconds', includes: (time) => time < 60 };
const SESSION: Limit = { usual: 'at most 10000 milliseconds', includes: (time) => time <= 10_000 };

/** The times of which keepalived calls some unusual, by block and keyword. */
const LIMITS: Readonly<Record<string, Readonly<Record<string, Limit>>>> = {
    bfd_instance: { min_rx: SESSION, min_tx: SESSION, idle_tx: SESSION },
    garp_group: { garp_interval: INTERVAL, gna_interval: INTERVAL },
    global_defs: {
        vrrp_garp_interval: INTERVAL,
        vrrp_gna_interval: INTERVAL,
        vrrp_startup_delay: DELAY,
    },
};

/** A time that only a slip in the unit explains. */
export const unusuallyLongTime: Rule = {
    meta: {
        id: 'value/unusually-long-time',
        area: 'value',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'unusually long time',
        why: 'Some times are given in seconds, others in milliseconds. One that is far above what is usual is mostly meant in the other unit. The daemon logs that it is very large and uses it: gratuitous ARP packets are sent seconds apart, so that the network learns late where an address has moved, or a dead neighbour is noticed after a minute.',
        symptoms: ['slow-failover', 'clients-hang', 'servers-removed'],
        source: 'keepalived/core/global_parser.c:vrrp_garp_interval_handler, keepalived/bfd/bfd_parser.c:bfd_minrx_handler',
    },
    messages,
    create: ({ target, report }) => ({
        enter(bound) {
            const { spec, parent, words } = bound;
            const [, word] = words;
            const limit = LIMITS[parent?.spec?.name ?? '']?.[spec?.name ?? ''];
            if (spec === undefined || limit === undefined || word === undefined) return;
            if (!isRead(bound, target)) return;
            const arg = shapeOf(spec, target)?.args[0];
            if (arg === undefined || wordFault(word, arg.value, target.release) !== undefined) return;
            if (limit.includes(Number(word.text))) return;
            report({ message: messages.long(spec.name, word.text, limit.usual), span: word.span });
        },
    }),
};
