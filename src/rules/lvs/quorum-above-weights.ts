import { type Reach, reachOf } from '../../model/quorum.ts';
import { type Service } from '../../model/service.ts';
import { isIncomplete } from '../../schema/values/block.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { eachService } from './each.ts';
import { voiceOf } from './voice.ts';

const messages = {
    weights: (quorum: number, sum: string, total: number) =>
        `a quorum of ${quorum} is more than the weights of the real servers, ${sum}; keepalived uses ${total}`,
    servers: (quorum: number, count: number) =>
        `a quorum of ${quorum} is more than the number of real servers, ${count}; keepalived uses ${count}`,
    none: (sum: string) =>
        `the weights of the real servers are ${sum}, below the quorum of 1 that every virtual server has; keepalived uses 0`,
    sum: (total: number) => `${total} together`,
    overflow: (exact: number, total: number) => `${exact} together, which is ${total} in 32 bits`,
    weight: (weight: number) => `weight ${weight}`,
};

/** A quorum that cannot be reached. */
export const quorumAboveWeights: Rule = {
    meta: {
        id: 'lvs/quorum-above-weights',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'quorum above all weights together',
        why: 'The quorum counts weights, not servers: it is reached when the weights of the real servers that work add up to it. One above all of them would never be reached, so keepalived lowers it to the sum; then a single server that fails makes the service fail.',
        symptoms: ['servers-removed'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        // A hysteresis that the lowered quorum no longer leaves room for is lowered too.
        says: [
            'exceeds total weight of real servers',
            'exceeds number of real servers',
            'setting hysteresis to',
        ],
    },
    messages,
    create: (context) => {
        return eachService(context, (service) => {
            if (!isIncomplete(service.block, context.bound)) reportService(service, context);
        });
    },
};

/** What is wrong with a quorum above what the real servers come to. */
function messageOf({ from, value = 1 }: Service['quorum'], { by, total, exact }: Reach): string {
    if (by === 'servers' && from !== undefined) return messages.servers(value, total);
    const sum = exact === total ? messages.sum(total) : messages.overflow(exact, total);
    return from === undefined ? messages.none(sum) : messages.weights(value, sum, total);
}

function reportService(service: Service, { target: { release }, report }: RuleContext): void {
    const origin = voiceOf(release, '1.4.1', '2.0.7');
    const reach = reachOf(service, release);
    const { quorum, name, realServers } = service;
    if (origin === undefined || reach === undefined || quorum.value === undefined) return;
    if (quorum.value <= reach.total) return;
    const weights = realServers.flatMap(({ weight: { value, from } }) =>
        value === undefined || from === undefined ? [] : [{ value, span: from.statement.node.span }],
    );
    const shown = reach.by === 'weights' ? weights.slice(0, 8) : [];
    report({
        message: messageOf(quorum, reach),
        span: quorum.from?.words[1]?.span ?? name.span,
        origin,
        related: shown.map(({ value, span }) => ({ span, message: messages.weight(value) })),
    });
}
