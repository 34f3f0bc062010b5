/** Why keepalived uses another value than the one that is written, where that follows from other settings. */
import type { Fact } from '../../../model/show/item.ts';
import { groupOf, syncGroups } from '../../../model/sync-groups.ts';
import { type AuthenticationLoss, authenticationLoss, waitsForAh } from '../../../model/vrrp-decisions.ts';
import { type VrrpInstance, vrrpInstances } from '../../../model/vrrp-instance.ts';
import type { Bound } from '../../../schema/bind.ts';
import { topOf } from './block-items.ts';
import type { Reading } from '../reading.ts';

const LOSSES: Readonly<Record<AuthenticationLoss, string>> = {
    strict: 'for strict mode has none',
    version: 'for version 3 has none',
    password: 'for there is no password',
    family: 'for IPv6 has no AH',
};

/** Why an instance does not start as it says. */
function stateReason(instance: VrrpInstance, reading: Reading): string | undefined {
    if (groupOf(instance, syncGroups(reading.bound, reading.target)) !== undefined)
        return 'for a sync group starts as BACKUP unless all its members own their addresses';
    if (instance.strict) return 'for in strict mode only the owner of the addresses starts as MASTER';
    return waitsForAh(instance.facts) ? 'for with AH it first learns the numbers of the others' : undefined;
}

function delayReason({ initialState, nopreempt }: VrrpInstance): string {
    if (initialState === 'MASTER') return 'for what starts as MASTER does not wait';
    return nopreempt === undefined
        ? 'for strict mode has no delay'
        : 'for with `nopreempt` it never takes over from a working master';
}

function instanceReason(instance: VrrpInstance, name: string, reading: Reading): string | undefined {
    const { facts, effectivePriority } = instance;
    switch (name) {
        case 'state':
            return stateReason(instance, reading);
        case 'version':
            return facts.family === 'inet6' ? 'for IPv6 has no version 2' : undefined;
        case 'advertInterval':
            return facts.version === 2
                ? 'for version 2 sends whole seconds, 255 at most'
                : 'for version 3 sends hundredths of a second, 40.95 s at most';
        case 'preempt':
            return instance.initialState === 'MASTER'
                ? 'for what starts as MASTER always takes over'
                : `for priority ${effectivePriority} always takes over`;
        case 'preemptDelay':
            return delayReason(instance);
        case 'authentication': {
            const loss = authenticationLoss(facts);
            return loss === undefined ? undefined : LOSSES[loss];
        }
        case 'downTimerAdverts':
        case 'accept':
        case 'garpLowerPrioDelay':
        case 'garpLowerPrioRepeat':
            return 'for strict mode has no other';
        default:
            return undefined;
    }
}

/** The reason for a value that neither its own statement nor another one says; undefined where it has to speak for itself. */
export function reasonFor(reading: Reading, statement: Bound, { name, basis }: Fact): string | undefined {
    if (basis === 'default') return 'the default';
    const top = topOf(statement);
    const instance = vrrpInstances(reading.bound, reading.target).find(({ block }) => block === top);
    if (instance !== undefined) return instanceReason(instance, name, reading);
    if (name === 'quorum') return 'for the weights of all real servers together come to no more';
    return name === 'hysteresis' ? 'for it has to be below the quorum' : undefined;
}
