/** Lines with addresses, and other lines, as things to show. */
import { parseAddressLine } from '../../schema/lines/address.ts';
import { contextOf } from '../../schema/lines/options.ts';
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
    const { address, prefix, dev, label, dropped } = parseAddressLine(line.words, contextOf(line, target));
    if (address === undefined || dropped) return [];
    const scope = wordAfter(line, 'scope');
    const hasPrefix = line.words[0]?.text.includes('/') === true;
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
