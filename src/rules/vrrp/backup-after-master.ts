import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Bound } from '../../schema/bind.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';

const messages = {
    ignored: () => '"BACKUP" comes after "MASTER" in the same instance; keepalived starts it as MASTER',
    master: () => 'this makes it start as MASTER',
    removeMaster: () => 'remove "state MASTER"',
    removeBackup: () => 'remove "state BACKUP"',
};

/** Each `state BACKUP` that has no effect, with the `state MASTER` before it. */
function ignoredBackups(statements: readonly Bound[]): { readonly backup: Bound; readonly master: Bound }[] {
    let master: Bound | undefined;
    const found: { backup: Bound; master: Bound }[] = [];
    for (const statement of statements) {
        const value = statement.words[1]?.text;
        if (statement.spec?.name !== 'state' || value === undefined) continue;
        // Any word but these two sets BACKUP, whatever was before.
        if (value === 'MASTER') master = statement;
        else if (value !== 'BACKUP') master = undefined;
        else if (master !== undefined) found.push({ backup: statement, master });
    }
    return found;
}

/** `state BACKUP` after `state MASTER`. */
export const backupAfterMaster: Rule = {
    meta: {
        id: 'vrrp/backup-after-master',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'BACKUP after MASTER',
        why: 'Where an option is given twice, the later line mostly wins. Not here: once an instance is to start as MASTER, a later "state BACKUP" is ignored. Such a pair of lines is often left over from turning one node into the other.',
        symptoms: ['no-fail-back'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_state_handler',
        says: ['state previously set as MASTER'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            for (const { statements } of vrrpInstances(bound, target)) {
                for (const { backup, master } of ignoredBackups(statements)) {
                    const remove = (
                        title: string,
                        { statement }: Bound,
                    ): ReturnType<typeof deleteStatement> =>
                        deleteStatement(title, false, file, statement.node);
                    report({
                        message: messages.ignored(),
                        span: backup.words[1]?.span ?? backup.statement.node.span,
                        related: [{ span: master.statement.node.span, message: messages.master() }],
                        fixes: [
                            remove(messages.removeMaster(), master),
                            remove(messages.removeBackup(), backup),
                        ],
                    });
                }
            }
        },
    }),
};
