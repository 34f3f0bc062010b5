import { PLAIN, type Style } from '../report/style.ts';
import type { Io, Stream } from './io.ts';

/** When colours are used: `auto` means on terminals that have them. */
export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;

/** One of the choices. */
export type ColorChoice = (typeof COLOR_CHOICES)[number];

/** Whether an output gets colours; `FORCE_COLOR` and `NO_COLOR` decide where nothing was chosen. */
export function wantsColor(choice: ColorChoice, io: Io, stream: Stream): boolean {
    if (choice !== 'auto') return choice === 'always';
    const { FORCE_COLOR: force, NO_COLOR: none, TERM: term } = io.env;
    if (force !== undefined) return force !== '0' && force !== 'false';
    if (none !== undefined && none !== '') return false;
    return term !== 'dumb' && io.screen(stream).terminal;
}

/** The style for an output. */
export async function styleFor(choice: ColorChoice, io: Io, stream: Stream): Promise<Style> {
    if (!wantsColor(choice, io, stream)) return PLAIN;
    const { Chalk } = await import('chalk');
    const paint = new Chalk({ level: 1 });
    return {
        error: paint.red.bold,
        warning: paint.yellow.bold,
        info: paint.cyan.bold,
        strong: paint.bold,
        faint: paint.dim,
        good: paint.green,
        added: paint.green,
        removed: paint.red,
        hunk: paint.cyan,
    };
}
