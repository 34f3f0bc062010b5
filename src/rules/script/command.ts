/** The words of what keepalived runs (`lib/notify.c:set_script_params_array`). */
import { surveyOf } from '../../model/host/condition.ts';
import { type Script, scriptsOf } from '../../model/host/run.ts';
import { remembered } from '../../model/remembered.ts';
import type { BoundConfig } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { type QuotedWord, readQuoted } from '../../schema/values/quoted.ts';
import type { Word } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';

/** A command with its words. */
export interface Command extends Script {
    /** The word of the statement that holds all of it. */
    readonly whole: Word;
    /** The program and what it is given; a word that is longer in the text than by itself had quotes or backslashes. */
    readonly words: readonly QuotedWord[];
}

/** Whether a word is written as it is, without quotes and backslashes. */
export function isPlain({ text, span }: QuotedWord): boolean {
    return span.end - span.start === text.length;
}

/** A word without the quotes around it, to be read a second time. */
function unquoted({ text, span, quoted }: Word): Word {
    const edge = quoted ? 1 : 0;
    return { text, span: { start: span.start + edge, end: span.end - edge }, quoted: false };
}

const commandsIn = remembered((bound: BoundConfig, target: Target): readonly Command[] =>
    scriptsOf(surveyOf(bound, target)).flatMap((script): Command[] => {
        const [, whole] = script.from.words;
        if (whole === undefined) return [];
        const inside = readQuoted([unquoted(whole)]);
        return inside.kind === 'words' ? [{ ...script, whole, words: inside.words }] : [];
    }),
);

/** Everything that a configuration has run, but for what cannot be read. */
export function commandsOf({ bound, target }: Pick<RuleContext, 'bound' | 'target'>): readonly Command[] {
    return commandsIn(bound, target);
}

/** The program without its folder. */
export function programOf({ program }: Script): string {
    return program.slice(program.lastIndexOf('/') + 1);
}
