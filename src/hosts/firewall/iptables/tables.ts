/** The tables that iptables commands fill, one command after the other. */
import type { Place } from '../../place.ts';
import { type Chain, type Hook, PRIORITIES, type Rule, type Table } from '../ruleset.ts';
import { type Body, readBody } from './rule.ts';

/** Which of the programs is meant: `iptables`, `ip6tables`, `arptables`. */
export type Family = 'inet' | 'inet6' | 'arp';

interface DraftChain {
    readonly rules: Rule[];
    policy: 'accept' | 'drop';
    policyPlace: Place | undefined;
}

/** Tables as they are filled, by family and name. */
export type Draft = Map<string, { readonly family: Family; readonly chains: Map<string, DraftChain> }>;

/** A command as it stands in a file. */
export interface Command {
    readonly family: Family;
    /** The table where the command names none. */
    readonly table: string;
    readonly words: readonly string[];
    readonly place: Place;
    /** Whether it is run only under a condition, which is not judged. */
    readonly conditional: boolean;
}

/** The chains that packets from the network come to. `IN` is what old releases of arptables call `INPUT`. */
const HOOKS: Readonly<Record<string, readonly string[]>> = {
    raw: ['PREROUTING'],
    mangle: ['PREROUTING', 'INPUT'],
    nat: ['PREROUTING'],
    filter: ['INPUT', 'IN'],
    security: ['INPUT'],
};

function hookOf(table: string, name: string, { policy, policyPlace, rules }: DraftChain): Hook | undefined {
    const place = policyPlace ?? rules[0]?.place;
    if (place === undefined || !Object.hasOwn(HOOKS, table)) return undefined;
    if (HOOKS[table]?.includes(name) !== true) return undefined;
    return {
        type: table === 'nat' ? 'nat' : 'filter',
        hook: name === 'PREROUTING' ? 'prerouting' : 'input',
        priority: PRIORITIES[table === 'nat' ? 'dstnat' : table] ?? 0,
        policy,
        place,
    };
}

function chainsOf(draft: Draft, family: Family, table: string): Map<string, DraftChain> {
    const key = `${family} ${table}`;
    let found = draft.get(key);
    if (found === undefined) draft.set(key, (found = { family, chains: new Map() }));
    return found.chains;
}

/** The chain of a name, which comes to be if need be. */
function chainOf(draft: Draft, family: Family, table: string, name: string): DraftChain {
    const chains = chainsOf(draft, family, table);
    let chain = chains.get(name);
    if (chain === undefined)
        chains.set(name, (chain = { rules: [], policy: 'accept', policyPlace: undefined }));
    return chain;
}

/** Declares a chain, with its policy where it is one of the kernel's. */
export function declareChain(command: Command, draft: Draft, name: string, policy: string | undefined): void {
    const chain = chainOf(draft, command.family, command.table, name);
    if (policy !== 'ACCEPT' && policy !== 'DROP') return;
    chain.policy = policy === 'DROP' ? 'drop' : 'accept';
    chain.policyPlace = command.place;
}

/** Takes the first of these options and its values out of the words. */
function takeOut(
    words: readonly string[],
    names: readonly string[],
): readonly [string | undefined, readonly string[]] {
    const at = words.findIndex((word) => names.includes(word));
    if (at < 0) return [undefined, words];
    return [words[at + 1], [...words.slice(0, at), ...words.slice(at + 2)]];
}

function ruleOf({ matches, action }: Body, { place, conditional }: Command): Rule | undefined {
    if (action === undefined) return undefined;
    return { place, action, matches: conditional ? [...matches, { on: 'unknown' }] : matches };
}

function flush(chains: Map<string, DraftChain>, name: string | undefined): void {
    for (const [each, { rules }] of chains) if (name === undefined || each === name) rules.length = 0;
}

const ADD = ['-A', '--append'];
const INSERT = ['-I', '--insert'];

/** Does what a command does; what lists, checks or takes away single rules is left out. */
export function apply(command: Command, draft: Draft): void {
    const [named, words] = takeOut(command.words, ['-t', '--table']);
    const table = named ?? command.table;
    const at = words.findIndex((word) =>
        /^-(?:[AIPFND]|-append|-insert|-policy|-flush|-new-chain)$/.test(word),
    );
    const [verb = '', name] = words.slice(at);
    if (at < 0) return;
    if (verb === '-F' || verb === '--flush') {
        if (!command.conditional) flush(chainsOf(draft, command.family, table), name);
        return;
    }
    if (name === undefined) return;
    if (verb === '-P' || verb === '--policy') {
        const own = { ...command, table };
        if (!command.conditional) declareChain(own, draft, name, words[at + 2]);
        return;
    }
    const { rules } = chainOf(draft, command.family, table, name);
    if (!ADD.includes(verb) && !INSERT.includes(verb)) return;
    const rest = words.slice(at + 2);
    const numbered = INSERT.includes(verb) && /^\d+$/.test(rest[0] ?? '');
    const body = readBody([...words.slice(0, at), ...(numbered ? rest.slice(1) : rest)]);
    const rule = ruleOf(body, command);
    if (rule === undefined) return;
    if (ADD.includes(verb)) rules.push(rule);
    else rules.splice(numbered ? Math.max(0, Number(rest[0]) - 1) : 0, 0, rule);
}

/** The tables in the order in which they were first named. */
export function tablesOf(draft: Draft): readonly Table[] {
    return [...draft].map(([key, { family, chains }]): Table => {
        const table = key.slice(family.length + 1);
        const finished = [...chains].map(([name, chain]): [string, Chain] => {
            const hook = hookOf(table, name, chain);
            return [name, { name, rules: chain.rules, ...(hook === undefined ? {} : { hook }) }];
        });
        return { name: table, families: [family], chains: new Map(finished) };
    });
}
