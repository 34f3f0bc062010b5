import type { Command } from 'commander';
import type { Io } from './io.ts';

/** What a file in `commands` gives: the options of one command, and what it does. */
export interface CommandModule {
    /** Completes `command`; its action answers with the exit status through `finish`. */
    readonly define: (command: Command, io: Io, finish: (status: number) => void) => void;
}

/** A command as the overview knows it, without having loaded it. */
export interface CommandEntry {
    readonly summary: string;
    readonly load: () => Promise<CommandModule>;
}

/** The command that is meant when none is named. */
export const DEFAULT_COMMAND = 'check';

/** Every command by its name. */
export const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map<string, CommandEntry>([
    [
        'check',
        {
            summary: 'check configurations (what `kalint FILE` does)',
            load: () => import('./commands/check.ts'),
        },
    ],
    [
        'fmt',
        {
            summary: 'bring configurations into one layout',
            load: () => import('./commands/fmt.ts'),
        },
    ],
    [
        'explain',
        {
            summary: 'explain a rule, a keyword or a message of keepalived',
            load: () => import('./commands/explain.ts'),
        },
    ],
    [
        'upgrade',
        {
            summary: 'tell what changes with another release of keepalived',
            load: () => import('./commands/upgrade.ts'),
        },
    ],
    [
        'expand',
        {
            summary: 'print what keepalived reads once definitions and includes are dealt with',
            load: () => import('./commands/expand.ts'),
        },
    ],
    [
        'show',
        {
            summary: "print what a configuration comes to, with keepalived's defaults",
            load: () => import('./commands/show.ts'),
        },
    ],
    [
        'failover',
        {
            summary: 'tell who has the addresses when something fails',
            load: () => import('./commands/failover.ts'),
        },
    ],
    [
        'graph',
        {
            summary: 'draw a configuration or a deployment',
            load: () => import('./apart.ts').then(({ graph }) => graph),
        },
    ],
    [
        'emit',
        {
            summary: 'emit everything that a Direct-Routing deployment needs',
            load: () => import('./apart.ts').then(({ emit }) => emit),
        },
    ],
    [
        'init',
        {
            summary: 'install a hook of git that checks what a commit changes',
            load: () => import('./apart.ts').then(({ init }) => init),
        },
    ],
    [
        'lsp',
        {
            summary: 'serve an editor by the Language Server Protocol',
            load: () => import('./commands/lsp.ts'),
        },
    ],
    ['rules', { summary: 'list the rules', load: () => import('./commands/rules.ts') }],
    [
        'targets',
        {
            summary: 'list the releases and distributions that can be checked for',
            load: () => import('./commands/targets.ts'),
        },
    ],
    [
        'completion',
        {
            summary: 'print a completion for bash, zsh or fish',
            load: () => import('./commands/completion.ts'),
        },
    ],
]);
