/** The chains that firewalld loads, as nftables has them and as iptables has them. */
import type { Place } from '../../place.ts';
import { type Chain, type Hook, type Match, PRIORITIES, type Rule, type Table } from '../ruleset.ts';
import type { Binding } from './config.ts';
import { type Policy, policyChain, policyJumps } from './policies.ts';
import { type Zone, endOf, membershipsOf } from './zones.ts';

/** What firewalld is set up with. */
export interface Setup {
    readonly zones: readonly Zone[];
    readonly fallback: Zone;
    readonly bindings: readonly Binding[];
    readonly policies: readonly Policy[];
    /** Where firewalld's own rules are put, which stand in no file. */
    readonly place: Place;
}

/** How much later than those of iptables firewalld's chains come with nftables. */
const LATER = 10;

/** The rules that firewalld has before those of the zones. */
function firstRules(place: Place): readonly Rule[] {
    const rule = (match: Match, action: 'accept' | 'drop', says: string): Rule => ({
        place,
        matches: [match],
        action: { do: action },
        says,
    });
    const states: Match = { on: 'state', values: ['established', 'related'] };
    return [
        rule(states, 'accept', 'firewalld accepts what belongs to a connection'),
        rule({ on: 'state', values: ['dnat'] }, 'accept', 'firewalld accepts what it sent here itself'),
        rule({ on: 'device', values: ['lo'] }, 'accept', 'firewalld accepts what the host sends itself'),
        rule(
            { on: 'state', values: ['invalid'] },
            'drop',
            'firewalld drops what connection tracking calls invalid',
        ),
    ];
}

/** The chains of zones and policies, and the rules that send each packet to the chain of its zone. */
function zoneChains(
    { zones, fallback, bindings, policies }: Setup,
    which: 'filter' | 'nat',
): { readonly chains: readonly Chain[]; readonly rules: readonly Rule[] } {
    const memberships = membershipsOf(zones, bindings);
    const before = policyJumps(policies, memberships, true);
    const after = policyJumps(policies, memberships, false);
    const goto = (zone: string, place: Place, matches: readonly Match[]): Rule => ({
        place,
        matches,
        action: { do: 'goto', chain: `zone ${zone}` },
    });
    const chains = zones.map((zone): Chain => {
        const { name, target, place } = zone;
        const end = which === 'filter' ? endOf(`zone "${name}"`, target, place) : [];
        return { name: `zone ${name}`, rules: [...before, ...zone[which], ...after, ...end] };
    });
    return {
        chains: [...chains, ...policies.map((policy) => policyChain(policy, which))],
        rules: [
            ...memberships.map(({ zone, place, match }) => goto(zone, place, [match])),
            goto(fallback.name, fallback.place, []),
        ],
    };
}

function tableOf(name: string, families: Table['families'], base: Chain, chains: readonly Chain[]): Table {
    return { name, families, chains: new Map([...chains, base].map((chain) => [chain.name, chain])) };
}

function hook(which: 'filter' | 'nat', later: number, place: Place): Hook {
    const nat = which === 'nat';
    const priority = (PRIORITIES[nat ? 'dstnat' : 'filter'] ?? 0) + later;
    return { type: which, hook: nat ? 'prerouting' : 'input', priority, policy: 'accept', place };
}

/** With nftables: tables of its own. Rules handed to iptables come before, and accepting there is not the end. */
export function underNftables(setup: Setup, direct: readonly Table[]): readonly Table[] {
    const own = (['filter', 'nat'] as const).map((which): Table => {
        const { chains, rules } = zoneChains(setup, which);
        const base: Chain = {
            name: which === 'nat' ? 'nat_PREROUTING' : 'filter_INPUT',
            rules: which === 'nat' ? rules : [...firstRules(setup.place), ...rules],
            hook: hook(which, LATER, setup.place),
        };
        return tableOf(which, ['inet', 'inet6'], base, chains);
    });
    return [...direct, ...own];
}

/** With iptables: the rules handed on stand in the same chains, before the zones; accepting there is the end. */
export function underIptables(setup: Setup, direct: readonly Table[]): readonly Table[] {
    const both = (['inet', 'inet6'] as const).flatMap((family) =>
        (['filter', 'nat'] as const).map((which): Table => {
            const { chains, rules } = zoneChains(setup, which);
            const name = which === 'nat' ? 'PREROUTING' : 'INPUT';
            const handed = direct.find(
                (table) => table.name === which && table.families.includes(family),
            )?.chains;
            const base: Chain = {
                name,
                rules: [
                    ...(which === 'nat' ? [] : firstRules(setup.place)),
                    ...(handed?.get(name)?.rules ?? []),
                    ...rules,
                ],
                hook: hook(which, 0, setup.place),
            };
            return tableOf(which, [family], base, [...(handed?.values() ?? []), ...chains]);
        }),
    );
    return [...direct.filter(({ name }) => name !== 'filter' && name !== 'nat'), ...both];
}
