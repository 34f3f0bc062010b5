/** What the settings around a statement come to, in the words of an editor. */
import { type CheckerTimers, isChecker, serverTimers, serviceTimers } from '../../model/checker-timers.ts';
import { serviceIn } from '../../model/service.ts';
import { routerTimers, scriptTimers } from '../../model/timers.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Reading } from './reading.ts';

/** The keywords of an instance, and of a script, that their times are made of. */
const ROUTER = new Set(['advert_int', 'priority', 'down_timer_adverts', 'version', 'state']);
const SCRIPT = new Set(['interval', 'timeout', 'rise', 'fall']);

/** The keywords of a virtual server, a real server and its checkers that tell when a server is taken out. */
const CHECKING = new Set(['delay_loop', 'retry', 'delay_before_retry', 'connect_timeout', 'misc_timeout']);

/**
 * The times that a statement takes part in, as the text has them now: those of a virtual router, of a tracked
 * script, or of the checks of a server; empty for every other statement.
 */
export function derivedWords(reading: Reading, statement: Bound): string {
    const name = statement.spec?.name ?? '';
    const [top, second] = around(statement);
    switch (top.spec?.name ?? '') {
        case 'vrrp_instance':
            return statement === top || ROUTER.has(name) ? routerWords(reading, top) : '';
        case 'vrrp_script':
            return statement === top || SCRIPT.has(name) ? scriptWords(reading, top) : '';
        case 'virtual_server':
            return statement === top || name === 'real_server' || isChecker(statement) || CHECKING.has(name)
                ? serverWords(reading, top, second)
                : '';
        default:
            return '';
    }
}

/** The block at the top around a statement, and the one in it; either may be the statement itself. */
function around(statement: Bound): readonly [Bound, Bound | undefined] {
    let [top, second]: [Bound, Bound | undefined] = [statement, undefined];
    while (top.parent !== undefined) [top, second] = [top.parent, top];
    return [top, second];
}

function seconds(value: number): string {
    return `${Number(value.toFixed(2))} s`;
}

function routerWords({ bound, target }: Reading, block: Bound): string {
    const instance = vrrpInstances(bound, target).find((each) => each.block === block);
    if (instance === undefined) return '';
    const { advertInterval, skewTime, masterDownInterval } = routerTimers(instance, target);
    return `Here: an advert every ${seconds(advertInterval)}; as a backup it takes over after ${seconds(masterDownInterval)} without one, ${seconds(skewTime)} of them skew.`;
}

function scriptWords({ target }: Reading, block: Bound): string {
    const { failsAfter, hangsAfter, recoversAfter } = scriptTimers(block, target);
    return `Here: a failure counts after ${seconds(failsAfter)} at most, one that hangs after ${seconds(hangsAfter)}; it counts as good again after ${seconds(recoversAfter)}.`;
}

function serverWords({ bound, target }: Reading, block: Bound, inner: Bound | undefined): string {
    const service = serviceIn(block, bound, target);
    const server = service?.realServers.find(({ statement }) => statement === inner);
    if (service === undefined) return '';
    return server === undefined
        ? checkWords('the server that is noticed last', serviceTimers(service, target))
        : checkWords('this server', serverTimers(server, service, target));
}

function checkWords(which: string, timers: CheckerTimers | undefined): string {
    if (timers === undefined) return '';
    const { downAfterRefusal, downAfterSilence } = timers;
    const silence =
        downAfterSilence === undefined
            ? ''
            : `, ${seconds(downAfterSilence)} where it does not answer at all`;
    return `Here: ${which} is taken out ${seconds(downAfterRefusal)} after it fails at the latest${silence}.`;
}
