/** What keepalived decides for a virtual router once it has read everything (`keepalived/vrrp/vrrp.c:vrrp_complete_instance`). */
import { hasIt } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';
import type { Bound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import type { Family } from '../schema/values/address.ts';
import { keptNumber, keyNumber } from '../schema/values/hmac-key.ts';
import { isRead } from '../schema/values/judge.ts';
import type { Word } from '../syntax/tree.ts';
import type { InstanceAddresses } from './vrrp-addresses.ts';

/** A state that `state` can ask for. */
export type VrrpState = 'MASTER' | 'BACKUP';

/** How adverts are to be authenticated. */
export interface Authentication {
    readonly type: 'PASS' | 'AH';
    readonly from: Bound;
    /** Whether there is an `auth_pass` that is not empty, of whatever worth. */
    readonly hasPassword: boolean;
    /** Whether something else in there is not known, which may have been meant for the password. */
    readonly isDoubtful: boolean;
}

/** The last of the statements with one of these keywords. */
export function lastOf(statements: readonly Bound[], ...names: readonly string[]): Bound | undefined {
    return statements.findLast(({ spec }) => spec !== undefined && names.includes(spec.name));
}

/** The authentication that the statements of an instance ask for. */
export function authenticationOf(statements: readonly Bound[], target: Target): Authentication | undefined {
    const inside = statements
        .filter(({ spec }) => spec?.name === 'authentication')
        .flatMap(({ children }) => children);
    const read = inside.filter((each) => isRead(each, target));
    const from = read.findLast(
        ({ spec, words }) => spec?.name === 'auth_type' && ['PASS', 'AH'].includes(words[1]?.text ?? ''),
    );
    if (from === undefined) return undefined;
    const type = from.words[1]?.text === 'AH' ? 'AH' : 'PASS';
    const password = lastOf(read, 'auth_pass');
    return {
        type,
        from,
        hasPassword: password !== undefined && password.words[1]?.text !== '',
        isDoubtful: read.length < inside.length,
    };
}

/** The version that an instance has in the end; strict mode takes IPv6 by version 3 only. */
export function versionOf(
    { versions, family }: InstanceAddresses,
    globals: readonly Bound[],
    strict: boolean,
): 2 | 3 {
    const own = versions.findLast(({ against }) => against === undefined)?.version;
    if (family?.family === 'inet6') return strict ? 3 : (own ?? 3);
    const general = lastOf(globals, 'vrrp_version')?.words[1]?.text;
    return own ?? (general === '3' ? 3 : 2);
}

/** What the initial state is decided by. */
export interface StateFacts {
    readonly written: VrrpState | undefined;
    readonly isOwner: boolean;
    readonly strict: boolean;
    readonly version: 2 | 3;
    readonly family: Family;
    readonly authentication: Authentication | undefined;
    readonly release: Release;
}

/** What an authentication does not go with: strict mode, version 3, IPv6 (AH only), or the lack of a password. */
export type AuthenticationLoss = 'strict' | 'version' | 'password' | 'family';

/** First release in which strict mode drops authentication, and in which AH makes an instance wait. */
const STRICT_SINCE = '2.0.0';

/** Why keepalived uses no authentication although one is asked for; the first reason is the one it gives. */
export function authenticationLoss(facts: StateFacts): AuthenticationLoss | undefined {
    const { strict, version, family, authentication, release } = facts;
    if (authentication === undefined) return undefined;
    if (strict && hasIt(release, STRICT_SINCE, undefined)) return 'strict';
    if (version === 3) return 'version';
    if (!authentication.hasPassword) return 'password';
    return family === 'inet6' && authentication.type === 'AH' ? 'family' : undefined;
}

/** Whether AH is used and makes an instance that is not the owner wait as BACKUP for the numbers of the others. */
export function waitsForAh(facts: StateFacts): boolean {
    const { written, isOwner, authentication, release } = facts;
    return (
        authentication?.type === 'AH' &&
        authenticationLoss(facts) === undefined &&
        written === 'MASTER' &&
        !isOwner &&
        hasIt(release, STRICT_SINCE, undefined)
    );
}

/** The state in which an instance starts. */
export function initialState(facts: StateFacts): VrrpState {
    const { written, isOwner, strict } = facts;
    if (written === undefined || strict) return isOwner ? 'MASTER' : 'BACKUP';
    return waitsForAh(facts) ? 'BACKUP' : written;
}

/** What the blocks `auth_hmac` of an instance come to. */
export interface Signing {
    /** The first of the blocks. */
    readonly block: Bound;
    /**
     * Whether there is a key to sign with: `active_key` names one, names none, or is not there. It is in
     * doubt where something else in the blocks is wrong that may decide it.
     */
    readonly key: 'named' | 'undefined' | 'unset' | 'doubtful';
    /** The number that `active_key` gives. */
    readonly active?: Word;
    readonly mode?: Bound;
}

/** Whether `active_key` names one of the keys. */
function signingKey(inside: readonly Bound[], active: Word | undefined): Signing['key'] {
    const named = (name: string): readonly Bound[] => inside.filter(({ spec }) => spec?.name === name);
    const number = active === undefined ? undefined : keyNumber(active);
    if (number === undefined) return named('active_key').length > 0 ? 'doubtful' : 'unset';
    const keys = named('key');
    if (keys.some((each) => keptNumber(each) === number)) return 'named';
    const isMeant = ({ words: [, id] }: Bound): boolean =>
        id === undefined || [undefined, number].includes(keyNumber(id));
    return keys.some(isMeant) ? 'doubtful' : 'undefined';
}

/** Whether the `{` of a block is there. */
function isOpened({ statement: { node } }: Bound): boolean {
    return node.block !== undefined && node.block.open.start < node.block.open.end;
}

/** How an instance signs its adverts; undefined where it does not. */
export function signingOf(statements: readonly Bound[], target: Target): Signing | undefined {
    const blocks = statements.filter(({ spec }) => spec?.name === 'auth_hmac');
    const [block] = blocks;
    if (block === undefined) return undefined;
    const inside = blocks.flatMap(({ children }) => children);
    const isGood = ({ spec, words: [, word] }: Bound): boolean =>
        spec?.name === 'active_key' && word !== undefined && keyNumber(word) !== undefined;
    const active = inside.findLast(isGood)?.words[1];
    const mode = lastOf(inside, 'mode');
    const isClear = blocks.every(isOpened) && inside.every((each) => isRead(each, target));
    return {
        block,
        key: isClear ? signingKey(inside, active) : 'doubtful',
        ...(active === undefined ? {} : { active }),
        ...(mode === undefined ? {} : { mode }),
    };
}
