/** Lines with addresses, and other lines, as things to show. */
import { parseAddressLine } from '../../schema/lines/address.ts';
import { contextOf } from '../../schema/lines/options.ts';
import { takenLength } from '../../schema/lines/prefix.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { type Item, byDefault, fact, lineItem, written } from './item.ts';

/** The word after another in a line. */
function wordAfter({ words }: Bound, name: string): string | undefined {
    const at = words.findIndex(({ text }, index) => index > 0 && text === name);
    return at < 0 ? undefined : words[at + 1]?.text;
}

/** The address of a line; `device` is where it goes when the line does not say. */
export function addressItem(line: Bound, device: string | undefined, target: Target): Item[] {
    const [word] = line.words;
    const read = parseAddressLine(line.words, contextOf(line, target));
    const { address, dev, label, dropped } = read;
    if (word === undefined || address === undefined || dropped) return [];
    const scope = wordAfter(line, 'scope');
    const hasPrefix = word.text.includes('/');
    // One that is written wrongly counts for what keepalived takes it for.
    const prefix = read.prefix ?? takenLength(word.text, target.release);
    const deviceGiven = dev === undefined ? undefined : written(dev.text, line);
    const facts = [
        ...(prefix === undefined
            ? []
            : [fact('prefix', hasPrefix ? written(prefix, line) : byDefault(prefix))]),
        ...(deviceGiven === undefined && device === undefined
            ? []
            : [fact('dev', deviceGiven ?? byDefault(device ?? ''))]),
        fact('scope', scope === undefined ? byDefault('global') : written(scope, line)),
        ...(label === undefined ? [] : [fact('label', written(label.text, line))]),
    ];
    return [lineItem(address, line, facts)];
}

/** A line as it is written. */
export function plainItem(line: Bound): Item {
    return lineItem(line.words.map(({ text }) => text).join(' '), line, []);
}

/** The statements of some blocks at the top of the file. */
export function childrenOf(blocks: readonly Bound[]): readonly Bound[] {
    return blocks.flatMap(({ children }) => children);
}
