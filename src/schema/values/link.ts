/** Readers of `use_vmac` and `use_ipvlan`: the interface on which an instance runs. */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { oncePer } from '../../text/once.ts';
import { quote, utf8Length } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import type { Fault } from './fault.ts';
import { type LinkWord, ipvlanWords, linkWords, vmacWords } from './link-words.ts';
import type { Reader } from './special.ts';

/** The longest name of an interface, in bytes. */
const MAX_NAME = 15;

const IGNORES_WORD = 'ignores the word';
const IGNORES_NAME = 'makes up a name';

/** What is wrong with the name of an interface; `strict` is whether its characters matter as well. */
function nameFault({ text, span }: Word, strict: boolean): Fault | undefined {
    const bytes = utf8Length(text);
    if (bytes > MAX_NAME)
        return {
            kind: 'too-long',
            span,
            problem: `${quote(text)} has ${bytes} bytes, and an interface's name at most ${MAX_NAME}`,
            otherwise: IGNORES_NAME,
        };
    if (text !== '' && text !== '.' && text !== '..' && !/[/:\s]/.test(text)) return undefined;
    return {
        kind: 'invalid-text',
        span,
        problem: `${quote(text)} cannot be the name of an interface`,
        otherwise: strict ? IGNORES_NAME : 'tries to make an interface of that name',
        ...(strict ? {} : { said: 'never' }),
    };
}

/** Whether keepalived takes a name of an interface, as far as the text goes. */
export function isLinkName(word: Word, keyword: string, release: Release): boolean {
    const fault = nameFault(word, keyword === 'use_vmac' && hasIt(release, '2.1.0', undefined));
    return fault === undefined || fault.said === 'never';
}

/** The interface by which a machine speaks to itself, on every Linux. */
export const LOOPBACK = 'lo';

/** Whether a name is that of the interface that its instance runs on, which keepalived ignores for it is there. */
export function isParent({ text }: Word, { parent }: Bound): boolean {
    return (
        text === LOOPBACK ||
        (parent?.children ?? []).some(
            ({ spec, words }) => spec?.name === 'interface' && words[1]?.text === text,
        )
    );
}

const OCTETS = /^[\da-f]{1,2}(?::[\da-f]{1,2}){4}(?::?$|:[\da-f]{1,2}(?::|$))/i;

/** What is wrong with a MAC address; five octets will do, for the number of the router is added. */
function macProblem(text: string): string | undefined {
    if (/[^\da-f:]/i.test(text) || !OCTETS.test(text)) return 'is no MAC address of five or six octets';
    const octets = text.split(':').map((octet) => parseInt(octet, 16));
    if (((octets[0] ?? 0) & 1) === 1) return 'is a multicast address';
    const [a, b, c, d, e] = octets;
    const isVrrp = a === 0 && b === 0 && c === 0x5e && d === 0 && (e === 1 || e === 2);
    return isVrrp ? 'belongs to the range of VRRP itself, which needs no address here' : undefined;
}

function repeated({ span, text }: Word, what: string): Fault {
    return {
        kind: 'repeated',
        span,
        problem: `${quote(text)} is a second ${what}`,
        otherwise: `keeps the first and ${IGNORES_WORD}`,
    };
}

function lacking({ span, text }: Word): Fault {
    return {
        kind: 'missing-value',
        span,
        problem: `${quote(text)} lacks its value`,
        otherwise: 'ends there and reads no further',
    };
}

/** The statements of an instance that make an interface, by their place among them. */
const linksIn = oncePer(
    (siblings: readonly Bound[]): ReadonlyMap<Bound, number> =>
        new Map(
            siblings
                .filter(({ spec }) => spec?.name === 'use_vmac' || spec?.name === 'use_ipvlan')
                .map((each, index) => [each, index]),
        ),
);

/** The places of the first such statement with a name, with a MAC address, and with that keyword; Infinity for none. */
interface Firsts {
    readonly named: number;
    readonly addressed: number;
    readonly ipvlan: number;
}

const firstsIn = oncePer<ReadonlyMap<Bound, number>, Map<Release, Firsts>>(() => new Map());

function firstsOf(links: ReadonlyMap<Bound, number>, release: Release): Firsts {
    const known = firstsIn(links).get(release);
    if (known !== undefined) return known;
    const first = (isSuch: (part: LinkWord, keyword: string, link: Bound) => boolean): number => {
        for (const [link, index] of links) {
            const keyword = link.spec?.name ?? '';
            if (linkWords(link.words, keyword, release).some((part) => isSuch(part, keyword, link)))
                return index;
        }
        return Infinity;
    };
    const ipvlan = [...links].find(([{ spec }]) => spec?.name === 'use_ipvlan');
    const firsts = {
        named: first(
            ({ kind, word }, keyword, link) =>
                kind === 'name' && isLinkName(word, keyword, release) && !isParent(word, link),
        ),
        addressed: first(({ kind, word }) => kind === 'mac' && macProblem(word.text) === undefined),
        ipvlan: ipvlan?.[1] ?? Infinity,
    };
    firstsIn(links).set(release, firsts);
    return firsts;
}

/** What the statements before this one in its instance have given already. */
function hadBefore(bound: Bound, release: Release): Readonly<Record<keyof Firsts, boolean>> {
    const links = linksIn(bound.parent?.children ?? []);
    const { named, addressed, ipvlan } = firstsOf(links, release);
    const own = links.get(bound) ?? 0;
    return { named: named < own, addressed: addressed < own, ipvlan: ipvlan < own };
}

/** Tells what is wrong with the words after `use_vmac`. */
export const readVmac: Reader = (words, { bound, target: { release } }) => {
    const strict = hasIt(release, '2.1.0', undefined);
    const checksAgain = hasIt(release, '2.2.5', undefined);
    const faults: Fault[] = [];
    const had = hadBefore(bound, release);
    let named = checksAgain && had.named;
    let { addressed } = had;
    for (const { kind, word } of vmacWords(words, release)) {
        if (kind === 'lacking') faults.push(lacking(word));
        else if (kind === 'mac' && addressed) faults.push(repeated(word, 'MAC address'));
        else if (kind === 'mac') {
            const problem = macProblem(word.text);
            addressed = problem === undefined;
            if (problem === undefined) continue;
            faults.push({
                kind: 'invalid-address',
                span: word.span,
                problem: `${quote(word.text)} ${problem}`,
                otherwise: IGNORES_WORD,
            });
        } else if (kind === 'name' && named) faults.push(repeated(word, 'name'));
        else if (kind === 'name') {
            const fault = nameFault(word, strict);
            named = checksAgain && fault === undefined && !isParent(word, bound);
            if (fault !== undefined) faults.push(fault);
        }
    }
    return faults;
};

/** Tells what is wrong with the words after `use_ipvlan`. */
export const readIpvlan: Reader = (words, { bound, target: { release } }) => {
    // A second line is ignored as a whole.
    const had = hadBefore(bound, release);
    if (had.ipvlan) return [];
    const faults: Fault[] = [];
    const given = new Set<LinkWord['kind']>(had.named ? ['name'] : []);
    for (const { kind, word } of ipvlanWords(words, release)) {
        if (kind === 'group') continue;
        if (kind === 'lacking') faults.push(lacking(word));
        else if (given.has(kind)) faults.push(repeated(word, kind));
        else {
            const fault = kind === 'name' ? nameFault(word, false) : undefined;
            if (fault !== undefined) faults.push(fault);
            if (
                (fault === undefined || fault.said === 'never') &&
                !(kind === 'name' && isParent(word, bound))
            )
                given.add(kind);
        }
    }
    return faults;
};
