import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';
import { type Command, commandsOf, programOf } from './command.ts';

const messages = {
    process: (program: string) =>
        `${quote(program)} is started in every interval to see whether a process is there; keepalived notices that by itself with "vrrp_track_process"`,
};

/** First release with `vrrp_track_process`. */
const SINCE = '2.0.11';

/** Whether a command does nothing but to look for a process. */
function looksForProcess(command: Command): boolean {
    const [, ...others] = command.words.map(({ text }) => text);
    switch (programOf(command)) {
        case 'pidof':
        case 'pgrep':
            return true;
        case 'killall':
        case 'pkill':
        case 'kill':
            return others.includes('-0');
        default:
            return false;
    }
}

/** A script that looks for a process. */
export const processCheckByShell: Rule = {
    meta: {
        id: 'script/process-check-by-shell',
        area: 'script',
        severity: 'info',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'script that looks for a process',
        why: 'A program that is started every second or two to look for a process costs more than the look, and sees it late. Since 2.0.11 keepalived is told by the kernel when a process starts or ends, and acts at once: "vrrp_track_process" with "track_process" in the instance. Neither tells whether the service still answers.',
        symptoms: ['no-failover'],
        source: 'keepalived/trackers/track_process.c:handle_proc_ev',
    },
    messages,
    create: (context) => ({
        end() {
            const { bound, target, report } = context;
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            if (target.lacks.includes('track-process')) return;
            for (const command of commandsOf(context)) {
                if (!command.tracked || !looksForProcess(command)) continue;
                report({ message: messages.process(command.program), span: command.whole.span });
            }
        },
    }),
};
