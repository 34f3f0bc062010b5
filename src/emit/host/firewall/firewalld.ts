/** Rules of firewalld: a service of the set's own, and what a zone and the direct rules of the host get besides. */
import type { Family } from '../../../schema/values/address.ts';
import type { Director, Plan, PlannedFile, PlannedService, RealServer } from '../../plan.ts';
import { type Opening, openingsOn, redirectedOn, untrackedOn } from './wanted.ts';

/** How firewalld calls the families. */
const FAMILIES: Readonly<Record<Family, string>> = { inet: 'ipv4', inet6: 'ipv6' };

const XML = '<?xml version="1.0" encoding="utf-8"?>\n';

/** What is added to a zone beyond the service: packets of some senders. */
export interface RichRule {
    /** As `firewall-cmd --add-rich-rule` takes it. */
    readonly text: string;
    readonly opening: Opening;
}

/** A rule that firewalld hands to iptables. */
export interface DirectRule {
    /** `ipv4` or `ipv6`, the table and the chain. */
    readonly where: readonly [string, string, string];
    readonly rule: string;
}

/** The rules with which a zone lets in some senders only. */
export function richRules(plan: Plan, host: Director | RealServer): readonly RichRule[] {
    return openingsOn(plan, host)
        .filter(({ source }) => source !== undefined)
        .map((opening) => {
            const { family, source = '', destination, protocol, port } = opening;
            const text = [
                `rule family="${FAMILIES[family]}" source address="${source}"`,
                ...(destination === undefined ? [] : [`destination address="${destination}"`]),
                port === undefined
                    ? `protocol value="${protocol}"`
                    : `port port="${port}" protocol="${protocol}"`,
                'accept',
            ];
            return { text: text.join(' '), opening };
        });
}

/** The direct rules of a host. */
export function directRules(plan: Plan, host: Director | RealServer): readonly DirectRule[] {
    const rules =
        (table: string, action: string) =>
        ({ family, address, protocol, port }: PlannedService): DirectRule => ({
            where: [FAMILIES[family], table, 'PREROUTING'],
            rule: `-d ${address} -p ${protocol} --dport ${port} -j ${action}`,
        });
    return [
        ...untrackedOn(plan, host).map(rules('raw', 'CT --notrack')),
        ...redirectedOn(plan, host).map(rules('nat', 'REDIRECT')),
    ];
}

/** The file of the service, which has the ports that are open for everyone. */
export function servicePath({ name }: Plan): string {
    return `/etc/firewalld/services/${name}.xml`;
}

function serviceText(plan: Plan, host: Director | RealServer): string {
    const open = openingsOn(plan, host).filter(
        ({ source, port }) => source === undefined && port !== undefined,
    );
    const ports = open.map(({ port, protocol }) => `  <port protocol="${protocol}" port="${port}"/>\n`);
    return `${XML}<service>
  <short>${plan.name}</short>
  <description>What clients of "${plan.name}" use.</description>
${[...new Set(ports)].join('')}</service>
`;
}

/** The services that zones have which come with firewalld. */
const OWN_SERVICES: Readonly<Record<string, readonly string[]>> = {
    dmz: ['ssh'],
    external: ['ssh'],
    home: ['ssh', 'mdns', 'samba-client', 'dhcpv6-client'],
    internal: ['ssh', 'mdns', 'samba-client', 'dhcpv6-client'],
    public: ['ssh', 'dhcpv6-client'],
    work: ['ssh', 'dhcpv6-client'],
};

function ruleElement({ opening: { family, source = '', destination, protocol, port } }: RichRule): string {
    const lines = [
        `<source address="${source}"/>`,
        ...(destination === undefined ? [] : [`<destination address="${destination}"/>`]),
        port === undefined
            ? `<protocol value="${protocol}"/>`
            : `<port port="${port}" protocol="${protocol}"/>`,
        '<accept/>',
    ];
    const inner = lines.map((line) => `    ${line}\n`).join('');
    return `  <rule family="${FAMILIES[family]}">\n${inner}  </rule>\n`;
}

/** Said of files that are not put on the host. */
function merged(what: string): string {
    return `<!-- ${what} What else stands there on the host stays. -->\n`;
}

function zoneText(plan: Plan, host: Director | RealServer): string {
    const { zone } = host.firewall;
    const own = Object.hasOwn(OWN_SERVICES, zone) ? (OWN_SERVICES[zone] ?? []) : [];
    const services = [...own, plan.name].map((name) => `  <service name="${name}"/>\n`);
    const why = `install.sh adds the service "${plan.name}" and the rules to the zone.`;
    return `${XML}${merged(why)}<zone>
  <short>${zone[0]?.toUpperCase() ?? ''}${zone.slice(1)}</short>
${services.join('')}${richRules(plan, host).map(ruleElement).join('')}</zone>
`;
}

function directText(rules: readonly DirectRule[]): string {
    const lines = rules.map(
        ({ where: [ipv, table, chain], rule }) =>
            `  <rule ipv="${ipv}" table="${table}" chain="${chain}" priority="0">${rule}</rule>\n`,
    );
    return `${XML}${merged('install.sh adds these rules.')}<direct>\n${lines.join('')}</direct>\n`;
}

/** The zone that firewalld uses where nothing else is said. */
const USUAL_ZONE = 'public';

/** The files of a host whose rules firewalld keeps. */
export function firewalld(plan: Plan, host: Director | RealServer): readonly PlannedFile[] {
    const { zone } = host.firewall;
    const direct = directRules(plan, host);
    const shown = (path: string, text: string): PlannedFile => ({
        path: `/etc/firewalld/${path}`,
        text,
        mode: 0o644,
        how: 'merged',
    });
    return [
        { path: servicePath(plan), text: serviceText(plan, host), mode: 0o644, how: 'install' },
        shown(`zones/${zone}.xml`, zoneText(plan, host)),
        ...(direct.length === 0 ? [] : [shown('direct.xml', directText(direct))]),
        ...(zone === USUAL_ZONE
            ? []
            : [shown('firewalld.conf', `# The zone that the host has by itself.\nDefaultZone=${zone}\n`)]),
    ];
}
