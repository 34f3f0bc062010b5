import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Bound } from '../../schema/bind.ts';
import { CURLY_QUOTED } from '../../text/words.ts';
import { type Rule, fixOf } from '../rule.ts';
import { hasIt, quote } from '../words.ts';
import { type Command, commandsOf } from './command.ts';

const messages = {
    user: (word: string) =>
        `${quote(word)} stands outside the command, where keepalived reads the user to run it as; there is hardly a user of that name, and then keepalived leaves the script out`,
    quoted: () => 'put the quotes around the command and its arguments',
};

/** First release that leaves the script out. */
const SINCE = '1.3.6';

/** What a notify script is told, as people write it behind the command themselves. */
const STATES = new Set(['MASTER', 'BACKUP', 'FAULT', 'STOP', 'UP', 'DOWN']);

/** A name that `useradd` takes. */
const USER = /^[a-zA-Z_][\w.-]*\$?$/;

/** What the event of a keyword is called: `backup` in `notify_backup`. */
function eventOf({ spec }: Bound): string {
    return spec?.name.replace(/^.*_/, '') ?? '';
}

/** Whether a word behind a command is surely meant for the command. */
function isArgument(word: string, { from }: Command, interfaces: ReadonlySet<string>): boolean {
    if (!USER.test(word) || STATES.has(word)) return true;
    return word === eventOf(from) || interfaces.has(word);
}

/** Arguments of a script that keepalived takes for its user and group. */
export const argumentAsUser: Rule = {
    meta: {
        id: 'script/argument-as-user',
        area: 'script',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'argument that is read as a user',
        why: 'A command with arguments is one word in quotes. Behind it keepalived reads the user and the group that it is run as. An argument there names a user that does not exist: the daemon logs that and never runs the script, and the config test says nothing.',
        symptoms: ['script-not-run', 'config-test-silent'],
        source: 'lib/notify.c:notify_script_init',
    },
    messages,
    create: (context) => ({
        end() {
            const { file, bound, target, report } = context;
            if (!hasIt(target.release, SINCE, undefined)) return;
            const instances = vrrpInstances(bound, target);
            const interfaces = new Set(instances.flatMap((each) => each.interface?.name ?? []));
            for (const command of commandsOf(context)) {
                const { from, whole } = command;
                const value = from.spec?.shape?.args[0]?.value;
                const [, , user, group, ...more] = from.words;
                if (user === undefined || value?.kind !== 'command' || value.alone === true) continue;
                // What cannot be a user and a group at all is judged with the words of the line.
                if (more.length > 0 || /^-|\//.test(user.text) || CURLY_QUOTED.test(whole.text)) continue;
                const isWrong = [user, group].some(
                    (word) => word !== undefined && isArgument(word.text, command, interfaces),
                );
                if (!isWrong) continue;
                const behind = from.words.slice(2);
                // A sign at the end of the line is what is wrong, and is judged with the words of the line.
                if (behind.at(-1)?.text.endsWith(';') === true) continue;
                const end = (behind.at(-1) ?? user).span.end;
                const all = file.text.slice(whole.span.start, end);
                const canQuote = !/["'\\]/.test(all) && behind.every(({ via }) => via === undefined);
                report({
                    message: messages.user(user.text),
                    span: { start: user.span.start, end },
                    fixes: canQuote
                        ? [fixOf(messages.quoted(), false, { start: whole.span.start, end }, `"${all}"`)]
                        : [],
                });
            }
        },
    }),
};
