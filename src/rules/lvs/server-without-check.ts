import { isChecker } from '../../model/checker-timers.ts';
import { isIncomplete } from '../../schema/values/block.ts';
import type { Rule } from '../rule.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';

const messages = {
    unchecked: (server: string) =>
        `the real server ${quote(server)} has no check; keepalived leaves it in the service whether it works or not`,
};

/** A real server that nothing checks. */
export const serverWithoutCheck: Rule = {
    meta: {
        id: 'lvs/server-without-check',
        area: 'lvs',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'real server without a check',
        why: 'A real server is taken out of its service when one of its checks fails. One that has none is in it from the start to the end: clients that are sent to it while it is down get no answer, and a sorry server never takes over.',
        symptoms: ['dead-server-stays'],
        source: 'keepalived/check/ipwrapper.c:init_service_vs',
    },
    messages,
    create: ({ bound, target, report }) =>
        eachService({ bound, target }, ({ block, realServers }) => {
            if (isIncomplete(block, bound)) return;
            for (const { statement, weight } of realServers) {
                // One of weight 0 gets no clients.
                if (weight.value === 0) continue;
                // What is not known may be meant for a check.
                if (statement.children.some((each) => isChecker(each) || each.binding.kind !== 'known'))
                    continue;
                const [, address] = statement.words;
                if (address !== undefined)
                    report({ message: messages.unchecked(address.text), span: address.span });
            }
        }),
};
