import { addressFamilyMismatch } from './check/address-family-mismatch.ts';
import { hostNotNamed } from './check/host-not-named.ts';
import { impossibleReplyLength } from './check/impossible-reply-length.ts';
import { linkLocalWithoutInterface } from './check/link-local-without-interface.ts';
import { pathWithoutSlash } from './check/path-without-slash.ts';
import { protocolMismatch } from './check/protocol-mismatch.ts';
import { regexWithoutEffect } from './check/regex-without-effect.ts';
import { repeatedBfdSession } from './check/repeated-bfd-session.ts';
import { portUnset } from './check/port-unset.ts';
import { testsAnotherServer } from './check/tests-another-server.ts';
import { unknownBfdInstance } from './check/unknown-bfd-instance.ts';
import { unknownTrackFile } from './check/unknown-track-file.ts';
import { addressNotAccepted } from './lvs/address-not-accepted.ts';
import { addressNotHeld } from './lvs/address-not-held.ts';
import { duplicateRealServer } from './lvs/duplicate-real-server.ts';
import { duplicateVirtualServer } from './lvs/duplicate-virtual-server.ts';
import { emptyGroup } from './lvs/empty-group.ts';
import { flagWithoutScheduler } from './lvs/flag-without-scheduler.ts';
import { granularityFamilyMismatch } from './lvs/granularity-family-mismatch.ts';
import { groupFamilyMismatch } from './lvs/group-family-mismatch.ts';
import { groupFamilyUnknown } from './lvs/group-family-unknown.ts';
import { groupMixedFamilies } from './lvs/group-mixed-families.ts';
import { haSuspendWithFwmark } from './lvs/ha-suspend-with-fwmark.ts';
import { hysteresisAboveQuorum } from './lvs/hysteresis-above-quorum.ts';
import { inhibitDiffers } from './lvs/inhibit-differs.ts';
import { ipFamilyConflict } from './lvs/ip-family-conflict.ts';
import { methodMissing } from './lvs/method-missing.ts';
import { onePacketWithoutUdp } from './lvs/one-packet-without-udp.ts';
import { portMismatch } from './lvs/port-mismatch.ts';
import { portMissing } from './lvs/port-missing.ts';
import { protocolMissing } from './lvs/protocol-missing.ts';
import { protocolWithFwmark } from './lvs/protocol-with-fwmark.ts';
import { quorumAboveWeights } from './lvs/quorum-above-weights.ts';
import { schedulerMissing } from './lvs/scheduler-missing.ts';
import { serverFamilyMismatch } from './lvs/server-family-mismatch.ts';
import { serverIsService } from './lvs/server-is-service.ts';
import { serverWithoutCheck } from './lvs/server-without-check.ts';
import { sorryServerInService } from './lvs/sorry-server-in-service.ts';
import { sorrySettingWithoutServer } from './lvs/sorry-setting-without-server.ts';
import type { Rule } from './rule.ts';
import { thresholdsReversed } from './lvs/thresholds-reversed.ts';
import { unknownGroup } from './lvs/unknown-group.ts';
import { unusedGroup } from './lvs/unused-group.ts';
import { argumentAsUser } from './script/argument-as-user.ts';
import { checkChangesService } from './script/check-changes-service.ts';
import { noticedLate } from './script/noticed-late.ts';
import { processCheckByShell } from './script/process-check-by-shell.ts';
import { relativePath } from './script/relative-path.ts';
import { sameFifo } from './script/same-fifo.ts';
import { securityUnset } from './script/security-unset.ts';
import { shellSyntax } from './script/shell-syntax.ts';
import { timeoutAboveInterval } from './script/timeout-above-interval.ts';
import { withoutPath } from './script/without-path.ts';
import { authenticationHeader } from './security/authentication-header.ts';
import { defaultPassword } from './security/default-password.ts';
import { commonRouterId } from './style/common-router-id.ts';
import { sampleValue } from './style/sample-value.ts';
import { unusedDefinition } from './style/unused-definition.ts';
import { unknownRule } from './suppression/unknown-rule.ts';
import { unusedSuppression } from './suppression/unused.ts';
import { suppressionWithoutReason } from './suppression/without-reason.ts';
import { commentInDefinition } from './syntax/comment-in-definition.ts';
import { commentInWord } from './syntax/comment-in-word.ts';
import { definitionOverflow } from './syntax/definition-overflow.ts';
import { endlessDefinition } from './syntax/endless-definition.ts';
import { expansionTooLarge } from './syntax/expansion-too-large.ts';
import { foreignComment } from './syntax/foreign-comment.ts';
import { forkKeyword } from './syntax/fork-keyword.ts';
import { includeCycle } from './syntax/include-cycle.ts';
import { includeReadTwice } from './syntax/include-read-twice.ts';
import { invalidParameters } from './syntax/invalid-parameters.ts';
import { invalidSequence } from './syntax/invalid-sequence.ts';
import { invisibleCharacter } from './syntax/invisible-character.ts';
import { listingRemains } from './syntax/listing-remains.ts';
import { longLine } from './syntax/long-line.ts';
import { mergeConflict } from './syntax/merge-conflict.ts';
import { misplacedKeyword } from './syntax/misplaced-keyword.ts';
import { missingInclude } from './syntax/missing-include.ts';
import { splitDefinition } from './syntax/split-definition.ts';
import { templateMarkup } from './syntax/template-markup.ts';
import { typographicQuote } from './syntax/typographic-quote.ts';
import { unbalancedBraces } from './syntax/unbalanced-braces.ts';
import { undefinedDefinition } from './syntax/undefined-definition.ts';
import { unexpectedBlock } from './syntax/unexpected-block.ts';
import { unknownKeyword } from './syntax/unknown-keyword.ts';
import { unmatchedQuote } from './syntax/unmatched-quote.ts';
import { contradiction } from './value/contradiction.ts';
import { deprecatedForm } from './value/deprecated-form.ts';
import { invalidAddress } from './value/invalid-address.ts';
import { invalidBoolean } from './value/invalid-boolean.ts';
import { invalidNumber } from './value/invalid-number.ts';
import { invalidText } from './value/invalid-text.ts';
import { mailWithoutServer } from './value/mail-without-server.ts';
import { missingKeyword } from './value/missing-keyword.ts';
import { missingValue } from './value/missing-value.ts';
import { outOfRange } from './value/out-of-range.ts';
import { overridden } from './value/overridden.ts';
import { repeated } from './value/repeated.ts';
import { surplusWord } from './value/surplus-word.ts';
import { tooLong } from './value/too-long.ts';
import { unknownWord } from './value/unknown-word.ts';
import { unopenedMailAddress } from './value/unopened-mail-address.ts';
import { unusuallyLongTime } from './value/unusually-long-time.ts';
import { deprecatedKeyword } from './version/deprecated-keyword.ts';
import { missingFeature } from './version/missing-feature.ts';
import { newerKeyword } from './version/newer-keyword.ts';
import { removedKeyword } from './version/removed-keyword.ts';
import { addressDeviceTracked } from './vrrp/address-device-tracked.ts';
import { addressInTwoInstances } from './vrrp/address-in-two-instances.ts';
import { addressWithoutInterface } from './vrrp/address-without-interface.ts';
import { ahWithMaster } from './vrrp/ah-with-master.ts';
import { aliasInterface } from './vrrp/alias-interface.ts';
import { authenticationIgnored } from './vrrp/authentication-ignored.ts';
import { backupAfterMaster } from './vrrp/backup-after-master.ts';
import { bfdDuplicateSession } from './vrrp/bfd-duplicate-session.ts';
import { bfdFamilyMismatch } from './vrrp/bfd-family-mismatch.ts';
import { bfdHopsAboveTtl } from './vrrp/bfd-hops-above-ttl.ts';
import { duplicateAddress } from './vrrp/duplicate-address.ts';
import { duplicatePeer } from './vrrp/duplicate-peer.ts';
import { duplicateTracker } from './vrrp/duplicate-tracker.ts';
import { firewallUnset } from './vrrp/firewall-unset.ts';
import { firstAddressNotLinkLocal } from './vrrp/first-address-not-link-local.ts';
import { garpGroupInterfaceTwice } from './vrrp/garp-group-interface-twice.ts';
import { hmacKeyUndefined } from './vrrp/hmac-key-undefined.ts';
import { interfaceDelayTooLong } from './vrrp/interface-delay-too-long.ts';
import { interfaceTrackedTwice } from './vrrp/interface-tracked-twice.ts';
import { intervalNotRepresentable } from './vrrp/interval-not-representable.ts';
import { ipsetsWithoutIptables } from './vrrp/ipsets-without-iptables.ts';
import { ipv6SourceUnset } from './vrrp/ipv6-source-unset.ts';
import { ipvlanWithoutAddress } from './vrrp/ipvlan-without-address.ts';
import { loopbackInterface } from './vrrp/loopback-interface.ts';
import { masterWithoutPriority } from './vrrp/master-without-priority.ts';
import { mcastDestinationWithUnicast } from './vrrp/mcast-destination-with-unicast.ts';
import { membersWithoutGroup } from './vrrp/members-without-group.ts';
import { missingInterface } from './vrrp/missing-interface.ts';
import { missingRouterId } from './vrrp/missing-router-id.ts';
import { mixedAddressFamily } from './vrrp/mixed-address-family.ts';
import { nameDefinedLater } from './vrrp/name-defined-later.ts';
import { networkAsAddress } from './vrrp/network-as-address.ts';
import { noAddress } from './vrrp/no-address.ts';
import { nopreemptWithMaster } from './vrrp/nopreempt-with-master.ts';
import { nopreemptWithOwner } from './vrrp/nopreempt-with-owner.ts';
import { nopreemptWithWeights } from './vrrp/nopreempt-with-weights.ts';
import { oppositeSettings } from './vrrp/opposite-settings.ts';
import { ownAddressAsVirtual } from './vrrp/own-address-as-virtual.ts';
import { ownerAsBackup } from './vrrp/owner-as-backup.ts';
import { ownerIgnoreAdvertsMismatch } from './vrrp/owner-ignore-adverts-mismatch.ts';
import { passwordWithoutType } from './vrrp/password-without-type.ts';
import { peerIsOwnAddress } from './vrrp/peer-is-own-address.ts';
import { preemptDelayWithoutEffect } from './vrrp/preempt-delay-without-effect.ts';
import { promoteSecondariesWithVmac } from './vrrp/promote-secondaries-with-vmac.ts';
import { quorumAboveMaximum } from './vrrp/quorum-above-maximum.ts';
import { redundantAddressVmac } from './vrrp/redundant-address-vmac.ts';
import { routerIdInUse } from './vrrp/router-id-in-use.ts';
import { secondGroupList } from './vrrp/second-group-list.ts';
import { secondSyncDaemon } from './vrrp/second-sync-daemon.ts';
import { strictModeDropsPackets } from './vrrp/strict-mode-drops-packets.ts';
import { strictModeOverride } from './vrrp/strict-mode-override.ts';
import { strictModeWithUnicast } from './vrrp/strict-mode-with-unicast.ts';
import { syncGroupMemberTwice } from './vrrp/sync-group-member-twice.ts';
import { syncGroupMemberUnknown } from './vrrp/sync-group-member-unknown.ts';
import { syncGroupOwnerMix } from './vrrp/sync-group-owner-mix.ts';
import { syncGroupSingleMember } from './vrrp/sync-group-single-member.ts';
import { timerWithoutNopreempt } from './vrrp/timer-without-nopreempt.ts';
import { tooManyAddresses } from './vrrp/too-many-addresses.ts';
import { trackedByGroupToo } from './vrrp/tracked-by-group-too.ts';
import { trackedOwnInterface } from './vrrp/tracked-own-interface.ts';
import { undefinedName } from './vrrp/undefined-name.ts';
import { unicastTtlWithoutPeer } from './vrrp/unicast-ttl-without-peer.ts';
import { unicastWithoutPeers } from './vrrp/unicast-without-peers.ts';
import { unicastWithoutSource } from './vrrp/unicast-without-source.ts';
import { unknownInstance } from './vrrp/unknown-instance.ts';
import { unusedScript } from './vrrp/unused-script.ts';
import { unusedTracker } from './vrrp/unused-tracker.ts';
import { versionConflict } from './vrrp/version-conflict.ts';
import { vmacNameInUse } from './vrrp/vmac-name-in-use.ts';
import { vmacWithUnicast } from './vrrp/vmac-with-unicast.ts';
import { vrfWithInterface } from './vrrp/vrf-with-interface.ts';
import { weightedTrackerWithoutEffect } from './vrrp/weighted-tracker-without-effect.ts';
import { weightsBeyondLimits } from './vrrp/weights-beyond-limits.ts';
import { xmitBaseWithoutVmac } from './vrrp/xmit-base-without-vmac.ts';

