/** How long a dead server stays in use, by its checkers (`keepalived/check/check_data.c:validate_check_config`). */
import type { Bound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import type { Service, ServiceServer } from './service.ts';
import { type Given, byDefault, derived } from './show/item.ts';
import { Settings } from './show/settings.ts';

/** How often a checker tries again, and the seconds between two tries, if nothing says so; no seconds stand for its `delay_loop`. */
interface Tries {
    readonly retry: number;
    readonly delay?: number;
}

const COMMON: Tries = { retry: 1, delay: 1 };

/** Those that have other tries (`keepalived/check/check_http.c:http_get_handler` and its like). */
const TRIES: Readonly<Record<string, Tries>> = {
    HTTP_GET: { retry: 1, delay: 3 },
    SSL_GET: { retry: 1, delay: 3 },
    MISC_CHECK: { retry: 0, delay: 1 },
    DNS_CHECK: { retry: 3 },
};

const CHECKERS = new Set([
    'HTTP_GET',
    'SSL_GET',
    'TCP_CHECK',
    'UDP_CHECK',
    'SMTP_CHECK',
    'DNS_CHECK',
    'MISC_CHECK',
    'PING_CHECK',
    'BFD_CHECK',
    'FILE_CHECK',
]);

/** Whether a statement in a real server is a checker. */
export function isChecker({ spec }: Bound): boolean {
    return spec !== undefined && CHECKERS.has(spec.name);
}

/** What a checker's times are made of, each with where it comes from; in seconds but for the number of tries. */
export interface CheckerSettings {
    readonly delayLoop: Given;
    readonly retry: Given;
    readonly delayBeforeRetry: Given;
    /** How long one try waits for an answer; for a `MISC_CHECK` how long its script may run. */
    readonly timeout: Given;
}

/**
 * How long it may take until a server that has stopped to work is taken out, in seconds. Each of them counts
 * from the end of a check that succeeded, when the next is a `delay_loop` away.
 */
export interface CheckerTimers {
    /** Where each try fails at once: the port is closed, the script gives its status. */
    readonly downAfterRefusal: number;
    /**
     * Where no try gets an answer: the machine is gone, the script hangs. Absent for a `UDP_CHECK` without
     * `require_reply`, which takes silence for success (`keepalived/check/check_udp.c:udp_check_thread`).
     */
    readonly downAfterSilence?: number;
}

function keywordsOf({ spec }: Bound): ReadonlySet<string> {
    const block = spec?.block;
    return new Set(block?.content === 'keywords' ? block.keywords.map(({ name }) => name) : []);
}

/** The settings of a checker; `above` are those of its real server and its virtual server, the nearest first. */
export function checkerSettings(checker: Bound, above: readonly Settings[], target: Target): CheckerSettings {
    const own = new Settings(checker.children, target);
    const find = (keyword: string, unit?: 'seconds'): Given | undefined =>
        [own, ...above].map((each) => each.number(keyword, unit)).find((each) => each !== undefined);
    const name = checker.spec?.name ?? '';
    const tries = TRIES[name] ?? COMMON;
    const delayLoop = find('delay_loop', 'seconds') ?? byDefault(60, 'seconds');
    const wait =
        tries.delay === undefined ? derived(delayLoop.value, 'seconds') : byDefault(tries.delay, 'seconds');
    const timeout =
        name === 'MISC_CHECK'
            ? (own.number('misc_timeout', 'seconds') ?? derived(miscTimeout(above), 'seconds'))
            : (find('connect_timeout', 'seconds') ?? byDefault(5, 'seconds'));
    return {
        delayLoop,
        retry: find('retry') ?? byDefault(tries.retry),
        delayBeforeRetry: find('delay_before_retry', 'seconds') ?? wait,
        timeout,
    };
}

/** A script may run for the `delay_loop` of the virtual server, which is the last of those above. */
function miscTimeout(above: readonly Settings[]): number {
    return above.at(-1)?.amount('delay_loop') ?? 60;
}

function amount({ value }: Given): number {
    return typeof value === 'number' ? value : 0;
}

function inSeconds(seconds: number): number {
    return Math.round(seconds * 1e6) / 1e6;
}

/** The times of a checker; none for one that does not ask by itself. */
export function checkerTimers(checker: Bound, settings: CheckerSettings): CheckerTimers | undefined {
    if (!keywordsOf(checker).has('delay_loop')) return undefined;
    const loop = amount(settings.delayLoop);
    const retry = amount(settings.retry);
    const wait = amount(settings.delayBeforeRetry);
    const timeout = amount(settings.timeout);
    // A script is started again so long after its last start, a connection so long after its end.
    const silentTry = checker.spec?.name === 'MISC_CHECK' ? Math.max(wait, timeout) : wait + timeout;
    const needsNoAnswer =
        checker.spec?.name === 'UDP_CHECK' &&
        !checker.children.some(({ spec }) => spec?.name === 'require_reply');
    return {
        downAfterRefusal: inSeconds(loop + retry * wait),
        ...(needsNoAnswer ? {} : { downAfterSilence: inSeconds(loop + retry * silentTry + timeout) }),
    };
}

/** The times after which a server is taken out: those of the checker that is the first to notice. */
export function serverTimers(
    { statement }: ServiceServer,
    { block }: Service,
    target: Target,
): CheckerTimers | undefined {
    const own = new Settings(statement.children, target);
    const shared = new Settings(block.children, target);
    const all = own.statements.filter(isChecker).flatMap((checker) => {
        return checkerTimers(checker, checkerSettings(checker, [own, shared], target)) ?? [];
    });
    if (all.length === 0) return undefined;
    const silent = all.flatMap(({ downAfterSilence }) => downAfterSilence ?? []);
    return {
        downAfterRefusal: Math.min(...all.map(({ downAfterRefusal }) => downAfterRefusal)),
        ...(silent.length === 0 ? {} : { downAfterSilence: Math.min(...silent) }),
    };
}

/** Those of the real server of a virtual server that is noticed last; no silence where one is never noticed. */
export function serviceTimers(service: Service, target: Target): CheckerTimers | undefined {
    const all = service.realServers.map((server) => serverTimers(server, service, target));
    const known = all.filter((each) => each !== undefined);
    const silent = known.flatMap(({ downAfterSilence }) => downAfterSilence ?? []);
    if (known.length === 0 || known.length < all.length) return undefined;
    return {
        downAfterRefusal: Math.max(...known.map(({ downAfterRefusal }) => downAfterRefusal)),
        ...(silent.length < all.length ? {} : { downAfterSilence: Math.max(...silent) }),
    };
}
