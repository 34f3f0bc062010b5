/** Rules of iptables: chains of the set's own, to which those of the host jump, in files that a unit loads. */
import type { Family } from '../../../schema/values/address.ts';
import {
    type Director,
    type Plan,
    type PlannedFile,
    type PlannedHost,
    type RealServer,
    familiesOf,
} from '../../plan.ts';
import { comment } from '../comment.ts';
import { earlyChain, inputChain, iptablesUnit } from '../names.ts';
import { onceUnit } from '../units.ts';
import { type Opening, openingsOn, redirectedOn, untrackedOn } from './wanted.ts';

/** The programs for the families. */
export const PROGRAMS: Readonly<Record<Family, string>> = { inet: 'iptables', inet6: 'ip6tables' };

/** The number of VRRP; not all hosts have a file that knows its name. */
const VRRP = 112;

/** A chain of the set, with the rules in it. */
interface OwnChain {
    readonly table: string;
    /** The chain of the host that jumps to it. */
    readonly from: string;
    readonly name: string;
    readonly rules: readonly string[];
}

function accept({ source, destination, protocol, port }: Opening): string {
    return [
        ...(source === undefined ? [] : [`-s ${source}`]),
        ...(destination === undefined ? [] : [`-d ${destination}`]),
        port === undefined ? `-p ${VRRP}` : `-p ${protocol} --dport ${port}`,
        '-j ACCEPT',
    ].join(' ');
}

/** The chains of a host for a family that have rules in them. */
function chainsOf(plan: Plan, host: Director | RealServer, family: Family): readonly OwnChain[] {
    const isOf = (each: { readonly family: Family }): boolean => each.family === family;
    const early = { from: 'PREROUTING', name: earlyChain(plan) };
    const to = (services: ReturnType<typeof untrackedOn>, action: string): readonly string[] =>
        services
            .filter(isOf)
            .map(
                ({ address, protocol, port }) => `-d ${address} -p ${protocol} --dport ${port} -j ${action}`,
            );
    const openings = host.firewall.system === 'none' ? [] : openingsOn(plan, host).filter(isOf);
    return [
        { ...early, table: 'raw', rules: to(untrackedOn(plan, host), 'CT --notrack') },
        { ...early, table: 'nat', rules: to(redirectedOn(plan, host), 'REDIRECT') },
        { table: 'filter', from: 'INPUT', name: inputChain(plan), rules: openings.map(accept) },
    ].filter(({ rules }) => rules.length > 0);
}

/** Where the rules of a family are. */
function pathOf({ name }: Plan, { packages }: PlannedHost, family: Family): string {
    if (packages !== 'apt') return `/etc/sysconfig/${PROGRAMS[family]}.${name}`;
    return `/etc/iptables/${name}.${family === 'inet' ? 'v4' : 'v6'}`;
}

function textOf({ name }: Plan, chains: readonly OwnChain[]): string {
    const why = `What is let in, not tracked or redirected for "${name}": chains that are filled anew whenever this is loaded, and jumps to them before the host's own rules, of which nothing changes.`;
    const tables = chains.map(
        (chain) => `*${chain.table}
:${chain.name} - [0:0]
-I ${chain.from} -j ${chain.name}
${chain.rules.map((rule) => `-A ${chain.name} ${rule}\n`).join('')}COMMIT
`,
    );
    return comment(why) + tables.join('');
}

/** The services that load the host's own rules. */
const OTHERS = 'netfilter-persistent.service iptables.service ip6tables.service';

/** The files of a host whose rules iptables keeps; with no firewall at all, what it has to redirect. */
export function iptables(plan: Plan, host: Director | RealServer): readonly PlannedFile[] {
    const families = familiesOf(plan)
        .map((family) => ({ family, chains: chainsOf(plan, host, family), path: pathOf(plan, host, family) }))
        .filter(({ chains }) => chains.length > 0);
    if (families.length === 0) return [];
    const wait = host.packages === 'yum' ? '' : ' -w';
    const jumps = (key: string): string[] =>
        families.flatMap(({ family, chains }) =>
            chains.map(
                ({ table, from, name }) =>
                    `${key}=-/usr/sbin/${PROGRAMS[family]}${wait} -t ${table} -D ${from} -j ${name}`,
            ),
        );
    const emptied = families.flatMap(({ family, chains }) =>
        chains.flatMap(({ table, name }) =>
            ['-F', '-X'].map(
                (verb) => `ExecStop=-/usr/sbin/${PROGRAMS[family]}${wait} -t ${table} ${verb} ${name}`,
            ),
        ),
    );
    return [
        ...families.map(({ path, chains }): PlannedFile => ({
            path,
            text: textOf(plan, chains),
            mode: 0o644,
            how: 'install',
        })),
        onceUnit(iptablesUnit(plan), `Rules of the firewall for ${plan.name}`, {
            order: [`After=${OTHERS}`, `PartOf=${OTHERS}`],
            start: [
                ...jumps('ExecStartPre'),
                ...families.map(
                    ({ family, path }) =>
                        `ExecStart=/usr/sbin/${PROGRAMS[family]}-restore${wait} --noflush ${path}`,
                ),
            ],
            stop: [...jumps('ExecStop'), ...emptied],
        }),
    ];
}
