import { type Service } from '../../model/service.ts';
import { isIncomplete } from '../../schema/values/block.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { eachService } from './each.ts';
import { hasIt } from '../words.ts';
import { voiceOf } from './voice.ts';

const messages = {
    weights: (quorum: number, sum: number) =>
        `a quorum of ${quorum} is more than the weights of the real servers, ${sum} together; keepalived uses ${sum}`,
    servers: (quorum: number, count: number) =>
        `a quorum of ${quorum} is more than the number of real servers, ${count}; keepalived uses ${count}`,
    none: () =>
        'the weights of the real servers are 0 together, below the quorum of 1 that every virtual server has; keepalived uses 0',
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

/** What the real servers come to, with those that are left out for another fault; undefined where a weight is refused. */
function totalOf({ realServers, written }: Service): number | undefined {
    if (written > realServers.length) return undefined;
    let total = 0;
    for (const { weight } of realServers) {
        if (weight.value === undefined) return undefined;
        total += weight.value;
    }
    return total;
}

function reportService(service: Service, { target: { release }, report }: RuleContext): void {
    const origin = voiceOf(release, '1.4.1', '2.0.7');
    const byWeight = hasIt(release, '2.0.14', undefined);
    const total = byWeight ? totalOf(service) : service.written;
    const { quorum, name, realServers } = service;
    if (origin === undefined || total === undefined || quorum.value === undefined) return;
    if (quorum.value <= total) return;
    const weights = realServers.flatMap(({ weight: { value, from } }) =>
        value === undefined || from === undefined ? [] : [{ value, span: from.statement.node.span }],
    );
    const shown = byWeight ? weights.slice(0, 8) : [];
    report({
        message:
            quorum.from === undefined
                ? messages.none()
                : byWeight
                  ? messages.weights(quorum.value, total)
                  : messages.servers(quorum.value, total),
        span: quorum.from?.words[1]?.span ?? name.span,
        origin,
        related: shown.map(({ value, span }) => ({ span, message: messages.weight(value) })),
    });
}
