import type { Director, Plan } from '../plan.ts';
import { type Block, type Item, block, comment } from './block.ts';
import { allKnow } from './releases.ts';

/** Seconds after a start of keepalived before VRRP begins. */
const STARTUP_DELAY = 5;

/** What holds for all of a director's keepalived. */
export function globalDefs(plan: Plan, director: Director): Block {
    const scripts = plan.services.some(({ check }) => check.type === 'script');
    const items: Item[] = [...mail(plan, director)];
    items.push(...comment('Names this director in mail and logs.'), `router_id ${director.name}`);
    if (waitsAtStart(plan))
        items.push(
            ...comment(
                'After a boot the port of the switch may not forward yet: adverts would not come through, and this director would take itself for the only one.',
            ),
            `vrrp_startup_delay ${STARTUP_DELAY}`,
        );
    if (scripts)
        items.push(
            ...comment('Scripts that others than root could change are not run by root.'),
            'enable_script_security',
        );
    return block('global_defs', ...items);
}

/**
 * Whether directors wait after a start. Where the stronger one is to take over at once they do not: up to 2.2.7 each
 * advert that comes while one waits lengthens its wait (`vrrp_scheduler.c:vrrp_init_instance_sands`).
 */
function waitsAtStart(plan: Plan): boolean {
    const { directors, failBack } = plan;
    const isAtOnce = failBack.kind === 'after' && failBack.delay === 0;
    return directors.length > 1 && !isAtOnce && allKnow(plan, '2.0.14');
}

function mail({ mail: wanted }: Plan, { name }: Director): readonly Item[] {
    if (wanted === undefined) return [];
    return [
        block('notification_email', ...wanted.to),
        `notification_email_from ${wanted.from.replaceAll('{host}', name)}`,
        `smtp_server ${wanted.server}`,
        `smtp_connect_timeout ${wanted.timeout}`,
    ];
}
