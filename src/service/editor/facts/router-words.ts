/** What the settings of a virtual router come to. */
import type { Fact, Item } from '../../../model/show/item.ts';
import { valueText } from '../../../model/show/words.ts';
import { routerTimers } from '../../../model/timers.ts';
import { vrrpInstances } from '../../../model/vrrp-instance.ts';
import type { Bound } from '../../../schema/bind.ts';
import { itemOf } from './block-items.ts';
import { seconds } from './markdown.ts';
import type { Reading } from '../reading.ts';

/** The keywords of an instance that its times are made of. */
export const ROUTER: ReadonlySet<string> = new Set([
    'advert_int',
    'priority',
    'down_timer_adverts',
    'version',
    'state',
]);

/** Those that tell when it takes its addresses back. */
export const PREEMPTION: ReadonlySet<string> = new Set(['preempt', 'nopreempt', 'preempt_delay']);

/** Those that tell how it makes its addresses known. */
export const GARP: ReadonlySet<string> = new Set([
    'garp_master_delay',
    'garp_master_repeat',
    'garp_master_refresh',
    'garp_master_refresh_repeat',
]);

/** A fact of a thing by its name. */
export function factNamed({ facts }: Item, name: string): Fact | undefined {
    return facts.find((each) => each.name === name);
}

function amountOf(item: Item, name: string): number {
    const value = factNamed(item, name)?.value;
    return typeof value === 'number' ? value : 0;
}

/** The times of a virtual router; at its head also what tracking makes of its priority, and when it comes back. */
export function routerWords(reading: Reading, block: Bound, isHead: boolean): string {
    const { bound, target } = reading;
    const instance = vrrpInstances(bound, target).find((each) => each.block === block);
    if (instance === undefined) return '';
    const { advertInterval, skewTime, masterDownInterval } = routerTimers(instance, target);
    const times = `Here: an advert every ${seconds(advertInterval)}; as a backup it takes over after ${seconds(masterDownInterval)} without one, ${seconds(skewTime)} of them skew.`;
    const item = itemOf(reading, block);
    const range = item === undefined ? undefined : factNamed(item, 'priorityRange');
    const moved = range === undefined ? '' : ` Tracking moves its priority from ${valueText(range)}.`;
    return isHead ? `${times}${moved} ${backWords(reading, block)}`.trimEnd() : times + moved;
}

/** When a router that was away takes its addresses back. */
function backWords(reading: Reading, block: Bound): string {
    const item = itemOf(reading, block);
    if (item === undefined) return '';
    if (factNamed(item, 'preempt')?.value === false)
        return 'It leaves a working master alone, also one of lower priority.';
    const delay = amountOf(item, 'preemptDelay');
    return delay === 0
        ? 'It takes over from a master of lower priority at once.'
        : `It takes over from a master of lower priority ${seconds(delay)} after it has heard of it.`;
}

/** That, for the keywords that decide it. */
export function preemptionWords(reading: Reading, block: Bound): string {
    const words = backWords(reading, block);
    return words === '' ? '' : `Here: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

function times(count: number): string {
    return count === 1 ? 'once' : `${count} times`;
}

/** When a new master tells the network of its addresses (`keepalived/vrrp/vrrp_scheduler.c:vrrp_gratuitous_arp_thread`). */
export function garpWords(reading: Reading, block: Bound): string {
    const item = itemOf(reading, block);
    if (item === undefined) return '';
    const repeat = amountOf(item, 'garpMasterRepeat');
    const delay = amountOf(item, 'garpMasterDelay');
    const refresh = amountOf(item, 'garpMasterRefresh');
    const again = delay === 0 ? '' : `, and again ${seconds(delay)} later`;
    const later =
        refresh === 0
            ? '; after that no more'
            : `; after that ${times(amountOf(item, 'garpMasterRefreshRepeat'))} every ${seconds(refresh)}`;
    return `Here: a new master makes each address known ${times(repeat)}${again}${later}.`;
}
