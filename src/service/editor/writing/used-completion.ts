/** Addresses and numbers that stand elsewhere in the configuration, where they may stand once more. */
import type { Expected } from '../../../schema/expected.ts';
import type { Word } from '../../../syntax/tree.ts';
import type { Draft } from './keyword-completion.ts';
import type { Reading } from '../reading.ts';
import { type Role, type UsedValue, nextRouterId, usedValues } from './used-values.ts';
import type { Slot } from './value-completion.ts';

/** What is offered for a word of a keyword or of a line in its block, by what a person calls the word. */
const OFFERED: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>> = {
    virtual_ipaddress: { address: ['service'] },
    virtual_ipaddress_excluded: { address: ['service'] },
    virtual_server: { address: ['virtual', 'service'], port: ['service-port'] },
    virtual_server_group: { address: ['virtual', 'service'], port: ['service-port'] },
    real_server: { address: ['real'], port: ['service-port', 'real-port'] },
    sorry_server: { address: ['real'], port: ['service-port', 'real-port'] },
    unicast_peer: { address: ['peer'] },
    unicast_src_ip: { address: ['own'] },
    mcast_src_ip: { address: ['own'] },
    source_ip: { address: ['own'] },
    neighbor_ip: { address: ['peer'] },
    connect_port: { port: ['real-port'] },
    priority: { priority: ['priority'] },
};

const NOUNS: Readonly<Record<Role, string>> = {
    virtual: 'virtual address',
    service: 'address of a virtual server',
    'service-port': 'port of a virtual server',
    real: 'address of a real server',
    'real-port': 'port of a real server',
    peer: 'address of another node',
    own: 'address of this node',
    'router-id': 'virtual router id',
    priority: 'priority',
};

/** So many are offered at most: a list is to be looked through. */
const MAX_OFFERED = 200;

function draftOf({ role, text, owner }: UsedValue): Draft {
    return {
        label: text,
        kind: 'used',
        detail: role === 'router-id' || role === 'priority' ? `${NOUNS[role]} of ${owner}` : NOUNS[role],
        documentation: '',
        rank: 'other',
        insert: text,
    };
}

/** A number that no other instance has, and those that others have: the same one may serve the other family. */
function routerIdDrafts(others: readonly UsedValue[]): readonly Draft[] {
    const used = others.filter(({ role }) => role === 'router-id').map(draftOf);
    const next = nextRouterId(others);
    if (next === undefined) return used;
    const label = String(next);
    const free: Draft = {
        label,
        kind: 'used',
        detail: 'the next virtual router id',
        documentation: '',
        rank: 'needed',
        insert: label,
    };
    return [free, ...used];
}

/** The words of the statements around, from the inside out, of which a port is most likely the same. */
function nearest({ bound }: Slot): ReadonlySet<Word | undefined> {
    const words: (Word | undefined)[] = [];
    for (let outer = bound?.parent; outer !== undefined; outer = outer.parent) words.push(outer.words[2]);
    return new Set(words);
}

/** The values that a configuration has and that may stand for what is expected, those of the blocks around first. */
export function usedDrafts(
    { name }: Expected,
    keyword: string,
    { bound }: Reading,
    slot: Slot,
): readonly Draft[] {
    const isOther = ({ word }: UsedValue): boolean => word !== slot.word;
    if (keyword === 'virtual_router_id') return routerIdDrafts(usedValues(bound).filter(isOther));
    const roles = Object.hasOwn(OFFERED, keyword) ? (OFFERED[keyword]?.[name] ?? []) : [];
    if (roles.length === 0) return [];
    const near = nearest(slot);
    const found = roles.flatMap((role) =>
        usedValues(bound).filter((value) => value.role === role && isOther(value)),
    );
    const sorted = [
        ...found.filter(({ word }) => near.has(word)),
        ...found.filter(({ word }) => !near.has(word)),
    ];
    const byText = new Map<string, UsedValue>();
    for (const value of sorted) if (!byText.has(value.text)) byText.set(value.text, value);
    return [...byText.values()].slice(0, MAX_OFFERED).map(draftOf);
}
