/** The words of an iptables rule: which packets it is for, and what it does with them. */
import type { Action, Match } from '../ruleset.ts';
import { moduleMatch, optionOf } from './options.ts';

/** A rule without its place. */
export interface Body {
    readonly matches: readonly Match[];
    /** Undefined: nothing that changes what becomes of a packet. */
    readonly action: Action | undefined;
}

/** Targets that leave the packet to the next rule. */
const PASSING: ReadonlySet<string> = new Set([
    ...['LOG', 'NFLOG', 'ULOG', 'AUDIT', 'TRACE', 'MARK', 'CONNMARK', 'SECMARK', 'CONNSECMARK', 'CLASSIFY'],
    ...['TOS', 'DSCP', 'TTL', 'HL', 'ECN', 'TCPMSS', 'CHECKSUM', 'SET', 'TEE', 'IDLETIMER', 'LED', 'RATEEST'],
]);

/** Targets that do the same as one of nftables, for a packet that comes in. */
const PLAIN: ReadonlyMap<string, 'accept' | 'drop' | 'return' | 'notrack'> = new Map([
    ['ACCEPT', 'accept'],
    ['DROP', 'drop'],
    ['REJECT', 'drop'],
    ['TARPIT', 'drop'],
    ['RETURN', 'return'],
    ['NOTRACK', 'notrack'],
]);

/** Reads where DNAT and REDIRECT send a packet: an address, a port, or both; the first of a range. */
export function destinationOf(text: string): Extract<Action, { do: 'nat' }> {
    const [, six, plain, port] =
        /^(?:\[([0-9a-f:.]*)\]|([0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*|[0-9.]*))(?:-[^:]*)?(?::?(\d{1,5}))?/i.exec(
            text,
        ) ?? [];
    const address = [six, plain].find((each) => each !== undefined && each !== '');
    return { do: 'nat', address, port: port === undefined ? undefined : Number(port) };
}

/** The action of a target with its own options. */
function actionOf(target: string, options: ReadonlyMap<string, string>): Action | undefined {
    const plain = PLAIN.get(target);
    if (plain !== undefined) return { do: plain };
    if (PASSING.has(target)) return undefined;
    if (target === 'CT') return options.has('--notrack') ? { do: 'notrack' } : undefined;
    if (target === 'REDIRECT') {
        const port = /^\d{1,5}/.exec(options.get('--to-ports') ?? options.get('--to-port') ?? '')?.[0];
        return { do: 'nat', address: undefined, port: port === undefined ? undefined : Number(port) };
    }
    if (target === 'DNAT') return destinationOf(options.get('--to-destination') ?? options.get('--to') ?? '');
    return { do: 'jump', chain: target };
}

/** Whether a word begins something new: an option, or what negates one. */
function begins(word: string | undefined): boolean {
    return word === undefined || word === '!' || /^-./.test(word);
}

/** Reads the words behind the name of the chain. */
export function readBody(words: readonly string[]): Body {
    const matches: Match[] = [];
    const own = new Map<string, string>();
    let target: string | undefined;
    let gone = false;
    let inTarget = false;
    for (let at = 0; at < words.length;) {
        const before = words[at] === '!';
        if (before) at++;
        const [name, joined] = splitName(words[at++] ?? '');
        const option = optionOf(name);
        // Old releases have it behind the option.
        const after = option !== undefined && option.takes > 0 && words[at] === '!';
        if (after) at++;
        const next = (): string => joined ?? words[at++] ?? '';
        if (['-j', '--jump', '-g', '--goto'].includes(name)) {
            target = next();
            gone = name === '-g' || name === '--goto';
            inTarget = true;
            continue;
        }
        if (name === '-m' || name === '--match') {
            const match = moduleMatch(next());
            if (match !== undefined) matches.push(match);
            inTarget = false;
            continue;
        }
        if (option === undefined) {
            const rest: string[] = [];
            while (!begins(words[at])) rest.push(words[at++] ?? '');
            if (inTarget) own.set(name, joined ?? rest[0] ?? '');
            else matches.push({ on: 'unknown' });
            continue;
        }
        const match = option.match(Array.from({ length: option.takes }, next));
        const not = before !== after;
        if (match !== undefined) matches.push(not ? { ...match, not } : match);
        else if (not) matches.push({ on: 'never' });
    }
    if (target === undefined) return { matches, action: undefined };
    return { matches, action: gone ? { do: 'goto', chain: target } : actionOf(target, own) };
}

/** An option and the value that is joined to it: `--dport=80`, `-p112`. */
function splitName(word: string): readonly [string, string | undefined] {
    const [, long, value] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? [];
    if (long !== undefined) return [long, value];
    const [, short, rest] = /^(-[psdiojgm])(.+)$/s.exec(word) ?? [];
    return short === undefined ? [word, undefined] : [short, rest];
}
