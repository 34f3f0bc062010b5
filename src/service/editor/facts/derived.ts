/** What the settings around a statement come to, in the words of an editor. */
import { isChecker } from '../../../model/checker-timers.ts';
import type { Bound } from '../../../schema/bind.ts';
import { topOf } from './block-items.ts';
import type { Reading } from '../reading.ts';
import { serverWords } from './server-words.ts';
import { isTrackerLine, isTrackerList, trackerListWords, trackerWords } from './tracker-words.ts';
import { GARP, PREEMPTION, ROUTER, garpWords, preemptionWords, routerWords } from './router-words.ts';
import { processWords, scriptWords, sessionWords, syncGroupWords } from './block-words.ts';

/** The keywords of a script, of a BFD session and of a tracked process that their outcome is made of. */
const SCRIPT = new Set(['interval', 'timeout', 'rise', 'fall']);
const SESSION = new Set(['min_rx', 'min_tx', 'multiplier']);
const PROCESS = new Set(['quorum', 'quorum_max', 'delay']);

/** The keywords of a virtual server, a real server and its checkers that tell when a server is taken out. */
const CHECKING = new Set(['delay_loop', 'retry', 'delay_before_retry', 'connect_timeout', 'misc_timeout']);

/**
 * What a statement takes part in, as the text has it now: the times and the members of the block that it heads, or
 * those that its keyword helps to make; empty for every other statement.
 */
export function derivedWords(reading: Reading, statement: Bound): string {
    const name = statement.spec?.name ?? '';
    const top = topOf(statement);
    const isHead = statement === top;
    if (isTrackerLine(statement)) return trackerWords(reading, statement);
    if (isTrackerList(statement)) return trackerListWords(reading, statement);
    switch (top.spec?.name ?? '') {
        case 'vrrp_instance':
            if (isHead || ROUTER.has(name)) return routerWords(reading, top, isHead);
            if (PREEMPTION.has(name)) return preemptionWords(reading, top);
            return GARP.has(name) ? garpWords(reading, top) : '';
        case 'vrrp_sync_group':
            return isHead || name === 'group' ? syncGroupWords(reading, top) : '';
        case 'vrrp_script':
            return isHead || SCRIPT.has(name) ? scriptWords(reading, top) : '';
        case 'vrrp_track_process':
            return isHead || PROCESS.has(name) ? processWords(reading, top) : '';
        case 'bfd_instance':
            return isHead || SESSION.has(name) ? sessionWords(reading, top) : '';
        case 'virtual_server':
            return isHead || name === 'real_server' || isChecker(statement) || CHECKING.has(name)
                ? serverWords(reading, statement)
                : '';
        default:
            return '';
    }
}
