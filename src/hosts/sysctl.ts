/** Kernel parameters of a host, as far as its files say. */
import { oncePer } from '../text/once.ts';
import { globMatches, isGlob } from './globs.ts';
import type { HostFile, Place } from './place.ts';
import {
    type Assignment,
    commandSettings,
    isSysctlFile,
    runningSettings,
    sysctlPath,
    writtenSettings,
} from './sysctl-files.ts';

/** A value and who decided it. */
export interface Setting {
    readonly value: string;
    readonly place: Place;
    /** What sets it: it runs now, a command writes it, or a file of sysctl.d says so for the boot. */
    readonly by: 'running' | 'command' | 'file';
}

/** Keys of net.ipv4.conf of which the kernel takes the greater of `all` and the interface. */
export type GreaterKey = 'arp_ignore' | 'arp_announce' | 'rp_filter';

/** What a key of an interface comes to. */
export interface Effective {
    /** The greater of `all` and the interface; what nobody sets counts as 0, the kernel's own value. */
    readonly value: number;
    /** Who decided: of `all` and the interface those that say this value. */
    readonly places: readonly Place[];
    /**
     * What `default` would make of it, where that is more. The kernel hands `default` to an interface that appears
     * later, and to one that is there but has no IPv4 address yet (net/ipv4/devinet.c:devinet_copy_dflt_conf): at
     * boot most network cards, but not one that the initrd configured, on a running host none, and never `lo`.
     */
    readonly withDefault?: { readonly value: number; readonly place: Place };
}

/** Kernel parameters. Keys are written as in sysctl.d(5), with dots or slashes. */
export interface Sysctls {
    /** Whether the host gave any file or command that sets one; if not, nothing can be said of it. */
    readonly isKnown: boolean;
    /**
     * The value that a key ends up with: what runs, if the host gave it, else what a script or unit writes, else what
     * sysctl.d says. Undefined where nobody sets it.
     */
    readonly value: (key: string) => Setting | undefined;
    /** What a key comes to for an interface. */
    readonly effective: (key: GreaterKey, device: string) => Effective;
}

/** Two names for one parameter. */
const SAME = ['net/ipv4/ip_forward', 'net/ipv4/conf/all/forwarding'];

/**
 * What the files say, in the order in which it is written: of one key the last. A pattern that comes again with the
 * same value stays where it was, as for systemd-sysctl.
 */
function inOrder(assignments: readonly Assignment[]): ReadonlyMap<string, Assignment> {
    const order = new Map<string, Assignment>();
    for (const assignment of assignments) {
        const before = order.get(assignment.path);
        if (before !== undefined && before.value === assignment.value) continue;
        order.delete(assignment.path);
        order.set(assignment.path, assignment);
    }
    return order;
}

/** What one source makes of a path. */
function deciderOf(
    by: Setting['by'],
    assignments: readonly Assignment[],
): (path: string) => Setting | undefined {
    const order = inOrder(assignments);
    const ranks = new Map([...order.keys()].map((path, rank) => [path, rank]));
    const patterns = [...order.values()].filter(({ path }) => isGlob(path)).reverse();
    const decided = (path: string): Assignment | undefined =>
        order.get(path) ??
        patterns.find((pattern) => pattern.value !== undefined && globMatches(pattern.path, path));
    return (path) => {
        const [last] = (SAME.includes(path) ? SAME : [path])
            .flatMap((each) => decided(each) ?? [])
            .sort((one, other) => (ranks.get(other.path) ?? 0) - (ranks.get(one.path) ?? 0));
        return last?.value === undefined ? undefined : { value: last.value, place: last.place, by };
    };
}

/** The number that a value begins with; the kernel takes no notice of what follows a blank. */
function numberOf({ value }: Setting): number {
    return Number(/^\s*(0x[\da-f]+|\d+)(?=\s|$)/i.exec(value)?.[1] ?? 0);
}

/** What a host says of its kernel's parameters. */
export const sysctlsOf = oncePer((files: readonly HostFile[]): Sysctls => {
    const commands = commandSettings(files);
    const deciders = [
        deciderOf('running', runningSettings(files)),
        deciderOf('command', commands),
        deciderOf('file', writtenSettings(files)),
    ];
    const value = (key: string): Setting | undefined => {
        for (const decide of deciders) {
            const setting = decide(sysctlPath(key));
            if (setting !== undefined) return setting;
        }
        return undefined;
    };
    return {
        isKnown: files.some(isSysctlFile) || commands.length > 0,
        value,
        effective: (key, device) => {
            const [all, own, initial] = ['all', device, 'default'].map((name) =>
                value(`net/ipv4/conf/${name}/${key}`),
            );
            const said = [all, own].flatMap((each) => each ?? []);
            const most = Math.max(0, ...said.map(numberOf));
            const places = said.filter((each) => numberOf(each) === most).map(({ place }) => place);
            const later =
                own === undefined && device !== 'lo' && initial !== undefined ? numberOf(initial) : 0;
            return initial !== undefined && later > most
                ? { value: most, places, withDefault: { value: later, place: initial.place } }
                : { value: most, places };
        },
    };
});
