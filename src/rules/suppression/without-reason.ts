import type { Rule } from '../rule.ts';

const messages = {
    reason: () =>
        'this suppression gives no reason: write it after the rule, as in "-- the lab has one node"',
};

/** A suppression that does not say why. */
export const suppressionWithoutReason: Rule = {
    meta: {
        id: 'suppression/without-reason',
        area: 'suppression',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'suppression',
        speed: 'fast',
        title: 'suppression without a reason',
        why: 'The next reader has to know whether the finding was looked at and why it may stay. A suppression without a reason cannot be told from one that was put there to get rid of a message.',
        source: 'docs/suppression.md',
    },
    messages,
    create: ({ suppressions, report }) => ({
        end() {
            for (const { rules, reason, span } of suppressions)
                if (reason === '' && rules.length > 0) report({ message: messages.reason(), span });
        },
    }),
};
