import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Bound, BoundConfig } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { isRead } from '../../schema/values/judge.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';

const messages = {
    second: () =>
        'the IPVS sync daemon has its interface already, and there is one daemon only; keepalived ignores the line',
    first: () => 'this gives the daemon its interface',
    remove: () => 'remove "lvs_sync_daemon_interface"',
};

/**
 * The `lvs_sync_daemon` of `global_defs`. Wherever it stands in the file it comes first, for
 * keepalived reads `global_defs` before everything else.
 */
function globalDaemon({ statements }: BoundConfig, target: Target): Bound | undefined {
    return statements
        .filter(({ spec }) => spec?.name === 'global_defs')
        .flatMap(({ children }) => children)
        .find(
            (each) =>
                each.spec?.name === 'lvs_sync_daemon' && each.words[1] !== undefined && isRead(each, target),
        );
}

/** `lvs_sync_daemon_interface` beside another definition of the daemon. */
export const secondSyncDaemon: Rule = {
    meta: {
        id: 'vrrp/second-sync-daemon',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'IPVS sync daemon defined twice',
        why: 'The kernel runs one sync daemon, which follows the state of one instance. "lvs_sync_daemon" in "global_defs" says which; the old "lvs_sync_daemon_interface" of an instance is ignored beside it, and beside the one of an earlier instance.',
        symptoms: ['clients-hang'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_lvs_syncd_handler',
        says: ['lvs_sync_daemon_interface has already been specified'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            let first = globalDaemon(bound, target);
            for (const { statements } of vrrpInstances(bound, target)) {
                for (const each of statements) {
                    if (each.spec?.name !== 'lvs_sync_daemon_interface' || each.words[1] === undefined)
                        continue;
                    if (first === undefined) {
                        first = each;
                        continue;
                    }
                    report({
                        message: messages.second(),
                        span: each.statement.node.span,
                        related: [{ span: first.statement.node.span, message: messages.first() }],
                        fixes: [deleteStatement(messages.remove(), true, file, each.statement.node)],
                    });
                }
            }
        },
    }),
};
