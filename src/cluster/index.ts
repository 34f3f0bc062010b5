import { failingNodeKeeps } from './failover/failing-node-keeps.ts';
import { nobodyTakesOver } from './failover/nobody-takes-over.ts';
import { twoHolders } from './failover/two-holders.ts';
import { addressesDiffer } from './pair/addresses-differ.ts';
import { advertIntervalDiffers } from './pair/advert-interval-differs.ts';
import { authenticationDiffers } from './pair/authentication-differs.ts';
import { failBackUndecided } from './pair/fail-back-undecided.ts';
import { masterWithLowerPriority } from './pair/master-with-lower-priority.ts';
import { multicastGroupDiffers } from './pair/multicast-group-differs.ts';
import { nopreemptOneSided } from './pair/nopreempt-one-sided.ts';
import { peerNotNamed } from './pair/peer-not-named.ts';
import { priorityEqual } from './pair/priority-equal.ts';
import { routerIdEqual } from './pair/router-id-equal.ts';
import { routerMissing } from './pair/router-missing.ts';
import { settingDiffers } from './pair/setting-differs.ts';
import { severalMasters } from './pair/several-masters.ts';
import { syncGroupDiffers } from './pair/sync-group-differs.ts';
import { trackingDiffers } from './pair/tracking-differs.ts';
import { unicastOneSided } from './pair/unicast-one-sided.ts';
import { versionDiffers } from './pair/version-differs.ts';
import { virtualRouterIdDiffers } from './pair/virtual-router-id-differs.ts';
import { virtualServerDiffers } from './pair/virtual-server-differs.ts';
import type { ClusterRule } from './rule.ts';

/** Every rule about several nodes. */
export const CLUSTER_RULES: readonly ClusterRule[] = [
    virtualRouterIdDiffers,
    versionDiffers,
    advertIntervalDiffers,
    authenticationDiffers,
    addressesDiffer,
    unicastOneSided,
    peerNotNamed,
    multicastGroupDiffers,
    routerMissing,
    severalMasters,
    masterWithLowerPriority,
    priorityEqual,
    nopreemptOneSided,
    syncGroupDiffers,
    trackingDiffers,
    virtualServerDiffers,
    routerIdEqual,
    settingDiffers,
    failBackUndecided,
    failingNodeKeeps,
    nobodyTakesOver,
    twoHolders,
];
