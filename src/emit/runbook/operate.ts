/** What people do to a deployment that runs. */
import type { Plan, PlannedService, RealServer } from '../plan.ts';
import { withPort } from '../verify/names.ts';
import { bullets, code, paragraph, steps } from './markdown.ts';
import { resignation, secondsText } from './times.ts';

/** The sections about changes and maintenance. */
export function operateSections(plan: Plan): readonly string[] {
    return [...drain(plan), ...add(plan), ...maintain(plan)];
}

function option({ protocol }: PlannedService): string {
    return protocol === 'tcp' ? '-t' : '-u';
}

/** What gives a server of a service that weight until something else does. */
function setWeight(service: PlannedService, server: RealServer, weight: number): string {
    const { address, port, family } = service;
    const own = server.addresses[family]?.address ?? '';
    return `ipvsadm -e ${option(service)} ${withPort(address, port)} -r ${withPort(own, port)} -g -w ${weight}`;
}

function drain(plan: Plan): readonly string[] {
    const [service] = plan.services;
    const server = service?.servers[0];
    if (service === undefined || server === undefined) return [];
    const persistent = plan.services.some(({ persistence }) => persistence !== undefined);
    const own = plan.services.filter(({ servers }) => servers.includes(server));
    return [
        '## Take a real server out of service',
        paragraph(
            'With weight 0 it gets no new connections, and those that are open go on. There are two ways.',
        ),
        steps(
            `To stay: \`weight: 0\` in the spec, emit, and install on every director. Or by hand, \`weight 0\` in its \`real_server\` block of /etc/keepalived/keepalived.conf for each service, and \`systemctl reload keepalived\`, on every director. Emitting again takes back what was done by hand.`,
            `Until the next reload or the next change of its check: by \`ipvsadm\`, on every director, for each service of the server. For ${server.name}:`,
        ),
        code('sh', ...own.map((each) => setWeight(each, server, 0))),
        bullets(
            'Wait until `ipvsadm -Ln` shows no active connections for it (ActiveConn), then do your work.',
            ...(persistent
                ? [
                      'Clients with persistence do not stay with it: `net.ipv4.vs.expire_quiescent_template = 1` lets them go to another server with their next connection. Sessions that only this server knows are lost to them.',
                  ]
                : []),
            `To bring it back, give it its weight again (${server.weight} for ${server.name}) in the same way.`,
        ),
    ];
}

function add({ directors }: Plan): readonly string[] {
    const several = directors.length > 1;
    return [
        '## Add a real server',
        steps(
            'Add it to `realServers` of the spec (and to `servers` of the services that name theirs).',
            'See what changes, and let it be written: `kalint emit SPEC -o . --diff`, then with `--force` in place of `--diff`; `kalint check --deployment .`.',
            'Install on the new server, and run its `verify.sh`: it has to take the virtual address before anything is sent to it.',
            `Install on ${several ? 'the directors, one after the other' : 'the director'}. keepalived reloads: the addresses stay, and so do open connections.`,
            'Run `verify.sh` on the directors and `client/verify.sh`.',
        ),
        paragraph(
            'To remove one, take it out of service first, then out of the spec; emit, install on the directors, and run `uninstall.sh` on the server last. Its folder of the set is then of no use any more.',
        ),
    ];
}

function maintain(plan: Plan): readonly string[] {
    const { directors, failBack } = plan;
    const [first, next] = directors;
    if (first === undefined) return [];
    if (next === undefined)
        return [
            '## Maintain the director',
            paragraph(
                `While ${first.name} is down, the services are, so this takes a maintenance window. A reload (\`systemctl reload keepalived\`) interrupts nothing.`,
            ),
        ];
    const after =
        failBack.kind === 'never'
            ? 'It is BACKUP from then on, and the addresses stay where they are.'
            : `${first.name} takes the addresses again when it is back, any other stays BACKUP.`;
    return [
        '## Maintain a director',
        paragraph('One at a time, those without the addresses first.'),
        steps(
            'Run `verify.sh` on another director, so that there is one that can take over.',
            `\`systemctl stop keepalived\`. If it had the addresses, the strongest of the others takes them within about ${secondsText(resignation(plan, next))}; open connections are lost. Run \`client/verify.sh\`.`,
            'Update, reboot or repair it. With `systemctl disable keepalived` it stays out when it boots.',
            `\`systemctl enable --now keepalived\`, and \`verify.sh\`. ${after}`,
        ),
        paragraph(
            'A new configuration needs none of this: `install.sh` reloads keepalived, which keeps addresses and connections.',
        ),
    ];
}
