/** Virtual routers with all that keepalived fills in (`keepalived/vrrp/vrrp.c:vrrp_complete_instance`). */
import type { Target } from '../../schema/targets.ts';
import { type SyncGroup, membersOf } from '../sync-groups.ts';
import { routerTimers } from '../timers.ts';
import { type Tracker, movers } from '../trackers.ts';
import { OWNER_PRIORITY, type VrrpInstance } from '../vrrp-instance.ts';
import { addressItem, childrenOf, plainItem } from './addresses.ts';
import { garpFacts } from './garp.ts';
import {
    type Fact,
    type Given,
    type Item,
    byDefault,
    derived,
    fact,
    lineItem,
    listOf,
    written,
} from './item.ts';
import { priorityRange } from './priority.ts';
import { Settings, maybe, settled } from './settings.ts';

/** What the routers of a configuration are shown with. */
export interface VrrpContext {
    readonly target: Target;
    readonly globals: Settings;
    readonly groups: readonly SyncGroup[];
    readonly trackersOf: (owner: VrrpInstance['block']) => readonly Tracker[];
}

/** Its own version, else that of `global_defs` for IPv4, else 2; IPv6 takes 3. */
function versionFact({ versions, facts }: VrrpInstance, { globals }: VrrpContext): Fact {
    const { version, family } = facts;
    const own = versions.findLast(({ against }) => against === undefined);
    if (own?.version === version) return fact('version', written(version, own.bound));
    const general = own === undefined && family === 'inet' ? globals.number('vrrp_version') : undefined;
    if (general?.value === version) return fact('version', general);
    return fact('version', version === 2 ? byDefault(version) : derived(version));
}

function stateFact(instance: VrrpInstance, group: SyncGroup | undefined): Fact {
    const members = group === undefined ? [instance] : membersOf(group);
    const allOwners = members.every(
        ({ initialState, effectivePriority }) =>
            initialState === 'MASTER' && effectivePriority === OWNER_PRIORITY,
    );
    // Unless all members own their addresses, a group starts as BACKUP (keepalived/vrrp/vrrp_sync.c).
    const state = group !== undefined && !allOwners ? 'BACKUP' : instance.initialState;
    if (instance.state?.words[1]?.text === state) return fact('state', written(state, instance.state));
    return fact(
        'state',
        instance.state === undefined && group === undefined ? byDefault(state) : derived(state),
    );
}

function priorityFact({ priority, effectivePriority, startsAsMaster }: VrrpInstance): Fact {
    if (priority !== undefined && priority.words[1]?.text === String(effectivePriority))
        return fact('priority', written(effectivePriority, priority));
    const isDerived = priority === undefined && startsAsMaster;
    return fact('priority', isDerived ? derived(effectivePriority) : byDefault(effectivePriority));
}

function timerFacts(instance: VrrpInstance, own: Settings, { globals, target }: VrrpContext): Fact[] {
    const timers = routerTimers(instance, target);
    const interval = timers.advertInterval;
    const asked = own.number('advert_int', 'seconds') ?? byDefault(interval, 'seconds');
    const adverts =
        own.number('down_timer_adverts') ??
        globals.number('vrrp_down_timer_adverts') ??
        byDefault(timers.downTimerAdverts);
    const inForce = (given: Given, value: number, unit?: 'seconds'): Given =>
        given.value === value ? given : derived(value, unit);
    return [
        fact('advertInterval', inForce(asked, interval, 'seconds')),
        fact('downTimerAdverts', inForce(adverts, timers.downTimerAdverts)),
        fact('skewTime', derived(timers.skewTime, 'seconds')),
        fact('masterDownInterval', derived(timers.masterDownInterval, 'seconds')),
    ];
}

function preemptFacts(instance: VrrpInstance, own: Settings): Fact[] {
    const { nopreempt, initialState, effectivePriority } = instance;
    const delay = own.number('preempt_delay', 'seconds');
    const preempts = own.last('preempt');
    const isCleared = initialState === 'MASTER' || effectivePriority === OWNER_PRIORITY;
    const preempt =
        nopreempt !== undefined
            ? isCleared
                ? derived(true)
                : written(false, nopreempt)
            : preempts === undefined
              ? byDefault(true)
              : written(true, preempts);
    if (delay === undefined) return [fact('preempt', preempt)];
    const hasDelay = initialState !== 'MASTER' && preempt.value === true && !instance.strict;
    return [fact('preempt', preempt), fact('preemptDelay', hasDelay ? delay : derived(0, 'seconds'))];
}

