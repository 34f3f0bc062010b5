/** Commands that a host runs at boot or that set it up: scripts, units, ifupdown's options. */
import { oncePer } from '../text/once.ts';
import { stanzasOf } from './ifupdown.ts';
import { readIni } from './ini.ts';
import type { HostFile, Place } from './place.ts';
import { isLeftover } from './paths.ts';
import { type Command, commandsIn } from './shell.ts';

/** What runs a command. */
export type Runner = 'script' | 'unit' | 'ifupdown';

/** A command, with what runs it. */
export interface HostCommand extends Command {
    readonly by: Runner;
    readonly place: Place;
}

const SCRIPT = /(\/rc\.local|\.sh|\/etc\/(rc\.d\/)?init\.d\/[^/]+|\/usr\/local\/s?bin\/[^/.]+)$/;
const SHEBANG = /^#![^\n]*\b(ba|da|k|z)?sh\b/;
const UNIT = /\/systemd\/system\/.*\.(service|conf)$/;
const EXEC = new Set(['ExecStartPre', 'ExecStart', 'ExecStartPost']);

/** Whether a file is a shell script, by its path or its first line. */
function isScript({ path, file }: HostFile): boolean {
    return !isLeftover(path) && (SCRIPT.test(path) || SHEBANG.test(file.text));
}

function ofScript({ file }: HostFile): HostCommand[] {
    const whole = { text: file.text, span: { start: 0, end: file.text.length } };
    return commandsIn(whole).map((command) => ({
        ...command,
        by: 'script',
        place: { file, span: command.span },
    }));
}

/** What a unit runs when it starts. */
function ofUnit(unit: HostFile): HostCommand[] {
    const lines = readIni(unit)
        .filter(({ name }) => name === 'Service')
        .flatMap(({ entries }) => entries)
        .filter(({ key }) => EXEC.has(key));
    return lines.flatMap(({ value, place }) =>
        commandsIn({ text: value.replace(/^[-@:+!|]+/, ''), span: place.span }).map((command) => ({
            ...command,
            span: place.span,
            by: 'unit',
            place,
        })),
    );
}

/** The options `pre-up`, `up` and `post-up` of the interfaces that are brought up; `$IFACE` is the interface. */
function ofIfupdown(files: readonly HostFile[]): HostCommand[] {
    return stanzasOf(files).flatMap((stanza) =>
        stanza.options
            .filter(({ key }) => /^(pre-|post-)?up$/.test(key))
            .flatMap(({ value, place }) =>
                commandsIn({ text: `IFACE=${stanza.name}\n${value}`, span: place.span }).map((command) => ({
                    ...command,
                    span: place.span,
                    by: 'ifupdown' as const,
                    place,
                })),
            ),
    );
}

/**
 * All commands, each as if it ran: a condition in front of it is not looked at. Scripts in the order of the files,
 * then units, then ifupdown.
 */
export const commandsOf = oncePer((files: readonly HostFile[]): readonly HostCommand[] => [
    ...files.filter(isScript).flatMap(ofScript),
    ...files.filter(({ path }) => UNIT.test(path)).flatMap(ofUnit),
    ...ofIfupdown(files),
]);
