import { hasIt, quote } from '../words.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Fix } from '../diagnostic.ts';
import { type Rule, type RuleContext, fixOf } from '../rule.ts';
import { moveSyncDaemon } from './sync-daemon-move.ts';

const messages = {
    renamed: (word: string, use: string) => `${quote(word)} is deprecated; write ${quote(use)} instead`,
    replaced: (word: string, use: string) =>
        `${quote(word)} is deprecated in favour of ${use.replaceAll('`', '"')}`,
    hangs: () => '; keepalived hangs on it: its config test never ends, and no server is checked',
    rename: (word: string) => `write ${quote(word)}`,
};

/** A spelling that keepalived still understands and wants to be rid of. */
export const deprecatedKeyword: Rule = {
    meta: {
        id: 'version/deprecated-keyword',
        area: 'version',
        severity: 'warning',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'deprecated keyword',
        why: 'keepalived does what the keyword says, and its config test fails all the same: a deprecation counts as a finding there. A later release may drop the word altogether.',
        symptoms: ['after-upgrade'],
        source: 'keepalived/check/check_http.c:http_get_retry_handler',
        says: [
            'is deprecated',
            'deprecated - please use',
            'against a vrrp is deprecated',
            'please replace with keyword',
        ],
    },
    messages,
    create: (context) => ({
        enter(each) {
            if (each.spec?.name !== SYNC_DAEMON) reportKeyword(each, [], context);
        },
        end() {
            const { bound, file } = context;
            const lines = bound.statements
                .filter(({ spec }) => spec?.name === 'vrrp_instance')
                .flatMap(({ children }) => children)
                .filter(({ spec }) => spec?.name === SYNC_DAEMON);
            // What is to become of this one depends on what the other blocks have.
            for (const line of lines) reportKeyword(line, moveSyncDaemon(line, bound, file), context);
        },
    }),
};

/** The keyword of an instance in place of which there is one of `global_defs`. */
const SYNC_DAEMON = 'lvs_sync_daemon_interface';

function reportKeyword(
    { binding, words }: Bound,
    moves: readonly Fix[],
    { target, report }: RuleContext,
): void {
    const word = words[0];
    if (binding.kind !== 'known' || word === undefined) return;
    const { spec, alias } = binding.spelling;
    const { deprecated, since, until } = alias ?? spec;
    if (deprecated?.since === undefined) return;
    if (!hasIt(target.release, deprecated.since, undefined)) return;
    if (!hasIt(target.release, since, until)) return;
    const { use, reported, hangs } = deprecated;
    const isHung = hangs !== undefined && hasIt(target.release, hangs.since, hangs.until);
    const message = messages[use.includes(' ') ? 'replaced' : 'renamed'](word.text, use);
    report({
        message: isHung ? message + messages.hangs() : message,
        span: word.span,
        origin: reported ? 'keepalived' : 'kalint',
        ...(isHung ? { severity: 'error', crashes: true } : {}),
        fixes:
            alias === undefined
                ? moves
                : [fixOf(messages.rename(spec.name), true, word.span, spec.name, spec.since)],
    });
}
