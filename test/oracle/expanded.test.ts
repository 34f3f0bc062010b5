/** Compares what the real programs say of a configuration with what they say of the text that `kalint expand` prints. */
import { describe, expect, it } from 'vitest';
import { includesIn } from '../support/expand.ts';
import { type ExpandSample, SAMPLES, expanded, idsIn, printed } from '../support/expanded.ts';
import { type Program, type Run, isComparable, runKeepalived } from './keepalived.ts';
import { programs, skipNote } from './programs.ts';

/** Said of what is gone from the printed text: definitions, sequences, and includes that lead nowhere. */
const OF_PREPROCESSOR = [
    /^(?:Invalid )?~(?:SEQ|LST)/,
    /^Definition \S+ requires|exceeds max/,
    /^(?:Config files missing|No config files matched)/,
    /^Unterminated quote '[^]*\$/,
];

/** Findings about what keepalived's processes do not read alike; the first of them counts for kalint. */
const READ_UNLIKE = ['syntax/include-read-twice', 'syntax/comment-in-definition'];

/** What a run said, without lines and files, each once; the folder has another name in every run. */
function saidIn({ messages }: Run): string[] {
    const texts = messages
        .map(({ text }) => text.replace(/\/tmp\/kalint-[^/\s']+/g, '').replace(/[ \t]+/g, ' '))
        .filter((text) => !OF_PREPROCESSOR.some((pattern) => pattern.test(text)));
    return [...new Set(texts)].sort();
}

/** Whether the machine lacked an interface, so that not all was looked at. */
function lacksInterface({ messages }: Run): boolean {
    return messages.some(({ text }) => text.startsWith('Non-existent interface'));
}

/** What a program says of a sample and of its expanded text. */
async function saidOfBoth(program: Program, sample: ExpandSample, configId: string) {
    const { title, text, files } = sample;
    const config = expanded(text, program.target, configId, includesIn(files));
    const isReadUnlike = config.findings.some(({ rule }) => READ_UNLIKE.includes(rule));
    const once = printed(config, true);
    // Each run has the other text beside it, so that both find the same interfaces.
    const [before, after] = await Promise.all([
        runKeepalived(program, text, { configId, files: { ...files, 'other.txt': once } }),
        runKeepalived(program, once, { configId, files: { ...files, 'other.txt': text } }),
    ]);
    if (!isComparable(before) || isReadUnlike || lacksInterface(before) || lacksInterface(after))
        return undefined;
    const named = { title, configId };
    return {
        before: { ...named, said: saidIn(before) },
        after: { ...named, said: isComparable(after) ? saidIn(after) : [`ended with ${after.signal}`] },
    };
}

describe.skipIf(programs.length === 0)(`expanded text${skipNote(programs.length > 0)}`, () => {
    it.for([...programs])('is for $release what the configuration is', async (program) => {
        const all = await Promise.all(
            SAMPLES.flatMap((sample) =>
                idsIn(sample.text).map((configId) => saidOfBoth(program, sample, configId)),
            ),
        );
        const compared = all.filter((each) => each !== undefined);
        expect(compared.length).toBeGreaterThan(70);
        expect(compared.map(({ after }) => after)).toEqual(compared.map(({ before }) => before));
    });
});
