/** Commands of shell scripts, as far as they can be told without running them. */
import { type Span, moved } from '../text/span.ts';
import type { Piece } from './lines.ts';
import { steps } from './shell-steps.ts';

/** A command with literal words. */
export interface Command {
    /** The words, variables replaced where the script gives them a literal value; the first without its folder. */
    readonly words: readonly string[];
    /** The file that its output goes to. */
    readonly output?: string;
    /** The here-document that it reads, of its own or through a pipe. */
    readonly input?: Piece | undefined;
    readonly span: Span;
}

/** What a word may stand for: more than one text where a loop goes over a list. */
type Texts = readonly string[];

/** Words of lists that a loop may go over; more are nobody's script. */
const MOST_TEXTS = 100;

/** How deep `sh -c '…'` may lie in one another. */
const MOST_LEVELS = 3;

/** Words in front of a command that change nothing about what it does. */
const PREFIXES = new Set(
    '! { } then do else elif if while until sudo exec command time nohup export local readonly declare'.split(
        ' ',
    ),
);

const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;

/**
 * The commands of a script in the order in which they stand, whatever they depend on. Left out are the branches and
 * functions named `stop`, `down` and the like, which undo. A loop over literal words gives a command for each.
 */
export function commandsIn({ text, span }: Piece, level = 0): Command[] {
    const variables = new Map<string, Texts>();
    const commands: Command[] = [];
    for (const raw of split(text, variables)) {
        const place = { start: span.start + raw.start, end: span.start + raw.end };
        const words = withoutPrefixes(raw.words, variables);
        const [name = [''], , kind, ...list] = words;
        const loop = /^[A-Za-z_]\w*$/.exec(words[1]?.[0] ?? '')?.[0];
        if (name[0] === 'for' && kind?.[0] === 'in' && loop !== undefined)
            variables.set(
                loop,
                list.flatMap((each) => each.flatMap((one) => one.split(/\s+/))).slice(0, MOST_TEXTS),
            );
        const count = words.reduce((most, { length }) => Math.max(most, length), 0);
        for (let at = 0; at < count; at++) {
            const [first = '', ...rest] = words.map((each) => chosen(each, at));
            const command = [first.slice(first.lastIndexOf('/') + 1), ...rest];
            const output = raw.output === undefined ? {} : { output: chosen(raw.output, at) };
            const input = raw.input === undefined ? {} : { input: within(raw.input, span.start) };
            commands.push({ words: command, ...output, ...input, span: place });
            if (/^(ba|da|z|k)?sh$/.test(command[0] ?? '') && command[1] === '-c' && level < MOST_LEVELS)
                for (const inner of commandsIn({ text: command[2] ?? '', span: place }, level + 1))
                    commands.push({ ...inner, input: undefined, span: place });
        }
    }
    return commands;
}

/** A piece of a text that begins at an offset. */
function within({ text, span }: Piece, offset: number): Piece {
    return { text, span: moved(span, offset) };
}

function chosen(texts: Texts, index: number): string {
    return texts[index % texts.length] ?? '';
}

/** A command's words without keywords and assignments before them; an assignment is remembered. */
function withoutPrefixes(words: readonly Texts[], variables: Map<string, Texts>): readonly Texts[] {
    let at = 0;
    for (; at < words.length; at++) {
        const texts = words[at] ?? [];
        const [, name] = ASSIGNMENT.exec(texts[0] ?? '') ?? [];
        if (name !== undefined)
            variables.set(
                name,
                texts.map((each) => each.slice(name.length + 1)),
            );
        else if (!PREFIXES.has(texts[0] ?? '')) break;
    }
    return words.slice(at);
}

interface RawCommand {
    readonly words: Texts[];
    output?: Texts;
    input?: Piece | undefined;
    readonly start: number;
    end: number;
}

/** Puts a text, or each of several, behind what a word stands for so far. */
function extended(word: Texts | undefined, piece: Texts): Texts {
    const before = word ?? [''];
    const count = piece.length === 0 ? 0 : Math.max(before.length, piece.length);
    return Array.from({ length: Math.max(1, count) }, (_, at) => chosen(before, at) + chosen(piece, at));
}

/** Cuts a script into commands; `variables` is asked when a variable is met. */
function* split(text: string, variables: ReadonlyMap<string, Texts>): Generator<RawCommand> {
    const valueOf = (name: string, raw: string): Texts => variables.get(name) ?? [raw];
    let command: RawCommand | undefined;
    let word: Texts | undefined;
    /** What comes through a pipe. */
    let input: Piece | undefined;
    /** Where the next word goes if it is no argument. */
    let target: 'output' | 'nowhere' | undefined;
    const endWord = (): void => {
        if (word === undefined) return;
        if (target === undefined) command?.words.push(word);
        else if (target === 'output' && command !== undefined) command.output = word;
        word = target = undefined;
    };
    for (const { kinds, match, document } of steps(text)) {
        const { escaped, single, double, name, to, from, end, blank, plain, other } = kinds;
        if (blank !== undefined) endWord();
        else if (end !== undefined) {
            endWord();
            if (command !== undefined) yield command;
            input = end === '|' ? command?.input : undefined;
            command = target = undefined;
        } else if (to !== undefined || from !== undefined) {
            const channel = /^\d$/.exec(word?.[0] ?? '')?.[0];
            if (channel !== undefined) word = undefined;
            endWord();
            if (document !== undefined) {
                command ??= { words: [], start: match.span.start, end: match.span.end };
                command.input = document;
            }
            target = to !== undefined && (channel ?? '1') === '1' ? 'output' : 'nowhere';
        } else {
            command ??= { words: [], input, start: match.span.start, end: match.span.end };
            command.end = match.span.end;
            const literal = escaped ?? single ?? plain ?? other;
            if (literal !== undefined) word = extended(word, [literal]);
            else if (name !== undefined) word = extended(word, valueOf(name, match.text));
            else if (double !== undefined)
                for (const piece of [[''], ...piecesOf(double, valueOf)]) word = extended(word, piece);
        }
    }
    endWord();
    if (command !== undefined) yield command;
}

/** What stands between double quotes: variables and escapes are still read there. */
function piecesOf(text: string, valueOf: (name: string, raw: string) => Texts): Texts[] {
    return Array.from(text.matchAll(/\\(["\\$`\n])|\$\{?(\w+)\}?|[^\\$]+|[^]/g), ([raw, escaped, name]) =>
        name === undefined ? [escaped ?? raw] : valueOf(name, raw),
    );
}
