/** Whether the rules that the kernel has loaded let in what has to come, and redirect what has to be redirected. */
import { richRules } from '../host/firewall/firewalld.ts';
import { keeperOn } from '../host/firewall/index.ts';
import { PROGRAMS } from '../host/firewall/iptables.ts';
import { type Opening, openingsOn, redirectedOn, untrackedOn } from '../host/firewall/wanted.ts';
import { earlyChain, inputChain } from '../host/names.ts';
import { type Director, type Plan, type PlannedService, type RealServer, familiesOf } from '../plan.ts';
import { serviceName } from './names.ts';
import { bash, shellWord } from '../shell.ts';
import { shellArray } from './script.ts';

/** A rule that has to be there: what it does, and patterns for words that all stand in it. */
interface Wanted {
    readonly what: string;
    readonly words: readonly string[];
}

/** The steps for a host; none where there is nothing that could be in the way. */
export function firewallSteps(plan: Plan, host: Director | RealServer): readonly string[] {
    const steps = [...redirectSteps(plan, host), ...filterSteps(plan, host)];
    return steps.some((step) => /^ *rule /m.test(step)) ? [RULE, ...steps] : steps;
}

/** That a chain of the host jumps to one of the set, to whose rules nothing comes otherwise. */
function jumping(from: string, to: string, word = from): Wanted {
    return { what: `the chain ${from} jumps to ${to}`, words: [word, to] };
}

function redirectSteps(plan: Plan, host: Director | RealServer): readonly string[] {
    const redirected = redirectedOn(plan, host).map(redirecting);
    if (redirected.length === 0) return [];
    const hasChains = keeperOn(plan, host) === 'iptables';
    return [
        translated(plan, [...(hasChains ? [jumping('PREROUTING', earlyChain(plan))] : []), ...redirected]),
    ];
}

function filterSteps(plan: Plan, host: Director | RealServer): readonly string[] {
    const { system, chain } = host.firewall;
    const untracked = untrackedOn(plan, host).map(untracking);
    const open = openingsOn(plan, host).map(opening);
    const own = inputChain(plan);
    switch (system) {
        case 'none':
            return [];
        case 'firewalld':
            return [zoned(plan, host, untracked)];
        case 'nftables':
            return [
                filtered('nft -nn list ruleset 2>/dev/null', 'nft', [
                    jumping(chain, own, 'jump'),
                    ...open,
                    ...untracked,
                ]),
            ];
        case 'iptables': {
            const early = untracked.length === 0 ? [] : [jumping('PREROUTING', earlyChain(plan))];
            return [
                filtered(savedTables(plan), 'iptables', [
                    jumping('INPUT', own),
                    ...open,
                    ...early,
                    ...untracked,
                ]),
            ];
        }
    }
}

const RULE = bash`# rule WHAT PATTERN...: whether one of the rules has words for all of the patterns.
rule() {
    local what=$1 found=$rules pattern
    shift
    for pattern in "$@"; do
        found=$(grep -iwE -e "$pattern" <<<"$found")
    done
    if [ -n "$found" ]; then
        ok "$what"
    else
        fail "no rule of the firewall for this: $what" 'install the set; what is loaded may be older'
    fi
}`;

function calls(wanted: readonly Wanted[], indent: string): string {
    return wanted
        .map(({ what, words }) => [indent + 'rule', ...[what, ...words].map(shellWord)].join(' '))
        .join('\n');
}

/** An address as a pattern. */
function pattern(address: string): string {
    return address.replaceAll('.', '\\.');
}

function savedTables(plan: Plan): string {
    return familiesOf(plan)
        .flatMap((family) => ['', '-t raw '].map((table) => `${PROGRAMS[family]} ${table}-S 2>/dev/null`))
        .join('; ');
}

/** Rules that have to be there as soon as something is kept out. */
function filtered(command: string, program: string, wanted: readonly Wanted[]): string {
    return bash`# The firewall that is loaded
rules=$(${command})
if ! has ${program}; then
    skip 'the firewall: there is no ${program}'
elif ! grep -qiwE 'drop|reject' <<<"$rules"; then
    ok 'the firewall keeps nothing out'
else
${calls(wanted, '    ')}
fi`;
}

function zoned(plan: Plan, host: Director | RealServer, untracked: readonly Wanted[]): string {
    const { zone } = host.firewall;
    const device = host.role === 'director' ? '$interface' : '$nic';
    const queries = [
        `--query-service=${plan.name}`,
        ...richRules(plan, host).map(({ text }) => `--query-rich-rule=${text}`),
    ];
    const direct =
        untracked.length === 0
            ? ''
            : `\n    rules=$(firewall-cmd --direct --get-all-rules)\n${calls(untracked, '    ')}`;
    const array = shellArray('wanted', 'What firewall-cmd is asked about the zone.', queries);
    return bash`# The firewall that runs
${array}
if ! firewall-cmd --state >/dev/null 2>&1; then
    skip 'the firewall: firewalld does not run'
else
    zone=$(firewall-cmd --get-zone-of-interface="${device}" 2>/dev/null) || zone=$(firewall-cmd --get-default-zone)
    if [ "$zone" != ${zone} ]; then
        fail "${device} is in the zone $zone, and what has to come is let in by ${zone}" 'set the zone in the spec, and emit again'
    fi
    for each in "\${wanted[@]}"; do
        if firewall-cmd --zone=${zone} "$each" >/dev/null 2>&1; then
            ok "zone ${zone} has \${each#--query-}"
        else
            fail "zone ${zone} lacks \${each#--query-}" 'install the set; firewall-cmd --reload'
        fi
    done${direct}
fi`;
}

function translated(plan: Plan, wanted: readonly Wanted[]): string {
    const tables = familiesOf(plan).map((family) => `    ${PROGRAMS[family]} -t nat -S 2>/dev/null`);
    return bash`# What redirects the virtual addresses
rules=$(
    nft -nn list ruleset 2>/dev/null
${tables.join('\n')}
)
${calls(wanted, '')}`;
}

/** Words of a rule that has to do with the virtual address of a service. */
function wordsOf({ address, port, protocol }: PlannedService): readonly string[] {
    return [pattern(address), protocol, String(port)];
}

function untracking(service: PlannedService): Wanted {
    return {
        what: `connections to ${serviceName(service)} are not tracked`,
        words: ['notrack', ...wordsOf(service)],
    };
}

function redirecting(service: PlannedService): Wanted {
    return {
        what: `${serviceName(service)} is redirected to the own address`,
        words: ['redirect', ...wordsOf(service)],
    };
}

/** VRRP, in the programs that know its name and in those that do not. */
const VRRP = 'vrrp|112';

function opening({ source, destination, protocol, port }: Opening): Wanted {
    const to = port === undefined ? 'VRRP' : `port ${port}/${protocol} of ${destination ?? 'this host'}`;
    return {
        what: `${to} is open for ${source ?? 'all'}`,
        words: [
            'accept',
            ...[source, destination].flatMap((address) => (address === undefined ? [] : [pattern(address)])),
            ...(port === undefined ? [VRRP] : [protocol, String(port)]),
        ],
    };
}
