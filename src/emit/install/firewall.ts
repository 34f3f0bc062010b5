/** The rules of the firewall: loaded now, and taken away again. When the host starts, its own services load them. */
import { keeperOn } from '../host/firewall/index.ts';
import { iptables } from '../host/firewall/iptables.ts';
import { redirectedOn } from '../host/firewall/wanted.ts';
import { earlyChain, inputChain, iptablesUnit, nftPath, redirectPath, redirectUnit } from '../host/names.ts';
import type { Director, Plan, RealServer } from '../plan.ts';
import { bash } from '../shell.ts';
import { firewalldText } from './firewalld.ts';
import { RUN_ONCE } from './once.ts';
import { step } from './script.ts';

const TITLE = 'The firewall: rules are added, and nothing is started that is off.';

/** Loads the rules that a host needs. */
export function firewallStep(plan: Plan, host: Director | RealServer): readonly string[] {
    switch (keeperOn(plan, host)) {
        case undefined:
            return [];
        case 'firewalld':
            return [step(TITLE, firewalldText(plan, host, 'add'))];
        case 'iptables':
            return [step(TITLE, `${RUN_ONCE}\nrun_once ${iptablesUnit(plan)} ${iptablesFiles(plan, host)}`)];
        case 'nftables': {
            const filter = host.firewall.system === 'nftables' ? [nftables(plan, host)] : [];
            const redirect =
                redirectedOn(plan, host).length === 0
                    ? []
                    : [`${RUN_ONCE}\nrun_once ${redirectUnit(plan)} ${redirectPath(plan)}`];
            return [step(TITLE, [...filter, ...redirect].join('\n'))];
        }
    }
}

/** Takes them away; the units of the set do so themselves when they are stopped. */
export function firewallBackStep(plan: Plan, host: Director | RealServer): readonly string[] {
    if (host.firewall.system === 'nftables') return [step('The firewall', nftablesBack(plan, host))];
    return host.firewall.system === 'firewalld'
        ? [step('The firewall', firewalldText(plan, host, 'remove'))]
        : [];
}

function iptablesFiles(plan: Plan, host: Director | RealServer): string {
    return iptables(plan, host)
        .map(({ path }) => path)
        .filter((path) => !path.endsWith('.service'))
        .join(' ');
}

/** Prints commands of nft that take away the jumps which earlier runs made, in the chain `chain`. */
function jumpsAway(chain: string, own: string): string {
    return bash`nft -a list chain ${chain} 2>/dev/null |
        sed -n 's/.*jump ${own} # handle \([0-9]*\)$/delete rule ${chain} handle \1/p' || true`;
}

function nftables(plan: Plan, host: Director | RealServer): string {
    const { chain } = host.firewall;
    const own = inputChain(plan);
    const path = nftPath(plan);
    return bash`# The jump of an earlier run goes and the new one comes at once, so that no packet is without them.
load_rules() {
    {
        ${jumpsAway(chain, own)}
        cat ${path}
    } | nft -f /dev/stdin
}
if ! rules=$(nft list chain ${chain} 2>/dev/null); then
    if nft list chains 2>/dev/null | grep -q 'hook input'; then
        note 'nothing is let in: the rules of this host are not in the chain "${chain}"; name theirs in the spec (chain, in firewall) and emit again'
    else
        note 'nftables keeps nothing out now: the rules of ${path} come when nftables.service starts'
    fi
elif is_touched ${path} || [[ $rules != *'jump ${own}'* ]]; then
    change 'loads the rules of ${path}' load_rules
fi
if [ -n "\${rules:-}" ] && ! is_enabled nftables; then
    note 'nftables.service does not start with this host: whatever loads its rules then has to load ${path} behind them'
fi`;
}

function nftablesBack(plan: Plan, host: Director | RealServer): string {
    const { chain } = host.firewall;
    const own = inputChain(plan);
    const place = `${chain.split(' ').slice(0, 2).join(' ')} ${own}`;
    const early =
        host.role === 'real-server'
            ? ''
            : bash`
for family in ip ip6; do
    if nft list table "$family" ${earlyChain(plan)} >/dev/null 2>&1; then
        change "has nftables track connections of the virtual addresses ($family)" nft delete table "$family" ${earlyChain(plan)}
    fi
done`;
    return bash`unload_rules() {
    {
        ${jumpsAway(chain, own)}
        echo 'flush chain ${place}'
        echo 'delete chain ${place}'
    } | nft -f /dev/stdin
}
if nft list chain ${place} >/dev/null 2>&1; then
    change 'takes the rules of the chain ${own} away' unload_rules
fi${early}`;
}
