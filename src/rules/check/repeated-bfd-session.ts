import type { Bound } from '../../schema/bind.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    named: () => 'this BFD_CHECK has a name already; keepalived drops the checker',
    followed: (name: string) =>
        `the real server follows the BFD session ${quote(name)} already; keepalived drops this checker`,
    first: () => 'the first one',
};

/** A BFD session that a real server follows twice. */
export const repeatedBfdSession: Rule = {
    meta: {
        id: 'check/repeated-bfd-session',
        area: 'check',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'BFD session followed twice',
        why: 'A BFD_CHECK follows one session, and a real server follows each session once. A second name drops the whole checker, the first name included; a second checker for the same session is dropped.',
        symptoms: ['dead-server-stays'],
        source: 'keepalived/check/check_bfd.c:bfd_name_handler',
        says: ['already specified as', 'RS already monitoring'],
    },
    messages,
    create: ({ report }) => ({
        enter(bound) {
            if (bound.spec?.name !== 'real_server') return;
            const followed = new Map<string, Bound>();
            for (const checker of bound.children) {
                if (checker.spec?.name !== 'BFD_CHECK') continue;
                const [first, second] = checker.children.filter(({ spec }) => spec?.name === 'name');
                const name = first?.words[1]?.text;
                if (first === undefined || name === undefined) continue;
                const earlier = followed.get(name);
                if (second !== undefined) reportPair(messages.named(), second, first, report);
                else if (earlier !== undefined) reportPair(messages.followed(name), first, earlier, report);
                else followed.set(name, first);
            }
        },
    }),
};

function reportPair(message: string, bound: Bound, first: Bound, report: RuleContext['report']): void {
    const related = [{ span: first.statement.node.span, message: messages.first() }];
    report({ message, span: bound.statement.node.span, related });
}
