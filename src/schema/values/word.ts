/** What is wrong with one word, by the kind of value that it is to be. */
import type {
    ArgSpec,
    ChoiceValue,
    IntegerValue,
    NameValue,
    Release,
    TextValue,
    ValueSpec,
} from '../../../grammar/schema/types.ts';
import { hasIt } from '../../../grammar/schema/releases.ts';
import { listWords, quote, utf8Length } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { addressFault, socketFamily } from './address.ts';
import { type Fault, IGNORES } from './fault.ts';
import { type WordFault, decimalFault, integerFault } from './number.ts';
import { nearestOf } from './near.ts';

const TRUTHS = ['true', 'on', 'yes', 'false', 'off', 'no'];

/** What others take for the truth of a switch. */
const FOREIGN_TRUTHS: Readonly<Record<string, string>> = {
    '1': 'true',
    enable: 'true',
    enabled: 'true',
    '0': 'false',
    disable: 'false',
    disabled: 'false',
};

/** What others call the states of a router. */
const FOREIGN_CHOICES: Readonly<Record<string, string | undefined>> = {
    slave: 'BACKUP',
    standby: 'BACKUP',
    secondary: 'BACKUP',
    active: 'MASTER',
    primary: 'MASTER',
};

/** More choices than these are not listed in a message. */
const MAX_LISTED = 14;

function booleanFault(word: Word): WordFault | undefined {
    if (TRUTHS.includes(word.text)) return undefined;
    const foreign = word.text.toLowerCase();
    const meant = Object.hasOwn(FOREIGN_TRUTHS, foreign) ? FOREIGN_TRUTHS[foreign] : undefined;
    const near = meant ?? nearestOf(word.text, TRUTHS);
    return {
        kind: 'invalid-boolean',
        problem: `${quote(word.text)} is neither true, on or yes nor false, off or no`,
        ...(near === undefined ? {} : { replacement: { text: near, safe: false } }),
    };
}

/** That a word is none of some others. */
export function noneOf(word: string, words: readonly string[]): string {
    const [first, second, ...others] = words.map(quote);
    if (first === undefined || words.length > MAX_LISTED) return `${quote(word)} is not known here`;
    if (second === undefined) return `${quote(word)} stands where only ${first} may`;
    if (others.length === 0) return `${quote(word)} is neither ${first} nor ${second}`;
    return `${quote(word)} is none of ${listWords([first, second, ...others], 'and')}`;
}

function choiceFault(word: Word, value: ChoiceValue, release: Release): WordFault | undefined {
    const known = value.choices.filter(({ since, until }) => hasIt(release, since, until));
    const fold = (text: string): string => (value.caseless === true ? text.toLowerCase() : text);
    if (known.some((each) => fold(each.word) === fold(word.text))) return undefined;
    const words = known.map((each) => each.word);
    const newer = value.choices.find((each) => fold(each.word) === fold(word.text));
    const other = FOREIGN_CHOICES[word.text.toLowerCase()];
    const near = nearestOf(word.text, words) ?? words.find((each) => each === other);
    return {
        kind: 'unknown-word',
        problem:
            newer?.since === undefined
                ? noneOf(word.text, words)
                : `${quote(word.text)} came with keepalived ${newer.since}`,
        ...(near === undefined ? {} : { replacement: { text: near, safe: false } }),
    };
}

/** What is wrong with a host, as far as no look-up is needed: a colon stands in no name. */
function hostFault({ text }: Word): WordFault | undefined {
    if (!text.includes(':') || socketFamily(text) !== undefined) return undefined;
    const [host = '', port = '', ...others] = text.split(':');
    return {
        kind: 'invalid-address',
        problem: `${quote(text)} is neither an address nor the name of a host`,
        ...(others.length > 0 || host === '' || !/^\d+$/.test(port)
            ? {}
            : { replacement: { text: `${host} ${port}`, safe: false } }),
    };
}

/** What is left of a word that is cut; no more than that is known where it is quoted, or cut within a character. */
function cutTo({ text, quoted }: Word, maxBytes: number): Pick<Fault, 'replacement'> {
    let kept = '';
    for (const character of text) {
        if (utf8Length(kept + character) > maxBytes) break;
        kept += character;
    }
    return quoted || utf8Length(kept) !== maxBytes ? {} : { replacement: { text: kept, safe: false } };
}

function lengthFault(word: Word, value: NameValue | TextValue): WordFault | undefined {
    const bytes = utf8Length(word.text);
    if (value.kind === 'text' && value.filled === true && word.text === '')
        return { kind: 'invalid-text', problem: 'the text is empty' };
    if (value.maxBytes === undefined || bytes <= value.maxBytes) return undefined;
    return {
        kind: 'too-long',
        problem: `${quote(word.text)} has ${bytes} bytes, and at most ${value.maxBytes} are taken`,
        ...(value.kind === 'text' && value.cut === true ? cutTo(word, value.maxBytes) : {}),
    };
}

/** What is wrong with a word; undefined when nothing is, or when its reader looks at the whole line. */
export function wordFault(word: Word, value: ValueSpec, release: Release): WordFault | undefined {
    switch (value.kind) {
        case 'integer':
            return integerFault(word, value);
        case 'decimal':
            return decimalFault(word, value);
        case 'boolean':
            return booleanFault(word);
        case 'choice':
            return choiceFault(word, value, release);
        case 'address':
            return addressFault(word, value);
        case 'name':
            return value.of === 'host' ? hostFault(word) : lengthFault(word, value);
        case 'text':
            return lengthFault(word, value);
        case 'hex':
        case 'command':
        case 'special':
            return undefined;
    }
}

/** A choice in other capitals, which changes nothing where keepalived takes it anyhow. */
function usedAnyhow({ text }: Word, { replacement }: WordFault, outcome: string): Pick<Fault, 'replacement'> {
    if (replacement === undefined || outcome !== `uses ${replacement.text}`) return {};
    const safe = replacement.text.toLowerCase() === text.toLowerCase();
    return { replacement: { ...replacement, safe } };
}

/** The end of the range, where that is what keepalived uses. */
function boundUsed(outcome: string, { min, max }: IntegerValue): Pick<Fault, 'replacement'> {
    const used = [min, max].find((each) => outcome === `uses ${each}`);
    return used === undefined ? {} : { replacement: { text: String(used), safe: false } };
}

/** What is wrong with a word that is to be such a value, at its place: nothing, or one fault. */
export function faultsOf(
    word: Word,
    { value, otherwise, said }: Pick<ArgSpec, 'value' | 'otherwise' | 'said'>,
    release: Release,
): Fault[] {
    const fault = wordFault(word, value, release);
    if (fault === undefined) return [];
    const outcome = fault.otherwise ?? otherwise ?? IGNORES;
    const bound = value.kind === 'integer' && fault.kind === 'out-of-range' ? boundUsed(outcome, value) : {};
    const used = value.kind === 'choice' ? usedAnyhow(word, fault, outcome) : {};
    return [
        {
            ...fault,
            ...bound,
            ...used,
            span: word.span,
            otherwise: outcome,
            ...(said === undefined ? {} : { said }),
        },
    ];
}