function acceptFact(instance: VrrpInstance, own: Settings): Fact {
    const { strict, effectivePriority, facts } = instance;
    const isOwner = effectivePriority === OWNER_PRIORITY;
    const statement = own.statements.findLast(
        ({ spec }) => spec?.name === 'accept' || spec?.name === 'no_accept',
    );
    if (statement === undefined) return fact('accept', strict ? derived(isOwner) : byDefault(true));
    const asked = statement.spec?.name === 'accept';
    // Strict version 2 has no accept mode.
    if (asked && strict && facts.version === 2 && !isOwner) return fact('accept', derived(false));
    return fact('accept', written(asked, statement));
}

function authenticationFact({ facts }: VrrpInstance): Fact {
    const { authentication, strict, version, family } = facts;
    if (authentication === undefined) return fact('authentication', byDefault('none'));
    const { type, from, hasPassword } = authentication;
    const isIgnored = strict || version === 3 || !hasPassword || (type === 'AH' && family === 'inet6');
    return fact('authentication', isIgnored ? derived('none') : written(type, from));
}

/** A thing that is tracked, with its weight. */
function trackerItem({ name, line, weight, weightFrom }: Tracker): Item {
    const isOwn = line.words.some(({ text }) => text === 'weight');
    const given = isOwn
        ? written(weight, line)
        : weightFrom === undefined
          ? byDefault(weight)
          : written(weight, weightFrom);
    return lineItem(name.text, line, [fact('weight', given)]);
}

const TRACKED: readonly (readonly [string, Tracker['kind']])[] = [
    ['trackedInterfaces', 'tracked-interface'],
    ['trackedScripts', 'tracked-script'],
    ['trackedFiles', 'tracked-file'],
    ['trackedProcesses', 'tracked-process'],
    ['trackedBfd', 'tracked-bfd'],
];

/** What is tracked, by its kind. */
export function trackerLists(trackers: readonly Tracker[]): Item['lists'] {
    return TRACKED.flatMap(([name, kind]) =>
        listOf(name, trackers.filter((each) => each.kind === kind).map(trackerItem)),
    );
}

/** A virtual router as it runs. */
export function vrrpItem(instance: VrrpInstance, context: VrrpContext): Item {
    const { target, groups } = context;
    const own = new Settings(instance.block.children, target);
    const group = groups.find((each) => membersOf(each).some(({ name }) => name === instance.name));
    const source = instance.addresses.findLast(
        ({ role, against }) => role === 'source' && against === undefined,
    );
    const { lowest, highest } = priorityRange(
        instance.effectivePriority,
        movers(instance, group, context.trackersOf),
    );
    const device = instance.interface?.name;
    const virtual = (keyword: string): Item[] =>
        childrenOf(own.all(keyword)).flatMap((line) => addressItem(line, device, target));
    return {
        name: instance.name,
        from: instance.block,
        facts: [
            ...(instance.interface === undefined
                ? []
                : [fact('interface', written(instance.interface.name, instance.interface.from))]),
            ...maybe('virtualRouterId', own.number('virtual_router_id')),
            versionFact(instance, context),
            fact('family', derived(instance.facts.family === 'inet' ? 'IPv4' : 'IPv6')),
            stateFact(instance, group),
            priorityFact(instance),
            ...(lowest === highest ? [] : [fact('priorityRange', derived([lowest, highest]))]),
            ...timerFacts(instance, own, context),
            ...preemptFacts(instance, own),
            acceptFact(instance, own),
            authenticationFact(instance),
            ...(instance.strict && instance.strictBy !== undefined
                ? [fact('strict', written(true, instance.strictBy))]
                : []),
            ...(source === undefined ? [] : [fact('sourceAddress', written(source.word.text, source.bound))]),
            ...(group === undefined ? [] : [fact('syncGroup', written(group.name, group.block))]),
            ...garpFacts(own, context.globals, instance.strict),
            settled('promoteSecondaries', own.flag('promote_secondaries'), false),
        ],
        lists: [
            ...listOf(
                'unicastPeers',
                instance.peers.map(({ word, bound }) => lineItem(word.text, bound, [])),
            ),
            ...listOf('virtualAddresses', virtual('virtual_ipaddress')),
            ...listOf('excludedAddresses', virtual('virtual_ipaddress_excluded')),
            ...listOf('virtualRoutes', childrenOf(own.all('virtual_routes')).map(plainItem)),
            ...listOf('virtualRules', childrenOf(own.all('virtual_rules')).map(plainItem)),
            ...trackerLists(context.trackersOf(instance.block)),
        ],
    };
}
