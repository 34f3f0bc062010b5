import { hasIt } from '../../grammar/schema/releases.ts';
import type { Bound, BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { isRead } from '../schema/values/judge.ts';
import { isLinkName } from '../schema/values/link.ts';
import { linkWords } from '../schema/values/link-words.ts';
import type { Word } from '../syntax/tree.ts';
import { skippedBlocks } from './names.ts';
import { remembered } from './remembered.ts';
import { type InstanceAddress, type InstanceAddresses, addressesOf } from './vrrp-addresses.ts';
import {
    type StateFacts,
    type VrrpState,
    authenticationOf,
    initialState,
    lastOf,
    versionOf,
} from './vrrp-decisions.ts';
import { LOOPBACK } from '../schema/values/link.ts';

/** What is known of a virtual router, each fact with the statement it comes from. */
export interface VrrpInstance extends InstanceAddresses {
    readonly block: Bound;
    /** The statements of `global_defs`. */
    readonly globals: readonly Bound[];
    readonly name: string;
    /** The statements that keepalived knows, in order. */
    readonly statements: readonly Bound[];
    /** Those that say that it works by unicast. */
    readonly unicast: readonly Bound[];
    /** `use_vmac` and `use_ipvlan`. */
    readonly links: readonly Bound[];
    /** The names that they give to their interface; the first one that is free is taken. */
    readonly linkNames: readonly Word[];
    readonly state?: Bound;
    readonly priority?: Bound;
    readonly nopreempt?: Bound;
    /** Whether it starts as MASTER; anything but that word in `state` counts as BACKUP. */
    readonly startsAsMaster: boolean;
    /**
     * From 1 to 255. Absent or out of range it is 100, but 255 for an instance that
     * starts as MASTER and gives none (`keepalived/vrrp/vrrp.c:vrrp_complete_instance`).
     */
    readonly effectivePriority: number;
    /** RFC mode by `strict_mode` or the global `vrrp_strict`, in which only an owner may start as MASTER. */
    readonly strict: boolean;
    /** The statement that says whether it is in RFC mode. */
    readonly strictBy?: Bound;
    /** `interface`, and the name of it; the loopback interface counts as none. */
    readonly interface?: { readonly name: string; readonly from: Bound };
    /** The peers to which adverts go; without any they go to a multicast group. */
    readonly peers: readonly InstanceAddress[];
    /** What its version and its initial state are decided by, and what they come to. */
    readonly facts: StateFacts;
    readonly initialState: VrrpState;
}

/** The highest priority: that of the owner of the addresses (RFC 5798 section 5.2.4). */
export const OWNER_PRIORITY = 255;

const DEFAULT_PRIORITY = 100;

function priorityOf(statement: Bound | undefined, startsAsMaster: boolean): number {
    const text = statement?.words[1]?.text;
    if (text === undefined) return startsAsMaster ? OWNER_PRIORITY : DEFAULT_PRIORITY;
    const value = /^\s*\+?\d+$/.test(text) ? Number(text) : NaN;
    return value >= 1 && value <= OWNER_PRIORITY ? value : DEFAULT_PRIORITY;
}

/** Whether a switch with an optional boolean is on; unreadable values leave it on. */
export function isOn(statement: Bound | undefined): boolean {
    return statement !== undefined && !['false', 'no', 'off'].includes(statement.words[1]?.text ?? '');
}

/** Keywords that say that an instance works by unicast. */
const UNICAST = [
    'unicast_peer',
    'unicast_src_ip',
    'unicast_fault_no_peer',
    'check_unicast_src',
    'old_unicast_checksum',
];

/**
 * The statements by which an instance counts as one that works by unicast; up to 2.2.4
 * only peers did that (`keepalived/vrrp/vrrp_parser.c:vrrp_end_handler`).
 */
function unicastOf(
    statements: readonly Bound[],
    { addresses }: InstanceAddresses,
    { release }: Target,
): readonly Bound[] {
    if (hasIt(release, '2.2.5', undefined))
        return statements.filter(({ spec }) => spec !== undefined && UNICAST.includes(spec.name));
    const peers = addresses.filter(({ role, against }) => role === 'peer' && against === undefined);
    return statements.filter((each) => peers.some(({ bound }) => bound.parent === each));
}

/** The names that the statements give to an interface, as far as keepalived takes them. */
function linkNamesOf(links: readonly Bound[], { release }: Target): readonly Word[] {
    return links.flatMap(({ words, spec }) => {
        const keyword = spec?.name ?? '';
        return linkWords(words, keyword, release)
            .filter(({ kind, word }) => kind === 'name' && isLinkName(word, keyword, release))
            .map(({ word }) => word);
    });
}

/** What was last read of a block. */
const lastRead = remembered<Bound, { instance?: VrrpInstance }>(() => ({}));

/** The facts of a `vrrp_instance` block; `globals` are the statements of `global_defs`. */
function vrrpInstance(block: Bound, globals: readonly Bound[], target: Target): VrrpInstance {
    const last = lastRead(block, target);
    const isSame = last.instance?.globals.every((each, index) => each === globals[index]) === true;
    if (last.instance === undefined || !isSame || last.instance.globals.length !== globals.length)
        last.instance = readInstance(block, globals, target);
    return last.instance;
}

function readInstance(block: Bound, globals: readonly Bound[], target: Target): VrrpInstance {
    const statements = block.children.filter((each) => isRead(each, target));
    const addresses = addressesOf(block, target);
    const links = statements.filter(({ spec }) => spec?.name === 'use_vmac' || spec?.name === 'use_ipvlan');
    const unicast = unicastOf(statements, addresses, target);
    const interfaceless = lastOf(statements, 'interface') === undefined;
    // Without an interface, an instance that works by unicast has none of its own either.
    const linkNames = interfaceless && unicast.length > 0 ? [] : linkNamesOf(links, target);
    const state = lastOf(block.children, 'state');
    const priority = lastOf(block.children, 'priority');
    const preemption = lastOf(block.children, 'nopreempt', 'preempt');
    const strictBy = lastOf(block.children, 'strict_mode') ?? lastOf(globals, 'vrrp_strict');
    const link = lastOf(statements, 'interface');
    const isLoopback = link?.words[1]?.text === LOOPBACK;
    const startsAsMaster = state?.words[1]?.text === 'MASTER';
    const effectivePriority = priorityOf(priority, startsAsMaster);
    const strict = isOn(strictBy);
    const facts: StateFacts = {
        written: state === undefined ? undefined : startsAsMaster ? 'MASTER' : 'BACKUP',
        isOwner: effectivePriority === OWNER_PRIORITY,
        strict,
        version: versionOf(addresses, globals, strict),
        family: addresses.family?.family ?? 'inet',
        authentication: authenticationOf(statements, target),
        release: target.release,
    };
    return {
        ...addresses,
        block,
        globals,
        name: block.words[1]?.text ?? '',
        statements,
        unicast,
        links,
        linkNames,
        ...(state === undefined ? {} : { state }),
        ...(priority === undefined ? {} : { priority }),
        ...(preemption?.spec?.name === 'nopreempt' ? { nopreempt: preemption } : {}),
        startsAsMaster,
        effectivePriority,
        strict,
        ...(strictBy === undefined ? {} : { strictBy }),
        ...(link === undefined || isLoopback
            ? {}
            : { interface: { name: link.words[1]?.text ?? '', from: link } }),
        peers: addresses.addresses.filter(({ role, against }) => role === 'peer' && against === undefined),
        facts,
        initialState: initialState(facts),
    };
}

/** The virtual routers of a configuration, in its order; without those that are read past. */
export const vrrpInstances = remembered(
    ({ statements }: BoundConfig, target: Target): readonly VrrpInstance[] => {
        const named = (name: string): readonly Bound[] =>
            statements.filter((each) => each.spec?.name === name);
        const globals = named('global_defs').flatMap((each) => each.children);
        const skipped = skippedBlocks(statements);
        return named('vrrp_instance')
            .filter((each) => !skipped.has(each))
            .map((each) => vrrpInstance(each, globals, target));
    },
);
