import { type NameUse, nameUses, skippedBlocks } from '../../model/names.ts';
import { type Bound, everyBound } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    unused: (name: string) =>
        `no instance or sync group tracks ${quote(name)}; keepalived removes the script and never runs it`,
};

/** First release that removes it. */
const SINCE = '2.0.0';

/** Whether a line that tracks a script leads to none; then another name may be meant. */
function isLost({ kind, definition }: NameUse): boolean {
    return kind === 'vrrp_script' && definition === undefined;
}

/** Every word but the heads of scripts: a name in a line that is itself wrong counts as used. */
function namesIn(statements: readonly Bound[]): ReadonlySet<string> {
    const words = [...everyBound(statements)].flatMap(({ spec, words: own }) =>
        spec?.name === 'vrrp_script' ? [] : own.map(({ text }) => text),
    );
    return new Set(words);
}

/** A script that nothing tracks. */
export const unusedScript: Rule = {
    meta: {
        id: 'vrrp/unused-script',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'script that nothing tracks',
        why: 'A "vrrp_script" is run for the instances and sync groups that name it in their "track_script". One that none of them names checks nothing: whatever fails, the addresses stay where they are. The daemon logs that it is not used, the config test says nothing.',
        symptoms: ['no-failover', 'script-not-run', 'config-test-silent'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_init',
    },
    messages,
    create: ({ bound, target, report }) => {
        const { config, statements } = bound;
        /** The blocks in which something is missing, so that keepalived removes them for that. */
        const faulty = new Set<Bound>();
        return {
            fault(_, each) {
                if (each.parent === undefined) faulty.add(each);
            },
            end() {
                if (config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
                // Without an instance this is a part of something.
                if (!statements.some(({ spec }) => spec?.name === 'vrrp_instance')) return;
                if (nameUses(bound, target).some(isLost)) return;
                const skipped = skippedBlocks(statements);
                const scripts = statements.filter(
                    (each) => each.spec?.name === 'vrrp_script' && isRead(each, target) && !skipped.has(each),
                );
                if (scripts.length === 0) return;
                const named = namesIn(statements);
                for (const script of scripts) {
                    const [, word] = script.words;
                    if (word === undefined || faulty.has(script) || named.has(word.text)) continue;
                    report({ message: messages.unused(word.text), span: word.span });
                }
            },
        };
    },
};
