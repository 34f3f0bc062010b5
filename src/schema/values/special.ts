/** Values with rules of their own: for each a reader, which looks at the rest of the line. */
import type {
    ArgSpec,
    CommandValue,
    HexValue,
    SpecialReader,
    SpecialValue,
} from '../../../grammar/schema/types.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import type { Target } from '../targets.ts';
import { readCommand } from './command.ts';
import { readDnsName } from './dns-name.ts';
import type { Fault } from './fault.ts';
import { readIpsetNames, readIptablesChains } from './firewall-names.ts';
import { readForwardingMethod } from './forwarding.ts';
import { readGarpExtraIf } from './garp-extra-if.ts';
import { readGranularity } from './granularity.ts';
import { readHex } from './hex.ts';
import { readHmacKey } from './hmac-key.ts';
import { readIncludeCheck } from './include-check.ts';
import { readInitFile } from './init-file.ts';
import { readIpvlan, readVmac } from './link.ts';
import { readLvsTimeouts } from './lvs-timeouts.ts';
import { readRegex } from './regex.ts';
import { readRxBufsPolicy } from './rx-bufs-policy.ts';
import { readServerAddress, readVirtualServer } from './server.ts';
import { readStatusCodes } from './status-code.ts';
import { readStuckSwitch } from './stuck-switch.ts';
import { readSyncDaemon } from './sync-daemon.ts';
import { readUmask } from './umask.ts';

/** What a reader may want to know besides the words. */
export interface ReaderContext {
    readonly bound: Bound;
    readonly target: Target;
    readonly arg: ArgSpec;
}

/** Tells what is wrong with the words from its own to the end of the line; there is at least one. */
export type Reader = (words: readonly Word[], context: ReaderContext) => readonly Fault[];

const READERS: Readonly<Partial<Record<SpecialReader, Reader>>> = {
    'dns-name': readDnsName,
    'forwarding-method': readForwardingMethod,
    'garp-extra-if': readGarpExtraIf,
    granularity: readGranularity,
    'hmac-key': readHmacKey,
    'include-check': readIncludeCheck,
    'init-file': readInitFile,
    'ipset-names': readIpsetNames,
    'iptables-chains': readIptablesChains,
    ipvlan: readIpvlan,
    'lvs-timeouts': readLvsTimeouts,
    regex: readRegex,
    'rx-bufs-policy': readRxBufsPolicy,
    'server-address': readServerAddress,
    'status-code': readStatusCodes,
    'stuck-switch': readStuckSwitch,
    'sync-daemon': readSyncDaemon,
    umask: readUmask,
    'virtual-server': readVirtualServer,
    vmac: readVmac,
};

/** What is wrong with the rest of a line that has a reader of its own. */
export function readSpecial(
    value: SpecialValue | HexValue | CommandValue,
    words: readonly Word[],
    context: ReaderContext,
): readonly Fault[] {
    if (value.kind === 'hex') return readHex(value, words, context);
    if (value.kind === 'command') return readCommand(value, words, context);
    return READERS[value.reader]?.(words, context) ?? [];
}
