/** What keepalived runs: which command, and as whom. */
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { isNoUser } from '../../schema/values/command.ts';
import { readQuoted } from '../../schema/values/quoted.ts';
import { oncePer } from '../../text/once.ts';
import { remembered } from '../remembered.ts';
import { type Survey, reachedIn } from './condition.ts';

/** Which part of keepalived runs a script, and so looks at it if it has anything to do at all. */
export type Runner = 'parent' | 'checker' | 'vrrp' | 'either';

/** A user, with a group where one is named. */
export interface Account {
    readonly user: string;
    readonly group?: string;
}

/** Something that keepalived runs. */
export interface Script {
    /** The path or name of the program. */
    readonly program: string;
    readonly runner: Runner;
    /** Whether it is that of a `vrrp_script`, whose absence is an error. */
    readonly tracked: boolean;
    /** Absent where neither it nor `script_user` names one. */
    readonly account?: Account;
    readonly from: Bound;
}

/** The user that scripts run as by default, where the host has it (`lib/notify.c:get_default_script_user`). */
export const DEFAULT_USER = 'keepalived_script';

const ROOT = 'root';

/** Whether a script runs as keepalived itself does. */
export function isRoot({ user, group = ROOT }: Account): boolean {
    return user === ROOT && group === ROOT;
}

/** Blocks whose scripts are told of changes by the VRRP part; those of the others belong to the checkers. */
const VRRP_BLOCKS = new Set(['vrrp_instance', 'vrrp_sync_group']);

function runnerOf({ parent, spec }: Bound): Runner | undefined {
    const name = spec?.name ?? '';
    switch (parent?.spec?.name ?? '') {
        case 'global_defs':
            if (name === 'startup_script' || name === 'shutdown_script') return 'parent';
            if (name === 'notify_fifo_script') return 'either';
            if (name === 'vrrp_notify_fifo_script') return 'vrrp';
            return name === 'lvs_notify_fifo_script' ? 'checker' : undefined;
        case 'vrrp_script':
            return name === 'script' ? 'vrrp' : undefined;
        case 'MISC_CHECK':
            return name === 'misc_path' ? 'checker' : undefined;
        default:
            if (spec?.shape?.args[0]?.value.kind !== 'command') return undefined;
            return VRRP_BLOCKS.has(parent?.spec?.name ?? '') ? 'vrrp' : 'checker';
    }
}

/** The account that words name; undefined where they name none. */
function accountIn(words: readonly (string | undefined)[] = []): Account | undefined {
    const [user, group] = words;
    if (user === undefined) return undefined;
    return { user, ...(group === undefined ? {} : { group }) };
}

/** The statement of a block that names the user for its script. */
const userIn = oncePer((children: readonly Bound[]): Bound | undefined =>
    children.findLast(({ spec }) => spec?.name === 'user'),
);

function scriptOf(from: Bound, runner: Runner, { globals, textOf }: Survey): Script | undefined {
    if (from.words.some((word) => textOf(word) === undefined)) return undefined;
    const line = readQuoted(from.words);
    const [, command, ...behind] = line.kind === 'words' ? line.words : [];
    if (command === undefined) return undefined;
    const inside = readQuoted([{ ...command, quoted: false }]);
    const program = inside.kind === 'words' ? inside.words[0]?.text : undefined;
    // What starts so is a file that is only opened.
    if (program === undefined || /^<[ \t]*(?:\/|$)/.test(program)) return undefined;
    const isAlone = from.parent?.spec?.name === 'vrrp_script' || from.parent?.spec?.name === 'MISC_CHECK';
    const named = isAlone
        ? userIn(from.parent.children)?.words.slice(1).map(textOf)
        : behind.map(({ text }) => text);
    // A command whose user there cannot be is dropped.
    if (!isAlone && behind[0] !== undefined && isNoUser(behind[0].text)) return undefined;
    const general = globals.get('script_user')?.words.slice(1).map(textOf);
    const account = accountIn(named) ?? accountIn(general);
    return {
        program,
        runner,
        tracked: from.parent?.spec?.name === 'vrrp_script',
        from,
        ...(account === undefined ? {} : { account }),
    };
}

/** The statements of a block that have something run, and by which part of keepalived. */
const runnersIn = remembered((top: Bound, target: Target) =>
    reachedIn(top, target).flatMap((bound) => {
        const runner = runnerOf(bound);
        return runner === undefined ? [] : [{ bound, runner }];
    }),
);

/** All that a configuration has run, in its order. */
export function scriptsOf(survey: Survey): Script[] {
    return survey.blocks
        .flatMap((top) => runnersIn(top, survey.target))
        .map(({ bound, runner }) => scriptOf(bound, runner, survey))
        .filter((script) => script !== undefined);
}
