/** What zones and policies of firewalld allow and forbid: their elements, among them rich rules. */
import type { Place } from '../../place.ts';
import { readRange } from '../address.ts';
import type { Action, Match, Rule } from '../ruleset.ts';
import { type Services, type Ways, ofPort, ofProtocol, serviceWays } from './services.ts';
import { type Element, named } from './xml.ts';

/** The rules of a zone or a policy in the order in which firewalld loads them, its target aside. */
export interface Content {
    readonly filter: readonly Rule[];
    readonly nat: readonly Rule[];
}

/** A rule with its place in the order; `deny` and `allow` are those of priority 0. */
interface Ordered {
    readonly rank: number;
    readonly nat: boolean;
    readonly rule: Rule;
}

const DENY = -0.5;
const ALLOW = 0;

const UNKNOWN: Match = { on: 'unknown' };

/** The packets that an element names; undefined where it names none. */
function waysOf({ name, attributes }: Element, services: Services): Ways | undefined {
    const { name: service = '', port = '', protocol = '', value = '' } = attributes;
    switch (name) {
        case 'service':
            return serviceWays(service, services);
        case 'port':
        case 'forward-port':
            return [ofPort(port, protocol)];
        case 'protocol':
            return [ofProtocol(value)];
        case 'source-port':
            return [[...ofProtocol(protocol), UNKNOWN]];
        case 'icmp-block':
        case 'icmp-type':
            return ['icmp', 'ipv6-icmp'].map((each) => [...ofProtocol(each), UNKNOWN]);
        default:
            return undefined;
    }
}

function natOf({ attributes }: Element): Action {
    const port = /^\d{1,5}/.exec(attributes['to-port'] ?? '')?.[0];
    const address = attributes['to-addr'];
    return {
        do: 'nat',
        port: port === undefined ? undefined : Number(port),
        address: address === '' ? undefined : address,
    };
}

/** Source or destination of a rich rule. */
function addressMatch(on: 'source' | 'destination', { attributes }: Element): Match {
    const range = readRange(attributes['address'] ?? '');
    if (range === undefined) return UNKNOWN;
    const not = /^(?:yes|true)$/i.test(attributes['invert'] ?? attributes['NOT'] ?? '');
    return { on, values: [range], not };
}

const ACTIONS: Readonly<Record<string, 'accept' | 'drop'>> = {
    accept: 'accept',
    drop: 'drop',
    reject: 'drop',
};

/** Whether firewalld leaves a rule out because it has no family (`core/rich.py:check`). */
function isLeftOut({ attributes: { family }, children }: Element): boolean {
    const needsFamily = ({ name, attributes }: Element): boolean =>
        name === 'destination' ||
        name === 'forward-port' ||
        (name === 'source' && attributes['address'] !== undefined) ||
        (name === 'reject' && attributes['type'] !== undefined);
    return family === undefined && children.some(needsFamily);
}

function readRich(rule: Element, services: Services): readonly Ordered[] {
    if (isLeftOut(rule)) return [];
    const { family, priority = '0' } = rule.attributes;
    const matches: Match[] = [];
    if (family !== undefined) matches.push({ on: 'family', values: [family === 'ipv6' ? 'inet6' : 'inet'] });
    for (const on of ['source', 'destination'] as const)
        matches.push(...named(rule, on).map((element) => addressMatch(on, element)));
    const decision = rule.children.find(({ name }) => Object.hasOwn(ACTIONS, name));
    const limits = decision !== undefined && named(decision, 'limit').length > 0 ? [UNKNOWN] : [];
    const element = rule.children.find((child) => waysOf(child, services) !== undefined);
    const nat = element?.name === 'forward-port';
    const kind = element?.name === 'icmp-block' ? 'drop' : ACTIONS[decision?.name ?? ''];
    const action = nat ? natOf(element) : kind && ({ do: kind } as const);
    if (action === undefined) return [];
    const rank = Number(priority) || (action.do === 'drop' ? DENY : ALLOW);
    const ways = element === undefined ? [[]] : (waysOf(element, services) ?? [[]]);
    return ways.map((way) => ({
        rank,
        nat,
        rule: { place: rule.place, matches: [...matches, ...way, ...limits], action },
    }));
}

function readPlain(element: Element, services: Services): readonly Ordered[] {
    const { name, place } = element;
    const nat = name === 'forward-port';
    const denies = name === 'icmp-block';
    const action: Action = nat ? natOf(element) : { do: denies ? 'drop' : 'accept' };
    return (waysOf(element, services) ?? []).map((matches) => ({
        rank: denies ? DENY : ALLOW,
        nat,
        rule: { place, matches, action },
    }));
}

/**
 * Reads a zone or a policy. Rules of a priority below 0 come first, then what denies, then what allows, and
 * at last those of a priority above 0.
 */
export function contentOf(element: Element, services: Services): Content {
    const ordered = element.children
        .flatMap((child) => (child.name === 'rule' ? readRich(child, services) : readPlain(child, services)))
        .sort((a, b) => a.rank - b.rank);
    const of = (wanted: boolean): readonly Rule[] =>
        ordered.flatMap(({ nat, rule }) => (nat === wanted ? [rule] : []));
    return { filter: of(false), nat: of(true) };
}

/** The rules of a zone that comes with firewalld: the services that are open in it. */
export function contentOfServices(
    names: readonly string[],
    services: Services,
    place: Place,
): readonly Rule[] {
    return names.flatMap((name) =>
        serviceWays(name, services).map((matches): Rule => ({ place, matches, action: { do: 'accept' } })),
    );
}
