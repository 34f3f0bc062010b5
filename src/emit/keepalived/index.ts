/** The configuration of keepalived on a director. */
import type { Director, Plan } from '../plan.ts';
import { blockText, comment } from './block.ts';
import { globalDefs } from './global.ts';
import { vrrpBlocks } from './instance.ts';
import { virtualServer } from './virtual-server.ts';

/** The text of /etc/keepalived/keepalived.conf, for the release that the director has. */
export function keepalivedConf(plan: Plan, director: Director): string {
    const { name, target } = director;
    const others = plan.directors.filter((each) => each !== director).map((each) => each.name);
    const alike =
        others.length === 0
            ? ''
            : ` It differs from that of ${others.join(', ')} only in what has to differ: the name, the priority${plan.vrrp.unicast ? ', the addresses of adverts' : ''}.`;
    return blockText([
        ...comment(
            `keepalived ${target.release} on ${name}, emitted by kalint from the spec of "${plan.name}".${alike} Change the spec and emit again rather than this file.`,
        ),
        '',
        globalDefs(plan, director),
        '',
        ...vrrpBlocks(plan, director),
        ...plan.services.flatMap((service) => ['', virtualServer(plan, service, director)]),
    ]);
}
