/** What happens when something fails, and how the addresses come back. */
import { DEFAULT_ADVERTS } from '../../model/timers.ts';
import { list } from '../../report/words.ts';
import type { Director, Plan } from '../plan.ts';
import { bullets, code, grid, paragraph, steps } from './markdown.ts';
import { serviceName } from '../verify/names.ts';
import { names } from './picture.ts';
import { outAfter, resignation, secondsText, takeover } from './times.ts';

/** The sections about faults and what comes after. */
export function faultSections(plan: Plan): readonly string[] {
    const [first, ...others] = plan.directors;
    if (first === undefined) return [];
    return [
        '## When a director fails',
        ...(others.length === 0 ? alone(first) : directorFails(plan)),
        '## When a real server fails',
        ...serverFails(plan),
        ...(others.length === 0 ? [] : ['## Fail-back', ...failBack(plan, first)]),
    ];
}

function alone({ name }: Director): readonly string[] {
    return [
        paragraph(
            `There is one director, ${name}, and nobody takes over from it: while it is down, the services are. To have a second one, add it to the spec, emit and install.`,
        ),
    ];
}

/** For each director that may have the addresses: who takes them from it, and after what time. */
function directorFails(plan: Plan): readonly string[] {
    const { directors, vrrp } = plan;
    const rows = directors.map((holder) => {
        const [next] = directors.filter((each) => each !== holder);
        if (next === undefined) return [];
        return [
            holder.name,
            next.name,
            secondsText(takeover(plan, next)),
            secondsText(resignation(plan, next)),
        ];
    });
    return [
        paragraph(
            `The director that has the addresses sends an advert every ${vrrp.interval} s. When ${DEFAULT_ADVERTS} of them are missing, the strongest of the others takes the addresses; it waits a little longer the lower its priority is: ${DEFAULT_ADVERTS} × interval + (256 − priority) / 256${isFine(plan) ? ' × interval' : ' s'}. A keepalived that is stopped says so, and the next one need not wait for adverts.`,
        ),
        grid(['Who had them', 'Who takes them', 'After it died', 'After keepalived was stopped'], rows),
        bullets(
            'The new holder tells the network by gratuitous ARP (IPv6: unsolicited neighbour advertisements), so that switches, routers and clients send to its MAC address.',
            'Connections that were open are lost: IPVS on the new holder does not know them, and its host resets them. Clients connect again.',
            'All directors check the real servers all the time, so that the new holder knows at once which are well.',
        ),
    ];
}

/** Whether the wait of a director is counted in parts of the interval, as VRRP version 3 has it. */
function isFine({ vrrp, virtualAddresses }: Plan): boolean {
    return !Number.isInteger(vrrp.interval) || virtualAddresses.some(({ family }) => family === 'inet6');
}

function serverFails(plan: Plan): readonly string[] {
    const rows = plan.services.map((service) => {
        const { check, inhibitOnFailure, sorryServer, quorum } = service;
        const { refused, silent } = outAfter(check, plan);
        return [
            serviceName(service),
            `${check.retries} × after ${check.delay} s`,
            secondsText(refused),
            secondsText(silent),
            inhibitOnFailure ? 'weight 0' : 'removed',
            sorryServer === undefined ? 'refused' : `${sorryServer.name}, below a weight of ${quorum}`,
        ];
    });
    return [
        paragraph(
            `${plan.directors.length === 1 ? 'The director asks each real server' : 'Each director asks each real server by itself'}. One that fails its check, and again at each retry, gets no more connections. In the worst case it fails just after a check:`,
        ),
        grid(
            [
                'Service',
                'Retries',
                'Out, if it refuses',
                'Out, if it is silent',
                'Then it is',
                'Without servers',
            ],
            rows,
        ),
        bullets(
            'If it refuses: interval + retries × delay. If it is silent: that, and a timeout for each try.',
            'Until then its share of new connections fails. Those that were open are lost with it.',
            'It is back when it passes its check, two checks after it serves again at the latest.',
            'Only what the check asks is noticed. A real server that lacks the virtual address, or whose firewall keeps that address out, passes its check, which goes to its own address: `verify.sh` there finds it.',
        ),
    ];
}

function failBack(plan: Plan, { name, interface: device }: Director): readonly string[] {
    const { failBack: choice, directors } = plan;
    const others = list(names(directors.slice(1)));
    const see = code('sh', `ip -br addr show dev ${device}    # on each director: who has the addresses`);
    if (choice.kind === 'never')
        return [
            paragraph(
                `The addresses stay where they are, also when ${name} returns (\`nopreempt\`): nothing is interrupted a second time. They need not go back. To have them on ${name} all the same, in a maintenance window:`,
            ),
            steps(
                `See that ${name} is well: \`verify.sh\` there says that another director has the addresses, and nothing is wrong.`,
                'On the director that has them: `systemctl restart keepalived`. It gives them up, and the strongest of the others takes them.',
                'Run `client/verify.sh`, which names the director that has them now.',
            ),
            see,
            paragraph('Open connections are lost, as in any change of the director.'),
        ];
    const when =
        choice.delay === 0
            ? `As soon as ${name} is back, it takes the addresses`
            : `When ${name} has been back for ${choice.delay} s, it takes the addresses`;
    return [
        paragraph(
            `${when} from ${others}. Open connections are lost once more. To put that off, leave keepalived on ${name} stopped (\`systemctl disable --now keepalived\`) until the time suits, then \`systemctl enable --now keepalived\`.`,
        ),
        see,
    ];
}
