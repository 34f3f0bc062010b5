/** What the firewall of a host does with a packet, read from the files of the host. */
import type { HostFile } from '../place.ts';
import { type Firewall, type System, createFirewall } from './firewall.ts';
import { isFirewalldFile, readFirewalld } from './firewalld/index.ts';
import { isSaved, readSaved } from './iptables/save.ts';
import { isScript, readScript } from './iptables/script.ts';
import { type Draft, tablesOf } from './iptables/tables.ts';
import { isListing, isNftFile, readNft, rootsOf } from './nft/index.ts';
import type { Table } from './ruleset.ts';

export type { Firewall, System } from './firewall.ts';
export type { Packet, Redirection, State, Verdict } from './packet.ts';

/** Whether a path is that of what `iptables-save` and the like print of the rules in the kernel. */
function isDump(path: string): boolean {
    return /(?:ip6?|arp)tables-save\.txt$/.test(path);
}

/** ufw has its chains in files of the same format, but joins them in another place. */
function isOfUfw(path: string): boolean {
    return path.startsWith('/etc/ufw/');
}

/** The rules of iptables that files have: what the kernel was seen to have outweighs what is to be loaded. */
function readIptables(files: readonly HostFile[], direct: Draft): readonly Table[] {
    const saved = files.filter(({ path, file }) => isSaved(file.text) && !isNftFile(path) && !isOfUfw(path));
    const dumps = saved.filter(({ path }) => isDump(path));
    const own: Draft = new Map();
    for (const host of dumps.length > 0 ? dumps : saved) readSaved(host, own);
    if (dumps.length === 0)
        for (const host of files) if (!saved.includes(host) && isScript(host)) readScript(host, own, direct);
    return tablesOf(own);
}

/**
 * The firewall of a host; undefined where its files say nothing of one.
 *
 * Whether a service is started is not judged: what several programs would load is put together. A listing of
 * nftables (`nft-ruleset.txt`) has the rules of all of them, and then it and dumps of iptables are all that
 * counts.
 */
export function firewallOf(files: readonly HostFile[]): Firewall | undefined {
    const listings = files.filter(({ path }) => isListing(path));
    if (listings.length > 0) {
        const dumped = readIptables(
            files.filter(({ path }) => isDump(path)),
            new Map(),
        );
        const systems: readonly System[] = dumped.length > 0 ? ['nftables', 'iptables'] : ['nftables'];
        return createFirewall(systems, [[...readNft(listings, listings), ...dumped]]);
    }
    const direct: Draft = new Map();
    const iptables = readIptables(files, direct);
    const firewalld = readFirewalld(files, direct);
    const handed = firewalld === undefined ? tablesOf(direct) : [];
    const roots = rootsOf(files);
    const nft = readNft(files, roots);
    const systems: System[] = [];
    if (files.some(({ path }) => isFirewalldFile(path))) systems.push('firewalld');
    if (roots.length > 0) systems.push('nftables');
    if (iptables.length + handed.length > 0) systems.push('iptables');
    if (systems.length === 0) return undefined;
    return createFirewall(
        systems,
        (firewalld ?? [[]]).map((tables) => [...nft, ...iptables, ...handed, ...tables]),
    );
}
