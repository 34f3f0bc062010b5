/** A spec from configurations of keepalived that are there. */
import { globalSettings } from '../../cluster/globals.ts';
import type { ClusterNode } from '../../cluster/node.ts';
import { type Member, membersOn } from '../../cluster/router.ts';
import { Settings } from '../../model/show/settings.ts';
import { services } from '../../model/service.ts';
import { DISTRIBUTION_NAMES } from '../distributions.ts';
import { directorLines } from './directors.ts';
import { leftOut } from './left-out.ts';
import { directorName } from './names.ts';
import { refusalOf, serviceLines } from './services.ts';
import { entry, scalar } from './yaml.ts';

/** The environment variable in which the password is looked for: it is not written into the spec. */
const PASSWORD_VARIABLE = 'KEEPALIVED_PASSWORD';

/**
 * The spec of the directors that have these configurations, the stronger first, or why they cannot have one. What they
 * do not say is to be filled in, on lines with "# fill in"; what a spec cannot say is named at its top.
 */
export function specFrom(
    nodes: readonly [ClusterNode, ...ClusterNode[]],
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string } {
    const [first] = nodes;
    const [member] = membersOn(first);
    if (member === undefined) return { ok: false, reason: 'has no virtual router' };
    const all = services(first.bound, first.target);
    if (all.length === 0) return { ok: false, reason: 'has no virtual server' };
    if (!all.some((service) => refusalOf(service) === undefined)) {
        const [one] = all;
        return {
            ok: false,
            reason: `has no virtual server of a kind that is emitted: the first ${one === undefined ? '' : (refusalOf(one) ?? '')}`,
        };
    }
    const text = [
        `# Derived from the configuration of ${nodes.map(({ name }) => name).join(' and ')}.`,
        ...leftOut(first),
        '',
        entry('distribution', undefined, 'that of the hosts'),
        ...choices(DISTRIBUTION_NAMES),
        '# How real servers take packets for the virtual address: on a loopback device (loopback), or by a rule (redirect).',
        'method: loopback',
        `failBack: ${failBackOf(member, first)}`,
        '',
        ...vrrpLines(member, first),
        ...mailLines(first),
        '',
        ...directorLines(nodes),
        '',
        ...serviceLines(first),
    ];
    return { ok: true, text: `${text.join('\n')}\n` };
}

function choices(names: readonly string[]): readonly string[] {
    return names
        .join(', ')
        .replace(/(.{60,100}), /g, '$1,\n')
        .split('\n')
        .map((line) => `# ${line}`);
}

function failBackOf({ holdsBack, instance }: Member, { target }: ClusterNode): string {
    if (holdsBack) return 'never';
    const delay = new Settings(instance.block.children, target).amount('preempt_delay') ?? 0;
    return delay >= 1 && !instance.startsAsMaster ? `after ${Math.round(delay)}` : 'immediately';
}

function vrrpLines({ routerId, timers, instance }: Member, { target }: ClusterNode): readonly string[] {
    const hasPassword = instance.facts.authentication?.type === 'PASS' && instance.facts.family === 'inet';
    const interval = timers.advertInterval;
    const own = new Settings(instance.block.children, target);
    return [
        'vrrp:',
        `  ${entry('id', routerId, 'a number from 1 to 255 that nobody else on the network has')}`,
        ...(own.has('advert_int') ? [`  interval: ${interval}`] : []),
        `  adverts: ${instance.peers.length > 0 ? 'unicast' : 'multicast'}`,
        ...(hasPassword ? [`  password: { env: ${PASSWORD_VARIABLE} }`] : []),
    ];
}

function mailLines(node: ClusterNode): readonly string[] {
    const settings = globalSettings(node);
    const to = settings
        .all('notification_email')
        .flatMap(({ children }) => children.flatMap(({ words }) => words[0]?.text ?? []));
    const from = settings.word('notification_email_from')?.value;
    const server = settings.text('smtp_server')?.value;
    if (to.length === 0 || typeof from !== 'string' || typeof server !== 'string') return [];
    const name = directorName(node);
    const sender = name === undefined ? from : from.replaceAll(name, '{host}');
    const timeout = settings.amount('smtp_connect_timeout');
    return [
        '',
        'mail:',
        `  to: [${to.map(scalar).join(', ')}]`,
        `  from: ${scalar(sender)}`,
        `  server: ${scalar(server)}`,
        ...(timeout === undefined ? [] : [`  timeout: ${timeout}`]),
    ];
}
