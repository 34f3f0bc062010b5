/** Virtual servers with all that keepalived fills in (`keepalived/check/check_data.c:validate_check_config`). */
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import type { Service, ServiceServer } from '../service.ts';
import type { Setting } from '../virtual-server.ts';
import { isChecker, serverTimers, serviceTimers } from '../checker-timers.ts';
import { checkerItem, noticeFacts } from './checkers.ts';
import { type Fact, type Given, type Item, byDefault, derived, fact, listOf, written } from './item.ts';
import { Settings, maybe, settled } from './settings.ts';

/** Switches that go to the scheduler or to IPVS. */
const FLAGS = [
    'hashed',
    'ops',
    'flag-1',
    'flag-2',
    'flag-3',
    'sh-port',
    'sh-fallback',
    'mh-port',
    'mh-fallback',
];

/** What persistence lasts without a number, in seconds (`keepalived/include/check_data.h:IPVS_SVC_PERSISTENT_TIMEOUT`). */
const PERSISTENCE = 360;

function given(setting: Setting<string | number | boolean | undefined>, initial: Fact['value']): Given {
    const { value, from } = setting;
    if (value === undefined) return byDefault(initial);
    return from === undefined ? byDefault(value) : written(value, from);
}

function numeric({ value }: Given): number {
    return typeof value === 'number' ? value : 0;
}

function endpointName({ endpoint: { address, port, family } }: Pick<ServiceServer, 'endpoint'>): string {
    const host = family === 'inet6' && port !== undefined ? `[${address}]` : address;
    return port === undefined ? host : `${host}:${String(port)}`;
}

function realServerItem(server: ServiceServer, service: Service, shared: Settings, target: Target): Item {
    const { statement, endpoint, method, weight, inhibit } = server;
    const own = new Settings(statement.children, target);
    const timers = serverTimers(server, service, target);
    return {
        name: endpointName(server),
        from: statement,
        facts: [
            fact('weight', given(weight, 1)),
            fact('forwarding', given(method, 'NAT')),
            ...maybe('upperThreshold', own.number('uthreshold')),
            ...maybe('lowerThreshold', own.number('lthreshold')),
            ...(inhibit.value === true ? [fact('inhibitOnFailure', given(inhibit, false))] : []),
            ...(timers === undefined ? [] : noticeFacts(timers)),
        ],
        lists: listOf(
            'checkers',
            own.statements
                .filter(isChecker)
                .map((checker) => checkerItem(checker, [own, shared], endpoint, target)),
        ),
    };
}

/** The quorum, at most the sum of the weights, and the hysteresis, which is below it. */
function quorumFacts({ quorum, hysteresis, realServers }: Service): Fact[] {
    const sum = realServers.reduce((all, { weight }) => all + (weight.value ?? 1), 0);
    const asked = given(quorum, 1);
    const kept = numeric(asked) > sum ? derived(sum) : asked;
    const wanted = given(hysteresis, 0);
    const isTooMuch = numeric(wanted) >= numeric(kept);
    return [
        fact('quorum', kept),
        fact('hysteresis', isTooMuch ? derived(Math.max(numeric(kept) - 1, 0)) : wanted),
    ];
}

/** What a virtual server stands for, in the words of its head. */
function serviceName({ block }: Service): string {
    return block.words
        .slice(1)
        .map(({ text }) => text)
        .join(' ');
}

function persistenceFacts(own: Settings, { persistent }: Service): Fact[] {
    if (!persistent) return [];
    return [
        settled('persistenceTimeout', own.number('persistence_timeout', 'seconds'), PERSISTENCE, 'seconds'),
        ...maybe('persistenceGranularity', own.word('persistence_granularity')),
        ...maybe('persistenceEngine', own.word('persistence_engine')),
    ];
}

function capital(name: string): string {
    return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A virtual server as it runs. */
export function serviceItem(service: Service, family: 'inet' | 'inet6' | undefined, target: Target): Item {
    const { block, scheduler, method, protocol, addresses, realServers, sorryServer } = service;
    const own = new Settings(block.children, target);
    const flags = FLAGS.filter((flag) => own.flag(flag)?.value === true);
    const flagFrom = (flag: string | undefined): Bound =>
        flag === undefined ? block : (own.last(flag) ?? block);
    const isMarked = addresses.length === 0;
    const timers = serviceTimers(service, target);
    return {
        name: serviceName(service),
        from: block,
        facts: [
            ...(family === undefined ? [] : [fact('family', derived(family === 'inet' ? 'IPv4' : 'IPv6'))]),
            fact(
                'protocol',
                isMarked && protocol.from === undefined ? byDefault('none') : given(protocol, 'UDP'),
            ),
            fact('scheduler', given(scheduler, 'wlc')),
            ...(flags.length === 0 ? [] : [fact('flags', written(flags, flagFrom(flags[0])))]),
            fact('forwarding', given(method, 'NAT')),
            ...persistenceFacts(own, service),
            settled('delayLoop', own.number('delay_loop', 'seconds'), 60, 'seconds'),
            settled('connectTimeout', own.number('connect_timeout', 'seconds'), 5, 'seconds'),
            ...(timers === undefined
                ? []
                : noticeFacts(timers).map((each) => ({ ...each, name: `server${capital(each.name)}` }))),
            ...quorumFacts(service),
            ...['alpha', 'omega', 'ha_suspend'].flatMap((keyword) =>
                own.has(keyword)
                    ? maybe(keyword === 'ha_suspend' ? 'haSuspend' : keyword, own.flag(keyword))
                    : [],
            ),
            ...maybe('virtualHost', own.word('virtualhost')),
            ...(sorryServer === undefined
                ? []
                : [
                      fact('sorryServer', written(endpointName(sorryServer), sorryServer.statement)),
                      fact('sorryServerForwarding', given(sorryServer.method, 'NAT')),
                  ]),
        ],
        lists: listOf(
            'realServers',
            realServers.map((server) => realServerItem(server, service, own, target)),
        ),
    };
}
