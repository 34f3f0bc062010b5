/** Where to look when something is wrong. */
import { type Plan, familiesOf } from '../plan.ts';
import { withPort } from '../verify/names.ts';
import { bullets, code, paragraph } from './markdown.ts';

/** The section about symptoms, each with the command that settles it. */
export function troubleSection(plan: Plan): readonly string[] {
    return [
        '## When something is wrong',
        paragraph(
            '`verify.sh` on every host and `client/verify.sh` on a third machine come first: most of what follows is found by them. Then `kalint check --deployment .`, which finds what does not fit in the files.',
        ),
        ...(plan.directors.length > 1 ? bothMaster(plan) : []),
        ...pingOnly(plan),
        ...oneServer(plan),
        ...noReplies(plan),
        ...outThoughServing(plan),
    ];
}

function bothMaster(plan: Plan): readonly string[] {
    const [first] = plan.directors;
    const filters = familiesOf(plan).map((family) => (family === 'inet' ? 'ip proto 112' : 'ip6 proto 112'));
    return [
        '### More than one director is MASTER',
        code('sh', `tcpdump -nni ${first?.interface ?? ''} '${filters.join(' or ')}'    # on each director`),
        bullets(
            'Each sees adverts of itself only: the network does not carry them. ' +
                (plan.vrrp.unicast
                    ? 'Adverts are unicast; look at routes and at filters between the directors.'
                    : 'Adverts are multicast; look at IGMP snooping of the switches, or set `adverts: unicast` in the spec.'),
            'Each sees those of the others, and is MASTER all the same: its own firewall drops them (tcpdump looks before the firewall), or they do not fit. `verify.sh` there names the rule, `journalctl -u keepalived` tells of a password, interval or addresses that differ.',
            'Adverts with this number come from a host that is none of the directors: another virtual router has the same id. Change `vrrp.id` in the spec.',
        ),
    ];
}

function pingOnly(plan: Plan): readonly string[] {
    const taken =
        plan.method === 'loopback'
            ? 'the virtual address on lo or a dummy device'
            : 'the redirection of the virtual address';
    return [
        '### Ping works, but the service does not answer',
        paragraph(
            'The director itself answers a ping, so that this says nothing about the service. On the director with the addresses:',
        ),
        code('sh', 'ipvsadm -Ln', 'ipvsadm -Lnc'),
        bullets(
            'No real servers in the table, or all with weight 0: the checks fail; see below.',
            `Connections stay in SYN_RECV: the real servers get packets and nothing comes about. \`verify.sh\` on them looks for ${taken}, for who listens, and for the firewall.`,
            'No connections at all: packets do not get to IPVS. `verify.sh` on the director looks for the firewall; `client/verify.sh` says whether it is the director that clients send to.',
        ),
    ];
}

function oneServer({ services, method }: Plan): readonly string[] {
    const persistent = services.some(({ persistence }) => persistence !== undefined);
    const hashed = services.filter(({ scheduler }) =>
        ['sh', 'dh', 'mh', 'lblc', 'lblcr'].includes(scheduler),
    );
    return [
        '### One server gets everything',
        code('sh', 'ipvsadm -Ln --stats', 'client/verify.sh    # on a third machine'),
        bullets(
            ...(persistent
                ? ['With persistence, one client always gets the same server: test from several addresses.']
                : []),
            ...(hashed.length > 0
                ? [
                      `The scheduler ${[...new Set(hashed.map(({ scheduler }) => scheduler))].join(', ')} chooses by address: the same one gets the same server.`,
                  ]
                : []),
            'The table shows one server: the others are out; see below.',
            method === 'loopback'
                ? 'The counters stand still while requests are answered: clients send to a real server directly, which answers for the virtual address. `client/verify.sh` names it, `verify.sh` there says which setting is missing.'
                : 'The counters stand still while requests are answered: some host has the virtual address and answers for it. `client/verify.sh` names it.',
        ),
    ];
}

function noReplies({ services }: Plan): readonly string[] {
    const [service] = services;
    if (service === undefined) return [];
    return [
        '### Replies are missing',
        paragraph('On a real server, while a client asks:'),
        code('sh', `tcpdump -nni any host ${service.address} and port ${service.port}`),
        bullets(
            'No packets: the director does not send any here. `ipvsadm -Ln` there.',
            'Packets come, none goes: nobody listens on that address, or the firewall drops them. `verify.sh` says which.',
            'Answers go out and do not arrive: something between takes them for forged or for a half of a connection that it knows nothing of. They carry the virtual address as their source and do not pass the director; firewalls and routers between real servers and clients have to allow that.',
        ),
    ];
}

function outThoughServing({ services, directors }: Plan): readonly string[] {
    const web = services.find(({ check }) => check.type === 'http' || check.type === 'https');
    const address = web?.servers[0]?.addresses[web.family]?.address;
    const asked =
        web === undefined || address === undefined
            ? []
            : [
                  `curl -kgi${web.check.host === undefined ? '' : ` -H 'Host: ${web.check.host}'`} '${web.check.type}://${withPort(address, web.check.port ?? web.port)}${web.check.path}'`,
              ];
    return [
        '### A real server is out although it serves',
        paragraph('On a director:'),
        code('sh', 'journalctl -u keepalived | tail', 'ipvsadm -Ln', ...asked),
        paragraph(
            'The check fails: the log says how. Ask as the check does, at the own address of the server. Its port, and what it expects for an answer, stand in keepalived.conf.',
        ),
        ...(directors.some(({ packages }) => packages !== 'apt')
            ? [
                  paragraph(
                      'Where SELinux is in force, it may keep keepalived from a port that is not usual. `ausearch -m avc -c keepalived` shows that, `setsebool -P keepalived_connect_any 1` allows it.',
                  ),
              ]
            : []),
    ];
}
