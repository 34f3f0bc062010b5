/** What keepalived really uses where something else is written, as `kalint show` has it, and why. */
import type { Fact, Item } from '../../../model/show/item.ts';
import { labelOf, valueText } from '../../../model/show/words.ts';
import type { Bound } from '../../../schema/bind.ts';
import { isRead, shapeOf } from '../../../schema/values/judge.ts';
import { faultsOf } from '../../../schema/values/word.ts';
import { itemOf } from './block-items.ts';
import type { Reading } from '../reading.ts';
import { reasonFor } from './value-reasons.ts';
import { code, placeWords } from './markdown.ts';

/** The facts that are not called as their keyword is, but for its `_`. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
    advert_int: ['advertInterval'],
    nopreempt: ['preempt'],
    no_accept: ['accept'],
    strict_mode: ['strict'],
    unicast_src_ip: ['sourceAddress'],
    mcast_src_ip: ['sourceAddress'],
    auth_type: ['authentication'],
    lvs_sched: ['scheduler'],
    lvs_method: ['forwarding'],
    uthreshold: ['upperThreshold'],
    lthreshold: ['lowerThreshold'],
    inhibit_on_failure: ['inhibitOnFailure'],
    connect_ip: ['connectAddress'],
    misc_path: ['script'],
    misc_timeout: ['timeout'],
    quorum_max: ['quorumMax'],
    group: ['members'],
    sync_group_tracking_weight: ['membersHaveWeights'],
    neighbor_ip: ['neighbor'],
    source_ip: ['source'],
    status_code: ['statusCodes'],
};

/** `garpMasterDelay` for `garp_master_delay`. */
function camel(keyword: string): string {
    return keyword.replace(/_+([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function factNames(statement: Bound): readonly string[] {
    const keyword = statement.spec?.name ?? '';
    return [keyword, ...(FACTS[keyword] ?? [camel(keyword)])];
}

/** The innermost thing of which a statement says something. */
function itemAround(statement: Bound, item: Item): Item {
    const inside = new Map<Bound, Item>();
    const visit = (each: Item): void => {
        if (each.from !== undefined) inside.set(each.from, each);
        for (const { items } of each.lists) items.forEach(visit);
    };
    visit(item);
    for (let at: Bound | undefined = statement; at !== undefined; at = at.parent) {
        const found = inside.get(at);
        if (found !== undefined && (at !== statement || at.binding.kind === 'value')) return found;
    }
    return item;
}

/** The value of which a statement speaks, be it taken from there or not; undefined where `kalint show` has none. */
export function factOf(reading: Reading, statement: Bound): Fact | undefined {
    const item = itemOf(reading, statement);
    if (item === undefined) return undefined;
    const { facts } = itemAround(statement, item);
    const names = factNames(statement);
    const own = facts.find(({ from }) => from === statement);
    if (own !== undefined || statement.binding.kind === 'value') return own;
    // A block is no value: what is said in it is said there.
    return statement.children.length > 0 ? undefined : facts.find(({ name }) => names.includes(name));
}

const YES = new Set([undefined, 'true', 'on', 'yes']);
const NO = new Set<string | undefined>(['false', 'off', 'no']);

/** Keywords that turn off what they are named after. */
const NEGATIVE = new Set(['nopreempt', 'no_accept']);

/** Whether a value is just what a statement says, so that nothing needs to be told. */
export function isAsWritten({ value }: Fact, statement: Bound): boolean {
    const { words, children, spec, binding } = statement;
    const own = words.slice(1).map(({ text }) => text);
    if (typeof value === 'boolean') {
        const isNegative = NEGATIVE.has(spec?.name ?? '');
        return (value === isNegative ? NO : YES).has(own[0]);
    }
    const shown = typeof value === 'object' ? value.join(' ') : String(value);
    if (binding.kind === 'value')
        return words.some(({ text }) => text === shown || text.endsWith(`/${shown}`));
    const inside = children.flatMap((each) => each.words.map(({ text }) => text));
    const texts = [own[0], own.join(' '), inside.join(' '), [...own, ...inside].join(' ')];
    // An address and a port stand for one end.
    const isEnd = own.length > 1 && shown.replace(/[[\]]/g, '') === own.join(':');
    return texts.includes(shown) || isEnd || (typeof value === 'number' && Number(own[0]) === value);
}

/** What keepalived uses in place of what a statement says, and why; empty where that is what is written. */
export function effectiveWords(reading: Reading, statement: Bound): string {
    const fact = factOf(reading, statement);
    if (fact === undefined || isAsWritten(fact, statement)) return '';
    const why = whyOf(reading, statement, fact);
    return `Here: ${spoken(fact, statement)}${why === undefined ? '' : `, ${why}`}.`;
}

/** A value where its keyword stands: by its name where that is not what the keyword is called. */
function spoken(fact: Fact, statement: Bound): string {
    const { name, value } = fact;
    if (value === true && NEGATIVE.has(statement.spec?.name ?? '')) return code(name);
    const text = code(valueText(fact));
    const isOwn = statement.binding.kind === 'value' || factNames(statement).includes(name);
    return isOwn ? text : `${labelOf(name)} ${text}`;
}

function whyOf(reading: Reading, statement: Bound, fact: Fact): string | undefined {
    const { bound, target } = reading;
    const { spec, words } = statement;
    const { from } = fact;
    if (spec !== undefined && !isRead(statement, target)) return `for ${target.name} does not read this`;
    const [word, arg] = [words[1], spec === undefined ? undefined : shapeOf(spec, target)?.args[0]];
    const [fault] = word === undefined || arg === undefined ? [] : faultsOf(word, arg, target.release);
    if (fault !== undefined) return `for ${fault.problem}, and keepalived ${fault.otherwise}`;
    if (from !== undefined && from !== statement) {
        const [start] = from.words;
        if (start === undefined) return undefined;
        const place = placeWords(bound, start.span, statement.statement.node.span);
        return from.spec === spec ? `as ${place} says` : `from ${code(from.spec?.name ?? '')} in ${place}`;
    }
    return reasonFor(reading, statement, fact);
}
