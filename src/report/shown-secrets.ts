/** What of a shown configuration must not be seen. */
import type { ShownConfig, ShownFact, ShownItem } from '../service/show.ts';
import type { Located } from '../text/source-set.ts';
import { overlaps } from '../text/span.ts';
import { MASK, redactionOf, secretNames } from './secrets.ts';

/** Shorter secrets are not sought inside of other texts. */
const LEAST = 4;

/** Gives values and names as they may be seen. */
export interface Veil {
    readonly value: (fact: ShownFact) => ShownFact['value'];
    readonly name: (item: ShownItem) => string;
}

/** Shows everything. */
export const noVeil: Veil = { value: ({ value }) => value, name: ({ name }) => name };

/** Hides what stands in a secret of a file, and the secrets of the files wherever else they turn up. */
export function veilFor({ files }: ShownConfig): Veil {
    const names = secretNames(files.map(({ text }) => text));
    const redactions = files.map(({ uri, text }) => [uri, redactionOf(text, names)] as const);
    const spans = new Map(redactions.map(([uri, { spans: found }]) => [uri, found]));
    const words = redactions.flatMap(([, redaction]) => [...redaction.words]);
    const secrets = words.filter(({ length }) => length >= LEAST);
    const isSecret = (places: readonly Located[]): boolean =>
        places.some(({ file, span }) => (spans.get(file.uri) ?? []).some((each) => overlaps(each, span)));
    const veiled = (text: string): string =>
        secrets.reduce((seen, secret) => seen.replaceAll(secret, MASK), text);
    const shown = (text: string, places: readonly Located[]): string =>
        isSecret(places) ? MASK : veiled(text);
    return {
        value: ({ value, places }) => {
            if (typeof value === 'string') return shown(value, places);
            if (typeof value !== 'object') return value;
            return value.map((each) => (typeof each === 'string' ? shown(each, places) : each));
        },
        name: ({ name, places }) => shown(name, places),
    };
}
