/** What the files of a set are for. */
import { list } from '../../report/words.ts';
import { filesOn } from '../host-files.ts';
import type { Plan } from '../plan.ts';
import { grid, paragraph } from './markdown.ts';
import { names } from './picture.ts';

/** What files are for, by their paths on the host; the first that fits counts. */
const PURPOSES: readonly (readonly [RegExp, string])[] = [
    [/^\/etc\/keepalived\//, 'Who has the addresses, what is balanced and how it is checked'],
    [/^\/etc\/sysctl\.d\//, 'Settings of the kernel; each with its reason'],
    [/^\/etc\/modules-load\.d\//, 'IPVS and its schedulers are there at boot, and with them their settings'],
    [/\/keepalived\.service\.d\//, 'keepalived starts when the network is up'],
    [/\/system-preset\//, 'What starts with the host, and what does not'],
    [/\.network\.d\//, 'The network daemon leaves the addresses that keepalived adds'],
    [
        /\/(nftables|iptables|netfilter-persistent|firewalld)\.service\.d\//,
        'Loads the rules of the set after those of the host',
    ],
    [/-redirect\.(service|nft)$/, 'Redirects the virtual addresses to the own address of the host'],
    [/-firewall\.service$/, 'Loads the rules of the set after those of the host'],
    [/\/firewalld\/services\//, 'What firewalld has to let in, as one service'],
    [/\/firewalld\/zones\//, 'The zone with that service; install.sh adds it, and this shows the outcome'],
    [
        /\/firewalld\/direct\.xml$/,
        'Rules that zones cannot express; install.sh adds them, and this shows the outcome',
    ],
    [/\/firewalld\.conf$/, 'The default zone that the set takes the host to have; nothing changes it'],
    [/\/nftables|\.nft$|\/iptables/, 'Rules of the firewall, beside those of the host'],
    [
        /\/(NetworkManager|systemd\/network|netplan|network-scripts|network\/interfaces)/,
        'The virtual addresses on a loopback device',
    ],
    [/\.service$/, 'The virtual addresses on a loopback device, at boot'],
];

/** What a file of a host is for; undefined where nobody has said it. */
export function purposeOf(path: string): string | undefined {
    return PURPOSES.find(([pattern]) => pattern.test(path))?.[1];
}

/** The section about the files. */
export function filesSection(plan: Plan): readonly string[] {
    const hosts = [...plan.directors, ...plan.realServers];
    const holders = new Map<string, string[]>();
    for (const host of hosts)
        for (const { path } of filesOn(plan, host))
            holders.set(path, [...(holders.get(path) ?? []), host.name]);
    const all = names(hosts).length;
    const onHosts = [...holders].map(([path, on]) => [
        `\`${path}\``,
        on.length === all ? 'all' : on.join(', '),
        purposeOf(path) ?? '',
    ]);
    return [
        '## What is in this set',
        paragraph(
            `A folder for each host (${list(names(hosts))}) mirrors the files that it gets. Files of the host itself are left alone: what is added has names of its own, except for keepalived.conf, of which a backup is kept.`,
        ),
        grid(['File on the host', 'Hosts', 'What for'], onHosts),
        grid(
            ['File of the set', 'What for'],
            [
                [
                    '`HOST/install.sh`',
                    'Installs the files of the host and puts them into effect; can be run again',
                ],
                ['`HOST/uninstall.sh`', 'Takes all of it back'],
                ['`HOST/verify.sh`', 'Looks whether the host does what it should'],
                ['`client/verify.sh`', 'Asks the services from a third machine'],
                ['`ansible/`', 'Runs the scripts on all hosts, in the right order'],
                ['`deployment.yaml`', 'What the hosts are, for `kalint check --deployment .`'],
                ['`kalint.config.yaml`', 'Which keepalived each director has, for kalint'],
            ],
        ),
    ];
}
