import { MAX_UNSIGNED } from '../../../grammar/schema/lvs-shapes.ts';
import { usedQuorum } from '../../model/quorum.ts';
import { isLacking } from '../../model/service.ts';
import type { Rule } from '../rule.ts';
import { eachService } from './each.ts';
import { voiceOf } from './voice.ts';

const messages = {
    above: (hysteresis: number, quorum: number, used: number) =>
        `a hysteresis of ${hysteresis} is not below the quorum of ${quorum}; keepalived uses ${used}`,
    lowered: (hysteresis: number, quorum: number, lowered: number, used: number) =>
        `a hysteresis of ${hysteresis} is not below the quorum of ${quorum}, which is lowered to ${lowered}; keepalived uses ${used}`,
    quorum: () => 'the quorum',
};

/** A hysteresis that is not below the quorum. */
export const hysteresisAboveQuorum: Rule = {
    meta: {
        id: 'lvs/hysteresis-above-quorum',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'hysteresis that is not below the quorum',
        why: 'The quorum is lost when the weights that are left fall below quorum minus hysteresis. With a hysteresis as large as the quorum it would never be lost. Without "quorum" in the block the quorum is 1, and no hysteresis but 0 fits that.',
        symptoms: ['dead-server-stays'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: ['setting hysteresis to'],
    },
    messages,
    create: ({ bound, target, report }) => {
        const origin = voiceOf(target.release, '1.3.0', '2.0.7');
        if (origin === undefined) return {};
        return eachService({ bound, target }, (service) => {
            const { quorum, hysteresis } = service;
            const { value, from } = hysteresis;
            if (value === undefined || from === undefined || quorum.value === undefined) return;
            if (value < quorum.value) return;
            if (quorum.from === undefined && !isLacking('quorum', service, bound)) return;
            const { node } = from.statement;
            const lowered = usedQuorum(service, target.release) ?? quorum.value;
            // One less than 0 is the largest number of 32 bits.
            const used = lowered === 0 ? MAX_UNSIGNED : lowered - 1;
            report({
                message:
                    lowered === quorum.value
                        ? messages.above(value, quorum.value, used)
                        : messages.lowered(value, quorum.value, lowered, used),
                span: from.words[1]?.span ?? node.span,
                origin,
                related:
                    quorum.from === undefined
                        ? []
                        : [{ span: quorum.from.statement.node.span, message: messages.quorum() }],
            });
        });
    },
};
