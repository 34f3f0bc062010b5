/** The corpus with what was recorded of it. */
import { decode } from '../../src/node/encoding.ts';
import { cameToItsEnd, corpusBytes, recordedRuns } from '../corpus/corpus.ts';
import { type Compared, compare } from './compare.ts';
import { type Message, isOfWhole } from './environment.ts';

/** Old releases do not say that an included file is missing; none of the corpus is there. */
function marked(text: string, messages: readonly Message[]): Message[] {
    const incomplete = /^[ \t]*include/m.test(text);
    return messages.map((each) => ({ ...each, env: each.env || (incomplete && isOfWhole(each.text)) }));
}

/**
 * For each recorded release its files under both judges, by release; without those that are no text, and
 * those on which the release did not come to its end. A file is titled by its number, which tells nothing
 * of where it is from.
 */
export function compareRecorded(): Map<string, Compared[]> {
    return new Map(
        [...recordedRuns()].map(([target, files]) => {
            const compared = [...files].flatMap(([name, run], index) => {
                const text = decode(corpusBytes(name))?.text;
                if (text === undefined || !cameToItsEnd(run)) return [];
                const messages = marked(text, run.messages);
                return [compare({ title: `file ${index + 1}`, text, messages, target })];
            });
            return [target, compared];
        }),
    );
}
