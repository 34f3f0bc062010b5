import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    undone: (keyword: string, later: string) =>
        `${quote(keyword)} is undone by ${quote(later)} below; keepalived goes by the last of the two`,
    last: () => 'this one counts',
    remove: (keyword: string) => `remove ${quote(keyword)}`,
};

/** Keywords that say the opposite of each other. */
const OPPOSITES: Readonly<Record<string, string>> = {
    preempt: 'nopreempt',
    nopreempt: 'preempt',
    accept: 'no_accept',
    no_accept: 'accept',
};

/** A setting of an instance that a later one turns round. */
export const oppositeSettings: Rule = {
    meta: {
        id: 'vrrp/opposite-settings',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'setting and its opposite',
        why: '"preempt" and "nopreempt", "accept" and "no_accept" set the same thing to yes and to no. Where both stand in an instance, keepalived takes the last one and says nothing, and the other one misleads whoever reads the file.',
        symptoms: ['unwanted-fail-back', 'no-fail-back', 'address-silent', 'config-test-silent'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_preempt_handler, keepalived/vrrp/vrrp_parser.c:vrrp_accept_handler',
    },
    messages,
    create: ({ file, target, report }) => ({
        leave(block) {
            if (block.spec?.name !== 'vrrp_instance') return;
            const last = new Map<string, Bound>();
            for (const each of block.children.filter((child) => isRead(child, target)).reverse()) {
                const name = each.spec?.name ?? '';
                const opposite = OPPOSITES[name];
                if (opposite === undefined) continue;
                const later = last.get(opposite);
                if (later !== undefined && !last.has(name))
                    report({
                        message: messages.undone(name, opposite),
                        span: wordsSpan(each),
                        related: [{ span: wordsSpan(later), message: messages.last() }],
                        fixes: [deleteStatement(messages.remove(name), false, file, each.statement.node)],
                    });
                last.set(name, each);
            }
        },
    }),
};
