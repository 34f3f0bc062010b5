/** What the guests run, all of it Debian's: a kernel, modules, programs, and files that these read. */
import { existsSync, readdirSync } from 'node:fs';

/** Programs by the Debian package that has them. */
const PROGRAMS: Readonly<Record<string, string>> = {
    bash: 'bash',
    'busybox-static': 'busybox',
    coreutils:
        'basename cat chmod chown cp cut date dirname echo env head id install ln ls mkdir mktemp mv paste printf readlink realpath rm rmdir seq sha256sum sleep sort stat tail tee timeout touch tr true uname uniq wc',
    curl: 'curl',
    dash: 'sh',
    diffutils: 'cmp diff',
    findutils: 'find xargs',
    grep: 'grep',
    iproute2: 'ip ss',
    iptables: 'iptables iptables-restore iptables-save ip6tables ip6tables-restore ip6tables-save',
    'iputils-arping': 'arping',
    ipvsadm: 'ipvsadm',
    keepalived: 'keepalived',
    kmod: 'lsmod modprobe',
    mawk: 'awk',
    mount: 'mount umount',
    nftables: 'nft',
    procps: 'kill pgrep pkill ps sysctl',
    sed: 'sed',
    tcpdump: 'tcpdump',
    'util-linux': 'nsenter setsid unshare',
};

/** Modules that are loaded when the guest asks for them. */
export const MODULES: readonly string[] = [
    ...['veth', 'bridge', 'dummy', 'ip_vs', 'ip_vs_rr', 'ip_vs_wlc', 'tcp_diag'],
    ...['nf_tables', 'nft_ct', 'nft_chain_nat', 'nft_redir', 'nft_compat'],
    ...['xt_conntrack', 'xt_CT', 'xt_REDIRECT', 'xt_comment', 'xt_multiport', 'xt_tcpudp'],
];

/** Files and folders that programs read. */
const FILES: readonly string[] = [
    '/usr/lib/x86_64-linux-gnu/xtables',
    '/usr/lib/systemd/system/keepalived.service',
    '/usr/lib/systemd/system/nftables.service',
    '/etc/group',
    '/etc/nsswitch.conf',
    '/etc/passwd',
    '/etc/protocols',
    '/etc/services',
];

/** A kernel of which the modules are there too. */
export interface Kernel {
    readonly image: string;
    /** As `uname -r` says it. */
    readonly release: string;
}

/** What guests are made of. */
export interface Ingredients {
    readonly kernel: Kernel;
    /** Absolute paths. */
    readonly programs: readonly string[];
    readonly files: readonly string[];
}

/** The path of a program; undefined where it is not installed. */
function pathOf(program: string): string | undefined {
    return ['/usr/sbin', '/usr/bin'].map((folder) => `${folder}/${program}`).find((path) => existsSync(path));
}

function findKernel(): Kernel | undefined {
    const images = existsSync('/boot') ? readdirSync('/boot') : [];
    return images
        .filter((name) => name.startsWith('vmlinuz-'))
        .map((name) => ({ image: `/boot/${name}`, release: name.replace('vmlinuz-', '') }))
        .find(({ release }) => existsSync(`/lib/modules/${release}/kernel/net/netfilter/ipvs`));
}

/** What guests are made of, or the Debian packages that are missing for it. */
export function ingredients(): Ingredients | { readonly missing: readonly string[] } {
    const kernel = findKernel();
    const programs = Object.entries(PROGRAMS).flatMap(([from, names]) =>
        names.split(' ').map((name) => ({ from, path: pathOf(name) })),
    );
    const missing = [
        ...(pathOf('qemu-system-x86_64') === undefined ? ['qemu-system-x86'] : []),
        ...(pathOf('cpio') === undefined ? ['cpio'] : []),
        ...(kernel === undefined ? ['linux-image-cloud-amd64'] : []),
        ...programs.filter(({ path }) => path === undefined).map(({ from }) => from),
    ];
    if (kernel === undefined || missing.length > 0) return { missing: [...new Set(missing)] };
    const paths = programs.flatMap(({ path }) => path ?? []);
    return { kernel, programs: paths, files: FILES.filter((path) => existsSync(path)) };
}
