import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';
import { type Command, commandsOf, programOf } from './command.ts';

const messages = {
    changes: (act: string, program: string) =>
        `this is run in every interval, so that ${quote(program)} is told to ${act} again and again; keepalived takes its success for that of the service`,
};

/** What is done to a service by commands that a check should not give. */
const ACTS = ['restart', 'try-restart', 'force-reload', 'reload', 'stop'];

/** Programs that do something to services, with the place of the word that says what, options aside. */
const MANAGERS: Readonly<Record<string, number>> = {
    systemctl: 0,
    supervisorctl: 0,
    docker: 0,
    podman: 0,
    service: 1,
    'rc-service': 1,
};

/** What a command does to a service; undefined where it only asks. */
function actOf(command: Command): string | undefined {
    const isScript = /\/(?:init|rc)\.d\//.test(command.program);
    const place = isScript ? 0 : MANAGERS[programOf(command)];
    if (place === undefined) return undefined;
    const words = command.words.slice(1).map(({ text }) => text);
    const act = words.filter((word) => !word.startsWith('-'))[place];
    return act !== undefined && ACTS.includes(act) ? act : undefined;
}

/** A tracked script that does something to a service. */
export const checkChangesService: Rule = {
    meta: {
        id: 'script/check-changes-service',
        area: 'script',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'check that restarts or stops a service',
        why: 'The script of a "vrrp_script" is a question that keepalived asks in each interval, by default each second. A command that restarts a service breaks off its connections as often, and its status says whether the restart worked. What is to happen when a check fails belongs into "notify" scripts, and what keeps a service running into the service manager.',
        symptoms: ['flapping', 'script-not-run'],
        source: 'keepalived/vrrp/vrrp_scheduler.c:vrrp_script_thread',
    },
    messages,
    create: (context) => ({
        end() {
            const { bound, report } = context;
            if (bound.config.incomplete) return;
            for (const command of commandsOf(context)) {
                const act = command.tracked ? actOf(command) : undefined;
                if (act === undefined) continue;
                report({ message: messages.changes(act, command.program), span: command.whole.span });
            }
        },
    }),
};