/** Every rule, by area; each stands in the file that its id names. */
export const RULES: readonly Rule[] = [
    templateMarkup,
    foreignComment,
    invisibleCharacter,
    typographicQuote,
    listingRemains,
    mergeConflict,
    unbalancedBraces,
    unmatchedQuote,
    commentInDefinition,
    endlessDefinition,
    expansionTooLarge,
    includeCycle,
    includeReadTwice,
    invalidParameters,
    invalidSequence,
    longLine,
    missingInclude,
    unexpectedBlock,
    unknownKeyword,
    misplacedKeyword,
    forkKeyword,
    definitionOverflow,
    commentInWord,
    undefinedDefinition,
    splitDefinition,
    missingValue,
    invalidNumber,
    outOfRange,
    unknownWord,
    invalidBoolean,
    invalidAddress,
    invalidText,
    tooLong,
    surplusWord,
    repeated,
    contradiction,
    deprecatedForm,
    missingKeyword,
    overridden,
    unusuallyLongTime,
    unopenedMailAddress,
    mailWithoutServer,
    newerKeyword,
    removedKeyword,
    missingFeature,
    deprecatedKeyword,
    nopreemptWithMaster,
    nopreemptWithOwner,
    undefinedName,
    nameDefinedLater,
    duplicateTracker,
    mixedAddressFamily,
    versionConflict,
    duplicateAddress,
    duplicatePeer,
    backupAfterMaster,
    unicastTtlWithoutPeer,
    vmacWithUnicast,
    vmacNameInUse,
    vrfWithInterface,
    secondGroupList,
    secondSyncDaemon,
    missingRouterId,
    missingInterface,
    noAddress,
    strictModeOverride,
    ahWithMaster,
    preemptDelayWithoutEffect,
    timerWithoutNopreempt,
    intervalNotRepresentable,
    ownerIgnoreAdvertsMismatch,
    unicastWithoutPeers,
    unicastWithoutSource,
    addressWithoutInterface,
    mcastDestinationWithUnicast,
    xmitBaseWithoutVmac,
    promoteSecondariesWithVmac,
    ipvlanWithoutAddress,
    redundantAddressVmac,
    trackedOwnInterface,
    weightedTrackerWithoutEffect,
    syncGroupMemberUnknown,
    syncGroupMemberTwice,
    syncGroupSingleMember,
    syncGroupOwnerMix,
    quorumAboveMaximum,
    bfdFamilyMismatch,
    bfdDuplicateSession,
    bfdHopsAboveTtl,
    authenticationIgnored,
    hmacKeyUndefined,
    garpGroupInterfaceTwice,
    routerIdInUse,
    interfaceTrackedTwice,
    loopbackInterface,
    strictModeWithUnicast,
    tooManyAddresses,
    masterWithoutPriority,
    unknownInstance,
    interfaceDelayTooLong,
    firewallUnset,
    firstAddressNotLinkLocal,
    unusedScript,
    trackedByGroupToo,
    ipsetsWithoutIptables,
    passwordWithoutType,
    aliasInterface,
    strictModeDropsPackets,
    ownAddressAsVirtual,
    addressInTwoInstances,
    peerIsOwnAddress,
    nopreemptWithWeights,
    weightsBeyondLimits,
    ownerAsBackup,
    addressDeviceTracked,
    unusedTracker,
    oppositeSettings,
    ipv6SourceUnset,
    networkAsAddress,
    membersWithoutGroup,
    emptyGroup,
    flagWithoutScheduler,
    granularityFamilyMismatch,
    groupMixedFamilies,
    ipFamilyConflict,
    serverFamilyMismatch,
    sorrySettingWithoutServer,
    duplicateRealServer,
    haSuspendWithFwmark,
    hysteresisAboveQuorum,
    inhibitDiffers,
    methodMissing,
    onePacketWithoutUdp,
    portMismatch,
    portMissing,
    protocolMissing,
    protocolWithFwmark,
    quorumAboveWeights,
    schedulerMissing,
    thresholdsReversed,
    unknownGroup,
    duplicateVirtualServer,
    groupFamilyMismatch,
    groupFamilyUnknown,
    addressNotAccepted,
    serverWithoutCheck,
    sorryServerInService,
    serverIsService,
    addressNotHeld,
    unusedGroup,
    addressFamilyMismatch,
    impossibleReplyLength,
    linkLocalWithoutInterface,
    repeatedBfdSession,
    unknownBfdInstance,
    unknownTrackFile,
    regexWithoutEffect,
    portUnset,
    testsAnotherServer,
    protocolMismatch,
    hostNotNamed,
    pathWithoutSlash,
    securityUnset,
    sameFifo,
    shellSyntax,
    processCheckByShell,
    checkChangesService,
    timeoutAboveInterval,
    noticedLate,
    argumentAsUser,
    relativePath,
    withoutPath,
    defaultPassword,
    authenticationHeader,
    commonRouterId,
    sampleValue,
    unusedDefinition,
    unusedSuppression,
    suppressionWithoutReason,
    unknownRule,
];
