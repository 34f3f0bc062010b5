/** What the settings of a virtual server and its real servers come to. */
import { type CheckerTimers, isChecker, serverTimers, serviceTimers } from '../../../model/checker-timers.ts';
import { type Service, type ServiceServer, serviceIn } from '../../../model/service.ts';
import type { Item } from '../../../model/show/item.ts';
import { valueText } from '../../../model/show/words.ts';
import type { Bound } from '../../../schema/bind.ts';
import { listWords } from '../../../text/words.ts';
import { itemOf, topOf } from './block-items.ts';
import { paragraphs, seconds } from './markdown.ts';
import type { Reading } from '../reading.ts';
import { factNamed } from './router-words.ts';

/** What holds for a virtual server, for one of its real servers or for a checker, by the statement of it. */
export function serverWords(reading: Reading, statement: Bound): string {
    const { bound, target } = reading;
    const block = topOf(statement);
    const service = serviceIn(block, bound, target);
    if (service === undefined) return '';
    let inner = statement;
    while (inner.parent !== undefined && inner.parent !== block) inner = inner.parent;
    const server = service.realServers.find((each) => each.statement === inner);
    const times =
        server === undefined
            ? checkWords('the server that is noticed last', serviceTimers(service, target))
            : checkWords('this server', serverTimers(server, service, target));
    const item = itemOf(reading, block);
    if (item === undefined) return times;
    const summary =
        statement === block
            ? serviceSummary(item, service)
            : server?.statement === statement
              ? serverSummary(item, server)
              : '';
    return paragraphs(summary, times);
}

/** What is told of a thing: the label of each fact that it has, with its value. */
function told(item: Item, labels: readonly (readonly [string, string])[]): string {
    return labels
        .flatMap(([name, label]) => {
            const fact = factNamed(item, name);
            return fact === undefined ? [] : [`${label} ${valueText(fact)}`];
        })
        .join(', ');
}

const SERVICE = [
    ['forwarding', 'method'],
    ['scheduler', 'scheduler'],
    ['flags', 'flags'],
    ['protocol', 'protocol'],
    ['persistenceTimeout', 'persistence'],
] as const;

function counted(count: number, noun: string): string {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function serviceSummary(item: Item, { realServers }: Service): string {
    const sorry = factNamed(item, 'sorryServer');
    const quorum = told(item, [['quorum', 'quorum']]);
    const servers = `${counted(realServers.length, 'real server')}, ${quorum}`;
    const instead = sorry === undefined ? '' : `, sorry server ${valueText(sorry)}`;
    return `Here: ${told(item, SERVICE)}; ${servers}${instead}.`;
}

function serverSummary(item: Item, { statement }: ServiceServer): string {
    const all = item.lists.flatMap(({ items }) => items);
    const own = all.find(({ from }) => from === statement);
    if (own === undefined) return '';
    const checkers = statement.children.filter(isChecker).flatMap(({ spec }) => spec?.name ?? []);
    const facts = told(own, [
        ['weight', 'weight'],
        ['forwarding', 'method'],
    ]);
    return checkers.length === 0
        ? `Here: ${facts}; without a checker it counts as alive always.`
        : `Here: ${facts}, checked by ${listWords(checkers, 'and')}.`;
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
