/** What is set for the whole process, static addresses and routes, and BFD sessions. */
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import type { BfdInstance } from '../bfd-instances.ts';
import { addressItem, childrenOf, plainItem } from './addresses.ts';
import { type Fact, type Item, type ItemList, byDefault, fact, listOf, written } from './item.ts';
import { Settings, maybe, settled } from './settings.ts';

/** Defaults of `global_defs` that people ask for (`keepalived/core/global_data.c`). */
const DEFAULTS: readonly (readonly [string, string | number | boolean, Fact['unit']?])[] = [
    ['vrrp_version', 2],
    ['vrrp_mcast_group4', '224.0.0.18'],
    ['vrrp_mcast_group6', 'ff02::12'],
    ['vrrp_garp_master_delay', 5, 'seconds'],
    ['vrrp_garp_master_repeat', 5],
    ['vrrp_strict', false],
    ['enable_script_security', false],
];

/** The values that are set in `global_defs`, under their keywords, then those that are not. */
export function globalItem(globals: Settings, blocks: readonly Bound[]): Item {
    const facts = new Map<string, Fact>();
    for (const statement of globals.statements) {
        const { spec, words, children } = statement;
        if (spec === undefined) continue;
        const inside = children.flatMap((each) => each.words.map(({ text }) => text));
        const own = words.slice(1).map(({ text }) => text);
        const value =
            statement.statement.children !== undefined ? inside : own.length === 0 ? true : own.join(' ');
        facts.set(spec.name, fact(spec.name, written(value, statement)));
    }
    const others = DEFAULTS.filter(([name]) => !facts.has(name)).map(([name, value, unit]) =>
        fact(name, byDefault(value, unit)),
    );
    const [from] = blocks;
    return {
        name: '',
        ...(from === undefined ? {} : { from }),
        facts: [...facts.values(), ...others],
        lists: [],
    };
}

/** A BFD session; its times are in milliseconds (`keepalived/bfd/bfd_data.c:alloc_bfd`). */
export function bfdItem({ block, name, statements, neighbor, source }: BfdInstance, target: Target): Item {
    const own = new Settings(statements, target);
    return {
        name,
        from: block,
        facts: [
            fact('neighbor', written(neighbor.from.words[1]?.text ?? '', neighbor.from)),
            ...(source === undefined
                ? []
                : [fact('source', written(source.from.words[1]?.text ?? '', source.from))]),
            settled('minRx', own.number('min_rx', 'milliseconds'), 10, 'milliseconds'),
            settled('minTx', own.number('min_tx', 'milliseconds'), 10, 'milliseconds'),
            settled('idleTx', own.number('idle_tx', 'milliseconds'), 1000, 'milliseconds'),
            settled('multiplier', own.number('multiplier'), 5),
            settled('ttl', own.number('ttl'), neighbor.family === 'inet' ? 255 : 64),
            settled('maxHops', own.number('max_hops'), 0),
            settled('passive', own.flag('passive'), false),
            ...maybe('weight', own.number('weight')),
        ],
        lists: [],
    };
}

/** Static addresses, routes and rules. */
export function staticLists(statements: readonly Bound[], target: Target): ItemList[] {
    const lines = (name: string): readonly Bound[] =>
        childrenOf(statements.filter(({ spec }) => spec?.name === name));
    return [
        ...listOf(
            'staticAddresses',
            lines('static_ipaddress').flatMap((line) => addressItem(line, undefined, target)),
        ),
        ...listOf('staticRoutes', lines('static_routes').map(plainItem)),
        ...listOf('staticRules', lines('static_rules').map(plainItem)),
    ];
}
