/** What keepalived decides for a virtual router once it has read everything (`keepalived/vrrp/vrrp.c:vrrp_complete_instance`). */
import type { Bound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import type { Family } from '../schema/values/address.ts';
import { isRead } from '../schema/values/judge.ts';
import type { InstanceAddresses } from './vrrp-addresses.ts';

/** A state that `state` can ask for. */
export type VrrpState = 'MASTER' | 'BACKUP';

/** How adverts are to be authenticated. */
export interface Authentication {
    readonly type: 'PASS' | 'AH';
    readonly from: Bound;
    /** Whether there is an `auth_pass`, of whatever worth. */
    readonly hasPassword: boolean;
}

/** The last of the statements with one of these keywords. */
export function lastOf(statements: readonly Bound[], ...names: readonly string[]): Bound | undefined {
    return statements.findLast(({ spec }) => spec !== undefined && names.includes(spec.name));
}

/** The authentication that the statements of an instance ask for. */
export function authenticationOf(statements: readonly Bound[], target: Target): Authentication | undefined {
    const inside = statements
        .filter(({ spec }) => spec?.name === 'authentication')
        .flatMap(({ children }) => children.filter((each) => isRead(each, target)));
    const from = inside.findLast(
        ({ spec, words }) => spec?.name === 'auth_type' && ['PASS', 'AH'].includes(words[1]?.text ?? ''),
    );
    if (from === undefined) return undefined;
    const type = from.words[1]?.text === 'AH' ? 'AH' : 'PASS';
    return { type, from, hasPassword: lastOf(inside, 'auth_pass') !== undefined };
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
}

/** Whether AH is used and makes an instance that is not the owner wait as BACKUP for the numbers of the others. */
export function waitsForAh(facts: StateFacts): boolean {
    const { written, isOwner, strict, version, family, authentication } = facts;
    return (
        authentication?.type === 'AH' &&
        authentication.hasPassword &&
        written === 'MASTER' &&
        !isOwner &&
        !strict &&
        version === 2 &&
        family === 'inet'
    );
}

/** The state in which an instance starts. */
export function initialState(facts: StateFacts): VrrpState {
    const { written, isOwner, strict } = facts;
    if (written === undefined || strict) return isOwner ? 'MASTER' : 'BACKUP';
    return waitsForAh(facts) ? 'BACKUP' : written;
}
