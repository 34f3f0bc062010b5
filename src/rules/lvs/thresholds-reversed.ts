import { Settings } from '../../model/show/settings.ts';
import { isIncomplete } from '../../schema/values/block.ts';
import type { Rule } from '../rule.ts';
import { eachService } from './each.ts';

const messages = {
    above: (lower: number, upper: number) =>
        `the lower threshold of ${lower} is above the upper one of ${upper}; IPVS refuses the real server, and no client is ever sent to it`,
    alone: (lower: number) =>
        `a lower threshold of ${lower} has no upper one to go with; IPVS refuses the real server, and no client is ever sent to it`,
    upper: () => 'the upper threshold',
};

/** Thresholds of a real server that IPVS does not take. */
export const thresholdsReversed: Rule = {
    meta: {
        id: 'lvs/thresholds-reversed',
        area: 'lvs',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'lower threshold above the upper one',
        why: 'A real server with "uthreshold" connections gets no new ones until it is down to "lthreshold". IPVS refuses a real server whose lower threshold is above the upper one, also where that is not given and counts as 0. keepalived hands both numbers on without a look, so the config test passes, and the table of the kernel lacks the server.',
        symptoms: ['ping-but-no-service', 'one-server-gets-all'],
        source: 'net/netfilter/ipvs/ip_vs_ctl.c:ip_vs_add_dest',
    },
    messages,
    create: ({ bound, target, report }) =>
        eachService({ bound, target }, ({ realServers }) => {
            for (const { statement } of realServers) {
                const settings = new Settings(statement.children, target);
                const { value: lower, from } = settings.number('lthreshold') ?? {};
                const upper = settings.number('uthreshold');
                const most = upper?.value ?? 0;
                if (typeof lower !== 'number' || typeof most !== 'number' || lower <= most) continue;
                if (from === undefined || isIncomplete(statement, bound)) continue;
                report({
                    message: most === 0 ? messages.alone(lower) : messages.above(lower, most),
                    span: from.words[1]?.span ?? from.statement.node.span,
                    related:
                        upper?.from === undefined
                            ? []
                            : [{ span: upper.from.statement.node.span, message: messages.upper() }],
                });
            }
        }),
};
