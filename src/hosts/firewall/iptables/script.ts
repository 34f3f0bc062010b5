/** Shell scripts that run `iptables`, `ip6tables`, `arptables`, or add direct rules to firewalld. */
import type { HostFile } from '../../place.ts';
import { lineSpan } from '../../../text/source-file.ts';
import { type Draft, type Family, apply } from './tables.ts';
import { type Word, wordsOf } from './words.ts';

const PROGRAMS: Readonly<Record<string, Family>> = {
    iptables: 'inet',
    'iptables-nft': 'inet',
    'iptables-legacy': 'inet',
    ip6tables: 'inet6',
    'ip6tables-nft': 'inet6',
    'ip6tables-legacy': 'inet6',
    arptables: 'arp',
};

/** What firewalld's direct rules call the families. */
const DIRECT: Readonly<Record<string, Family>> = { ipv4: 'inet', ipv6: 'inet6' };

const MENTION = /^[^#\n]*\b(?:ip6?tables|arptables|firewall-cmd)\b/m;

/** Whether a text is a shell script that may load rules. */
export function isScript({ path, file: { text } }: HostFile): boolean {
    return (/^#!.*sh\b/.test(text) || /\.sh$|\/rc\.local$/.test(path)) && MENTION.test(text);
}

/** The commands of a line, without redirections of their output. */
function commandsOf(text: string, words: readonly Word[]): readonly (readonly Word[])[] {
    const commands: Word[][] = [[]];
    for (const word of words) {
        const raw = text.slice(word.span.start, word.span.end);
        const ends = raw.endsWith(';') && raw.length > 1;
        if (/^(?:&&|\|\||;|\|)$/.test(raw)) commands.push([]);
        else if (raw.startsWith('#')) break;
        else if (!/^[\d&]?>/.test(raw))
            commands.at(-1)?.push(ends ? { ...word, text: word.text.slice(0, -1) } : word);
        if (ends) commands.push([]);
    }
    return commands.filter(({ length }) => length > 0);
}

/** A command that changes rules: of iptables itself, or one that firewalld hands on. */
interface Change {
    readonly family: Family;
    readonly table: string;
    readonly words: readonly string[];
    readonly direct: boolean;
}

/** Words that may stand before a command; behind those of a condition it may not be run. */
const BEFORE = /^(?:sudo|exec|then|else|do|if|!|\{)$/;

function changeOf(words: readonly string[]): Change | undefined {
    const at = words.findIndex((word) => !BEFORE.test(word));
    const program = (words[at] ?? '')
        .replace(/^.*\//, '')
        .replace(/^\$\{?(\w+)\}?$/, '$1')
        .toLowerCase();
    const rest = words.slice(at + 1);
    const known = { ipt: 'iptables', ip6t: 'ip6tables' }[program] ?? program;
    const family = Object.hasOwn(PROGRAMS, known) ? PROGRAMS[known] : undefined;
    if (family !== undefined) return { family, table: 'filter', words: rest, direct: false };
    const add = rest.indexOf('--add-rule');
    const [ipv = '', table = '', chain = '', , ...rule] = rest.slice(add + 1);
    if (program !== 'firewall-cmd' || add < 0 || !rest.includes('--direct')) return undefined;
    const direct = Object.hasOwn(DIRECT, ipv) ? DIRECT[ipv] : undefined;
    return direct && { family: direct, table, words: ['-A', chain, ...rule], direct: true };
}

/** Puts the values of variables in; those that are not known stay. */
function filledIn(text: string, variables: ReadonlyMap<string, string>): string {
    return text.replace(
        /\$(?:\{(\w+)\}|(\w+))/g,
        (all, braced?: string, plain?: string) => variables.get(braced ?? plain ?? '') ?? all,
    );
}

/**
 * Reads a script line by line: its rules of iptables into `own`, those of firewalld into `direct`. Lines that are set in from the left stand in a loop, a condition or a function,
 * so that whether they are run is not known; a line that a backslash continues is read with the next ones.
 */
export function readScript({ file }: HostFile, own: Draft, direct: Draft): void {
    const variables = new Map<string, string>();
    for (let line = 0; line < file.lineStarts.length; line++) {
        const { start } = lineSpan(file, line);
        let { end } = lineSpan(file, line);
        while (file.text[end - 1] === '\\' && line + 1 < file.lineStarts.length)
            ({ end } = lineSpan(file, ++line));
        const words = wordsOf(file.text, { start, end }).filter(({ text }) => text !== '\n');
        const inset = /^[ \t]/.test(file.text.slice(start, end));
        for (const command of commandsOf(file.text, words)) {
            const texts = command.map(({ text }) => filledIn(text, variables));
            const [, name, value] = /^(\w+)=(.*)$/s.exec(texts[0] ?? '') ?? [];
            if (name !== undefined && texts.length === 1 && !inset) variables.set(name, value ?? '');
            const found = changeOf(texts);
            if (found === undefined) continue;
            const span = { start: command[0]?.span.start ?? start, end: command.at(-1)?.span.end ?? end };
            const conditional = inset || /^(?:then|else|do|if)$/.test(texts[0] ?? '');
            apply({ ...found, place: { file, span }, conditional }, found.direct ? direct : own);
        }
    }
}
