/** The zones of firewalld: which packets are in which, and what each does with them. */
import type { Place } from '../../place.ts';
import { readRange } from '../address.ts';
import { type Match, type Rule, numbers } from '../ruleset.ts';
import type { Binding } from './config.ts';
import { type Content, contentOf, contentOfServices } from './rich.ts';
import type { Services } from './services.ts';
import { type Element, named } from './xml.ts';

/** What a zone does with what its rules leave undecided; `default` rejects it, pings and the like aside. */
export type ZoneTarget = 'default' | 'accept' | 'drop' | 'reject' | 'continue' | 'unknown';

/** A zone. */
export interface Zone extends Content {
    readonly name: string;
    readonly target: ZoneTarget;
    /** Its opening tag, or what chose it where it has no file. */
    readonly place: Place;
    /** The sources that are in it. */
    readonly sources: readonly Match[];
    /** The interfaces that its own file names. */
    readonly devices: readonly string[];
}

const TARGETS: Readonly<Record<string, ZoneTarget>> = {
    ACCEPT: 'accept',
    DROP: 'drop',
    REJECT: 'reject',
    '%%REJECT%%': 'reject',
    CONTINUE: 'continue',
};

/** The zones that come with firewalld: their targets and the services that they allow. */
const KNOWN: Readonly<Record<string, { readonly target: ZoneTarget; readonly services: readonly string[] }>> =
    {
        block: { target: 'reject', services: [] },
        dmz: { target: 'default', services: ['ssh'] },
        drop: { target: 'drop', services: [] },
        external: { target: 'default', services: ['ssh'] },
        home: { target: 'default', services: ['ssh', 'mdns', 'samba-client', 'dhcpv6-client'] },
        internal: { target: 'default', services: ['ssh', 'mdns', 'samba-client', 'dhcpv6-client'] },
        public: { target: 'default', services: ['ssh', 'dhcpv6-client'] },
        trusted: { target: 'accept', services: [] },
        work: { target: 'default', services: ['ssh', 'dhcpv6-client'] },
    };

/** Zones in which some distributions allow their web console too. */
const WITH_CONSOLE = ['home', 'internal', 'public', 'work'];

/** The target that an element names. */
export function targetOf({ attributes: { target = '' } }: Element): ZoneTarget {
    return Object.hasOwn(TARGETS, target) ? (TARGETS[target] ?? 'default') : 'default';
}

function sourceMatch({ attributes: { address = '' } }: Element): Match {
    const range = readRange(address);
    return range === undefined ? { on: 'unknown' } : { on: 'source', values: [range] };
}

/** A zone as its file has it. */
export function zoneOf(name: string, element: Element, services: Services): Zone {
    return {
        name,
        ...contentOf(element, services),
        target: targetOf(element),
        place: element.place,
        sources: named(element, 'source').map(sourceMatch),
        devices: named(element, 'interface').flatMap(({ attributes }) => attributes['name'] ?? []),
    };
}

/** A zone without a file: one that comes with firewalld, or one of which nothing is known. */
export function zoneWithoutFile(name: string, services: Services, place: Place): Zone {
    const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
    const console = WITH_CONSOLE.includes(name)
        ? contentOfServices(['cockpit'], services, place).map((rule): Rule => ({
              ...rule,
              matches: [...rule.matches, { on: 'unknown' }],
          }))
        : [];
    return {
        name,
        filter: [...contentOfServices(known?.services ?? [], services, place), ...console],
        nat: [],
        target: known?.target ?? 'unknown',
        place,
        sources: [],
        devices: [],
    };
}

/** The rules with which a zone or a policy ends; `label` is what it is called in words. */
export function endOf(label: string, target: ZoneTarget, place: Place): readonly Rule[] {
    const end = (action: 'accept' | 'drop' | 'unknown', says: string): Rule => ({
        place,
        matches: [],
        action: { do: action },
        says,
    });
    switch (target) {
        case 'accept':
            return [end('accept', `the target of the ${label} is ACCEPT`)];
        case 'drop':
        case 'reject':
            return [end('drop', `the target of the ${label} is ${target.toUpperCase()}`)];
        case 'default': {
            const icmp: Match = { on: 'protocol', values: numbers([1, 58]) };
            return [
                { ...end('accept', `the ${label} accepts ICMP`), matches: [icmp] },
                end('drop', `the ${label} rejects what it does not allow`),
            ];
        }
        case 'unknown':
            return [end('unknown', `the ${label} is not known`)];
        case 'continue':
            return [];
    }
}

/** What puts a packet into a zone: by a source of it, or by an interface. */
export interface Membership {
    readonly zone: string;
    readonly place: Place;
    readonly match: Match;
}

function byDevice(zone: string, place: Place, name: string): Membership {
    return { zone, place, match: { on: 'device', values: [name.replace(/\+$/, '*')] } };
}

/** Sources come first, then interfaces; profiles of the network outweigh the zones' own files. */
export function membershipsOf(zones: readonly Zone[], bindings: readonly Binding[]): readonly Membership[] {
    return [
        ...zones.flatMap(({ name, place, sources }) =>
            sources.map((match) => ({ zone: name, place, match })),
        ),
        ...bindings.map(({ zone, place, device }) => byDevice(zone, place, device)),
        ...zones.flatMap(({ name, place, devices }) =>
            devices.map((device) => byDevice(name, place, device)),
        ),
    ];
}
