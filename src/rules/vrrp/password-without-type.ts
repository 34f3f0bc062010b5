import { lastOf } from '../../model/vrrp-decisions.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Rule } from '../rule.ts';
import { addLine } from '../lvs/add-line.ts';

const messages = {
    unused: () =>
        '"auth_pass" has no "auth_type" beside it; keepalived sends its adverts without authentication, and ignores those that have one',
    add: () => 'add "auth_type PASS" (all routers must have it)',
};

/** A password that no adverts are sent with. */
export const passwordWithoutType: Rule = {
    meta: {
        id: 'vrrp/password-without-type',
        area: 'vrrp',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'password without "auth_type"',
        why: 'Adverts are authenticated as "auth_type" says. Without it there is no authentication, whatever the password is. Routers that have the same omission understand each other, so nobody notices; one that has the type refuses the adverts of the others, and both become MASTER.',
        symptoms: ['both-master', 'config-test-silent', 'password-ignored'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_build_vrrp_v2',
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            for (const { statements, facts } of vrrpInstances(bound, target)) {
                // Elsewhere there is no authentication in any case.
                if (facts.version === 3 || facts.strict || lastOf(statements, 'auth_hmac') !== undefined)
                    continue;
                const blocks = statements.filter(({ spec }) => spec?.name === 'authentication');
                const inside = blocks.flatMap(({ children }) => children);
                const password = lastOf(inside, 'auth_pass');
                const [keyword] = password?.words ?? [];
                const [block] = blocks;
                if (password?.words[1] === undefined || keyword === undefined || block === undefined)
                    continue;
                if (bound.config.incomplete || inside.some(({ spec }) => spec?.name !== 'auth_pass'))
                    continue;
                report({
                    message: messages.unused(),
                    span: keyword.span,
                    fixes: addLine(messages.add(), file, block, 'auth_type PASS'),
                });
            }
        },
    }),
};
