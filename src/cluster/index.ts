import { addressClaimsNetwork } from './deployment/address-claims-network.ts';
import { arpAnnounceTooWeak } from './deployment/arp-announce-too-weak.ts';
import { directorDropsService } from './deployment/director-drops-service.ts';
import { directorDropsVrrp } from './deployment/director-drops-vrrp.ts';
import { directorIsRealServer } from './deployment/director-is-real-server.ts';
import { directorLosesState } from './deployment/director-loses-state.ts';
import { forwardingMissing } from './deployment/forwarding-missing.ts';
import { forwardingNotNeeded } from './deployment/forwarding-not-needed.ts';
import { hostNotTold } from './deployment/host-not-told.ts';
import { networkDaemonDropsAddress } from './deployment/network-daemon-drops-address.ts';
import { notTold } from './deployment/not-told.ts';
import { portNotServed } from './deployment/port-not-served.ts';
import { realServerAnswersArp } from './deployment/real-server-answers-arp.ts';
import { realServerDropsService } from './deployment/real-server-drops-service.ts';
import { realServerWithoutAddress } from './deployment/real-server-without-address.ts';
import { redirectOnDirector } from './deployment/redirect-on-director.ts';
import { redirectTooWide } from './deployment/redirect-too-wide.ts';
import { rpFilterWithoutEffect } from './deployment/rp-filter-without-effect.ts';
import { savedTableRestored } from './deployment/saved-table-restored.ts';
import { startDiffers } from './deployment/start-differs.ts';
import { udpKeepsDeadServer } from './deployment/udp-keeps-dead-server.ts';
import { failingNodeKeeps } from './failover/failing-node-keeps.ts';
import { nobodyTakesOver } from './failover/nobody-takes-over.ts';
import { twoHolders } from './failover/two-holders.ts';
import { sameRouterId } from './network/same-router-id.ts';
import { sameVirtualAddress } from './network/same-virtual-address.ts';
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
import type { DeploymentRule } from './deployment-rule.ts';
import type { NetworkRule } from './network/network.ts';
import type { ClusterRule } from './rule.ts';

/** Every rule about nodes that back each other up. */
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

/** Every rule about clusters that share a network. */
export const NETWORK_RULES: readonly NetworkRule[] = [sameRouterId, sameVirtualAddress];

/** Every rule about the hosts of a deployment. */
export const DEPLOYMENT_RULES: readonly DeploymentRule[] = [
    realServerWithoutAddress,
    realServerAnswersArp,
    arpAnnounceTooWeak,
    addressClaimsNetwork,
    portNotServed,
    realServerDropsService,
    redirectTooWide,
    directorDropsVrrp,
    directorDropsService,
    directorLosesState,
    redirectOnDirector,
    forwardingNotNeeded,
    forwardingMissing,
    rpFilterWithoutEffect,
    directorIsRealServer,
    udpKeepsDeadServer,
    savedTableRestored,
    startDiffers,
    networkDaemonDropsAddress,
    notTold,
    hostNotTold,
];
