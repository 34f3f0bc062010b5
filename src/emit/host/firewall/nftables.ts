/** Rules of nftables: a chain of the set's own to which the host's chain jumps, and tables of its own. */
import type { Family } from '../../../schema/values/address.ts';
import type { Director, Plan, PlannedFile, PlannedService, RealServer } from '../../plan.ts';
import { comment } from '../comment.ts';
import {
    UNITS,
    earlyChain,
    inputChain,
    nftPath,
    redirectPath,
    redirectTable,
    redirectUnit,
} from '../names.ts';
import { onceUnit } from '../units.ts';
import { type Opening, openingsOn, redirectedOn, untrackedOn } from './wanted.ts';

/** How rules name the families. */
const FAMILIES: Readonly<Record<Family, string>> = { inet: 'ip', inet6: 'ip6' };

/** The number of VRRP; not all hosts have a file that knows its name. */
const VRRP = 112;

/** Numbers of the priorities `raw` and `dstnat`, which old releases do not know by name. */
const RAW = -300;
const DSTNAT = -100;

const NFT = '/usr/sbin/nft';

/** The families that a table has packets of. */
function takenBy(table: string): readonly Family[] {
    return table === 'ip' ? ['inet'] : table === 'ip6' ? ['inet6'] : ['inet', 'inet6'];
}

function accept({ family, source, destination, protocol, port }: Opening): string {
    const ip = FAMILIES[family];
    return [
        ...(source === undefined ? [] : [`${ip} saddr ${source}`]),
        ...(destination === undefined ? [] : [`${ip} daddr ${destination}`]),
        port === undefined ? `meta l4proto ${VRRP}` : `${protocol} dport ${port}`,
        'accept',
    ].join(' ');
}

/** What is let in, in a chain that is filled anew whenever the file is loaded. */
function filterText(plan: Plan, host: Director | RealServer): string {
    const [table = '', name = '', base = ''] = host.firewall.chain.split(' ');
    const own = inputChain(plan);
    const openings = openingsOn(plan, host).filter(({ family }) => takenBy(table).includes(family));
    const rules = openings.map(
        (opening) =>
            `${comment(`From ${opening.why}.`)}add rule ${table} ${name} ${own} ${accept(opening)}\n`,
    );
    const head = `What is let in for "${plan.name}". It is loaded after the host's own rules, whose chain "${host.firewall.chain}" jumps here first. Nothing else of them changes.`;
    return `${comment(head)}add table ${table} ${name}
add chain ${table} ${name} ${base}
add chain ${table} ${name} ${own}
flush chain ${table} ${name} ${own}
insert rule ${table} ${name} ${base} jump ${own}

${rules.join('')}`;
}

/** Tables with a chain for packets as they come; each is made anew whenever the file is loaded. */
function earlyText(
    table: string,
    kind: string,
    statement: string,
    services: readonly PlannedService[],
): string {
    return (['inet', 'inet6'] as const)
        .flatMap((family) => {
            const ip = FAMILIES[family];
            const rules = services
                .filter((service) => service.family === family)
                .map(
                    ({ address, protocol, port }) =>
                        `        ${ip} daddr ${address} ${protocol} dport ${port} ${statement}\n`,
                );
            if (rules.length === 0) return [];
            return [
                `add table ${ip} ${table}
delete table ${ip} ${table}
table ${ip} ${table} {
    chain prerouting {
        type ${kind} hook prerouting priority ${kind === 'nat' ? DSTNAT : RAW}; policy accept;
${rules.join('')}    }
}
`,
            ];
        })
        .join('\n');
}

const UNTRACKED =
    'A director sees one direction of each connection only. Connection tracking would call the last packets of clients invalid, and the host would drop them.';

const REDIRECTED =
    'What the directors send on is for the virtual address, which this host does not have: it takes it as if it were for its own.';

/** What a real server redirects, in tables of their own, and the unit that loads them whatever else is loaded. */
export function redirectFiles(plan: Plan, server: RealServer): readonly PlannedFile[] {
    const services = redirectedOn(plan, server);
    if (services.length === 0) return [];
    const path = redirectPath(plan);
    const text = earlyText(redirectTable(plan), 'nat', 'redirect', services);
    const families = (['inet', 'inet6'] as const).filter((family) =>
        services.some((service) => service.family === family),
    );
    return [
        { path, text: comment(REDIRECTED) + text, mode: 0o644, how: 'install' },
        onceUnit(redirectUnit(plan), 'Redirection of virtual addresses', {
            order: ['After=nftables.service'],
            start: [`ExecStart=${NFT} -f ${path}`],
            stop: families.map(
                (family) => `ExecStop=-${NFT} delete table ${FAMILIES[family]} ${redirectTable(plan)}`,
            ),
        }),
    ];
}

/** The files of a host whose rules nftables keeps. */
export function nftables(plan: Plan, host: Director | RealServer): readonly PlannedFile[] {
    const untracked = earlyText(earlyChain(plan), 'filter', 'notrack', untrackedOn(plan, host));
    const text = filterText(plan, host) + (untracked === '' ? '' : `\n${comment(UNTRACKED)}${untracked}`);
    const redirect = host.role === 'real-server' ? redirectFiles(plan, host) : [];
    const loaded = [nftPath(plan), ...(redirect.length > 0 ? [redirectPath(plan)] : [])];
    const lines = ['ExecStartPost', 'ExecReload'].flatMap((key) =>
        loaded.map((path) => `${key}=${NFT} -f ${path}\n`),
    );
    const why = 'Whenever the rules of the host are loaded, what they flushed comes back.';
    return [
        { path: nftPath(plan), text, mode: 0o644, how: 'install' },
        ...redirect,
        {
            path: `${UNITS}/nftables.service.d/${plan.name}.conf`,
            text: `${comment(why)}[Service]\n${lines.join('')}`,
            mode: 0o644,
            how: 'install',
        },
    ];
}
