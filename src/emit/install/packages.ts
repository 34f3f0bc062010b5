import { keeperOn } from '../host/firewall/index.ts';
import type { Packages } from '../distributions.ts';
import type { Director, Plan, RealServer } from '../plan.ts';
import { bash } from '../shell.ts';
import { step } from './script.ts';

const INSTALL: Readonly<Record<Packages, string>> = {
    apt: bash`apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "\${missing[@]}"`,
    dnf: bash`dnf install -y -q "\${missing[@]}"`,
    yum: bash`yum install -y -q "\${missing[@]}"`,
};

/** The programs that a host needs, each with its package. */
function needed(plan: Plan, host: Director | RealServer): readonly (readonly [string, string])[] {
    const ofDirector = [
        ['keepalived', 'keepalived'],
        ['ipvsadm', 'ipvsadm'],
    ] as const;
    const ofFirewall = {
        nftables: [['nft', 'nftables']],
        iptables: [['iptables', 'iptables']],
        firewalld: [],
        none: [],
    } as const;
    return [...(host.role === 'director' ? ofDirector : []), ...ofFirewall[keeperOn(plan, host) ?? 'none']];
}

/** Installs the packages that are missing; firewalld is not among them, since it would shut out what nothing shuts out now. */
export function packagesStep(plan: Plan, host: Director | RealServer): readonly string[] {
    const programs = needed(plan, host);
    if (programs.length === 0) return [];
    return [
        step(
            'Programs that are needed',
            bash`missing=()
${programs.map(([program, name]) => `has ${program} || missing+=(${name})`).join('\n')}
install_packages() {
    ${INSTALL[host.packages]}
}
if [ \${#missing[@]} -gt 0 ]; then
    change "installs \${missing[*]}" install_packages
fi`,
        ),
    ];
}
