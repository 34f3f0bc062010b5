import { type Change, type Statement, hasAny, valueOf } from './change.ts';

const NOTIFY = ['notify', 'notify_master', 'notify_backup', 'notify_fault', 'notify_stop'];

/** The keywords whose words are a command line. */
const COMMANDS = [
    'vrrp_script/script',
    ...NOTIFY.map((name) => `vrrp_instance/${name}`),
    ...NOTIFY.map((name) => `vrrp_sync_group/${name}`),
    'virtual_server/quorum_up',
    'virtual_server/quorum_down',
    'virtual_server/real_server/notify_up',
    'virtual_server/real_server/notify_down',
    'virtual_server/real_server/MISC_CHECK/misc_path',
];

/** What a shell would do something with. */
const SHELL_SIGNS = /[|&;<>`*?]|\$\(/;

/** Whether a shell is called in so many words. */
const SHELL = /^\S*\b(ba|da|k|z)?sh\s+-[a-z]*c\b/;

/** Whether a command line has signs outside single quotes that only a shell minds. */
function needsShell(command: Statement): boolean {
    const line = valueOf(command);
    return !SHELL.test(line) && SHELL_SIGNS.test(line.replace(/'[^']*'/g, ''));
}

/** Whether a command names the user who is to run it: behind it, or in the block that it stands in. */
function namesUser(command: Statement): boolean {
    const hasBlockUser = ['script', 'misc_path'].includes(command.spec?.name ?? '');
    return hasBlockUser ? hasAny(command.parent?.children ?? [], 'user') : command.words.length > 2;
}

/** What changed about scripts, the oldest first. */
export const SCRIPT_CHANGES: readonly Change[] = [
    {
        id: 'script-user',
        since: '1.3.0',
        at: COMMANDS,
        touches: (command, globals) => !namesUser(command) && !hasAny(globals, 'script_user'),
        subject: 'user who runs a script where none is set',
        was: 'root, as keepalived',
        is: '"keepalived_script" where the host has that user',
        source: 'lib/notify.c:set_default_script_user',
        keep: { in: 'globals', text: 'script_user root' },
    },
    {
        id: 'script-shell',
        since: '2.0.0',
        at: COMMANDS,
        touches: needsShell,
        subject: 'a command line with signs of the shell',
        was: 'a shell runs it',
        is: 'its first word is executed, and gets the rest as it stands',
        source: 'lib/notify.c:system_call',
    },
    {
        id: 'script-umask',
        since: '2.0.9',
        at: COMMANDS,
        touches: (_, globals) => !hasAny(globals, 'umask'),
        subject: 'file mode mask that scripts start with',
        was: '0, so that all may write what they create',
        is: 'one that lets only the owner write',
        source: 'keepalived/core/main.c:keepalived_main',
        keep: { in: 'globals', text: 'umask 0' },
    },
];
