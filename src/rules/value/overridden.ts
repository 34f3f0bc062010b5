import type { Bound } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    overridden: (keyword: string, value: string) =>
        `${quote(keyword)} stands here again with another value; keepalived takes this one, and the ${quote(value)} above does nothing`,
    first: () => 'this does nothing',
};

/** Keywords with one value, of which keepalived keeps the last without a word, by the block that they stand in. */
const SINGLE: Readonly<Record<string, readonly string[]>> = {
    vrrp_instance: ['virtual_router_id', 'priority', 'advert_int', 'preempt_delay'],
    vrrp_script: ['script', 'interval', 'timeout', 'weight', 'rise', 'fall'],
    virtual_server: [
        'delay_loop',
        'lvs_sched',
        'protocol',
        'persistence_timeout',
        'quorum',
        'hysteresis',
        'sorry_server',
    ],
    real_server: ['weight'],
    TCP_CHECK: ['connect_port', 'connect_timeout', 'retry', 'delay_before_retry'],
    HTTP_GET: ['connect_port', 'connect_timeout', 'retry', 'delay_before_retry'],
    SSL_GET: ['connect_port', 'connect_timeout', 'retry', 'delay_before_retry'],
    MISC_CHECK: ['misc_path', 'misc_timeout', 'retry', 'delay_before_retry'],
};

function isSingle({ spec, parent }: Bound): boolean {
    return spec !== undefined && (SINGLE[parent?.spec?.name ?? ''] ?? []).includes(spec.name);
}

/** The words after the keyword. */
function valueOf({ words }: Bound): string {
    return words
        .slice(1)
        .map(({ text }) => text)
        .join(' ');
}

/** A value that a later line of the same block takes the place of. */
export const overridden: Rule = {
    meta: {
        id: 'value/overridden',
        area: 'value',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'value that a later one takes the place of',
        why: 'Where a keyword with one value stands twice in a block, the last one holds. keepalived says nothing of that. The other line looks as if it did something, mostly after a merge or a change made in a hurry.',
        symptoms: ['not-what-was-written', 'config-test-silent'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_prio_handler',
    },
    messages,
    create: ({ target, report }) => {
        const last = new Map<Bound | undefined, Map<string, Bound>>();
        const pairs: { readonly before: Bound; readonly bound: Bound }[] = [];
        /** Those of which something else is said: keepalived may take no notice of them. */
        const faulty = new Set<Bound>();
        /** Whether two versions of the text stand in the block, one behind the other. */
        let isMerged = false;
        return {
            enter(bound) {
                isMerged ||= bound.slips.some(({ kind }) => kind === 'conflict');
                if (bound.binding.kind !== 'known' || !isSingle(bound) || !isRead(bound, target)) return;
                const { parent, spec } = bound;
                let seen = last.get(parent);
                if (seen === undefined) last.set(parent, (seen = new Map<string, Bound>()));
                const name = spec?.name ?? '';
                const before = seen.get(name);
                seen.set(name, bound);
                if (before !== undefined && valueOf(before) !== valueOf(bound)) pairs.push({ before, bound });
            },
            fault(_, bound) {
                faulty.add(bound);
            },
            leave() {
                for (const { before, bound } of pairs) {
                    if (isMerged || faulty.has(before) || faulty.has(bound)) continue;
                    report({
                        message: messages.overridden(bound.words[0]?.text ?? '', valueOf(before)),
                        span: bound.statement.node.span,
                        related: [{ span: before.statement.node.span, message: messages.first() }],
                    });
                }
                pairs.length = 0;
                last.clear();
                faulty.clear();
                isMerged = false;
            },
        };
    },
};
