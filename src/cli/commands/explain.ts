import type { Command } from 'commander';
import { EXIT } from '../exit.ts';
import { explain, explainable } from '../explain/explain.ts';
import type { Io } from '../io.ts';
import { hint, say } from '../say.ts';
import { didYouMean } from '../../text/suggest.ts';

const EXAMPLES = `
Examples:
  kalint explain syntax/unknown-keyword
  kalint explain advert_int
  kalint explain real_server/weight
  kalint explain both-master
  kalint explain "(VI_1) Warning - nopreempt will not work with initial state MASTER - clearing"
`;

/** Columns where the output is no terminal, and at most. */
const WIDTH = 100;

/** `kalint explain WHAT…`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description(
            'Explains a rule, a keyword at all the places where it may stand, a message of keepalived, or a symptom.',
        )
        .argument(
            '<what...>',
            'id of a rule, keyword, path of a keyword, line of keepalived’s log, or symptom',
        )
        .addHelpText('after', EXAMPLES)
        .action((what: readonly string[]) => {
            const width = Math.min(io.screen('out').columns ?? WIDTH, WIDTH);
            const result = explain(what, width);
            if (typeof result === 'string') {
                io.out(`${result.trimEnd()}\n`);
                finish(EXIT.fine);
                return;
            }
            for (const word of result.unknown) {
                const near = word.includes(' ') ? '' : didYouMean(word, explainable());
                say(io, `nothing is known about "${word}"${near}`);
            }
            hint(io, 'kalint explain --help shows what can be asked about');
            finish(EXIT.unusable);
        });
}
