/** Definitions: `$NAME=text`, `$NAME` and `${NAME}` (`lib/parser.c:check_definition`, `replace_param`). */
import type { Release } from '../../grammar/schema/types.ts';
import { compareReleases } from '../../grammar/schema/releases.ts';
import type { Span } from '../text/span.ts';
import type { Derived } from '../syntax/via.ts';
import type { ExpandProblem } from './problem.ts';
import { type Rope, carried, concat, derivedAt, ropeMade, slice } from './rope.ts';

/** A definition. One over several lines can only be used at the end of a line. */
export interface Definition {
    readonly lines: Rope[];
    multiline: boolean;
    /** Where it is made; absent for those that are built in. */
    readonly span?: Span;
}

/** A definition that keepalived has by itself, with the parameters it takes. */
interface Standard {
    readonly min: number;
    readonly max: number;
    readonly numeric?: true;
    readonly since?: Release;
    readonly value: (parameters: readonly string[]) => string;
}

/** What of the host and of the run goes into the text. */
export interface Surroundings {
    readonly release: Release;
    /** What `-i` gives; undefined stands for an id that no line names. */
    readonly configId: string | undefined;
    /** The folder of the file that is read. */
    readonly folder: () => string;
}

/** The bytes of keepalived's line buffer (`lib/parser.h:MAXBUF`). */
export const MAX_LINE = 1024;

/** After so many replacements on one line it is clear that they never end. */
const MAX_REPLACEMENTS = 2048;

const NAME = /^[A-Za-z_][A-Za-z0-9_]*/;
const DEFINITION = /^\$([A-Za-z_][A-Za-z0-9_]*)=[ \t]*/;

/** What is between the braces after a name: nothing, or blank-separated words. */
const PARAMETERS = /^[ \t]*((?:[A-Za-z0-9_]+[ \t]+)*[A-Za-z0-9_]+)?\}/;

/** The release from which parameters need not be numbers, and are checked. */
const PARAMETERS_CHECKED: Release = '2.4.0';

function standards({ configId, folder }: Surroundings): ReadonlyMap<string, Standard> {
    return new Map<string, Standard>([
        ['_PWD', { min: 0, max: 0, value: folder }],
        ['_INSTANCE', { min: 0, max: 0, value: () => configId ?? 'localhost' }],
        [
            '_RANDOM',
            // Any number will do as well as another: the smallest that may come.
            {
                min: 0,
                max: 2,
                numeric: true,
                value: ([low]) => (low === undefined ? '0' : String(Number(low))),
            },
        ],
        // The environment is that of the host; an unset variable is empty.
        ['_ENV', { min: 1, max: 1, since: '2.4.0', value: () => '' }],
        ['_HASH', { min: 0, max: 0, value: () => '#' }],
        ['_BANG', { min: 0, max: 0, value: () => '!' }],
    ]);
}

/** What became of a line in which definitions were replaced. */
export interface Replaced {
    readonly rope: Rope;
    readonly changed: boolean;
    /** The lines that follow, where a definition over several lines was used at its end. */
    readonly following: readonly Rope[] | undefined;
}

/** The definitions of one run over a configuration. */
export class Definitions {
    readonly #own = new Map<string, Definition>();
    readonly #standards: ReadonlyMap<string, Standard>;
    readonly #surroundings: Surroundings;
    readonly #report: (problem: ExpandProblem) => void;

    constructor(surroundings: Surroundings, report: (problem: ExpandProblem) => void) {
        this.#surroundings = surroundings;
        this.#standards = standards(surroundings);
        this.#report = report;
    }

    /** Gives a name a text of one line. */
    set(name: string, text: Rope): void {
        this.#own.set(name, { lines: [text], multiline: false });
    }

    /** Takes a line for a definition, if it is one; a backslash at its end means that more lines follow. */
    define(line: Rope): Definition | undefined {
        const match = DEFINITION.exec(line.text);
        const name = match?.[1];
        if (match === null || name === undefined) return undefined;
        const value = slice(line, match[0].length);
        const multiline = value.text.endsWith('\\');
        const body = multiline ? slice(value, 0, value.text.slice(0, -1).trimEnd().length) : value;
        const definition: Definition = {
            lines: body.text === '' && multiline ? [] : [body],
            multiline,
            span: derivedAt(line, 0, line.text.length).span,
        };
        this.#own.set(name, definition);
        return definition;
    }

    /** Replaces every use of a definition in a line, also those that a replacement brings. */
    replace(line: Rope): Replaced {
        let rope = line;
        let changed = false;
        let following: readonly Rope[] | undefined;
        let count = 0;
        for (let at = rope.text.indexOf('$'); at >= 0; at = rope.text.indexOf('$', at)) {
            const use = this.#useAt(rope, at);
            if (use === undefined) {
                at++;
                continue;
            }
            const [first, ...rest] = use.lines;
            const text = concat(slice(rope, 0, at), first ?? slice(rope, 0, 0), slice(rope, use.end));
            if (++count > MAX_REPLACEMENTS) {
                this.#report({
                    kind: 'endless-definition',
                    problem: 'this definition is replaced by itself again and again; keepalived hangs here',
                    ...use.derived,
                });
                return { rope: line, changed: false, following: undefined };
            }
            if (text.text.length >= MAX_LINE) return { rope: line, changed: false, following: undefined };
            rope = text;
            changed = true;
            if (use.multiline) following = following === undefined ? rest : [...rest, ...following];
            if (/^[ \t]*~/.test(first?.text ?? '')) break;
        }
        return { rope, changed, following };
    }

    /** The use of a definition that starts with the `$` at `at`: what it stands for, and where it ends. */
    #useAt(
        rope: Rope,
        at: number,
    ): { lines: readonly Rope[]; multiline: boolean; end: number; derived: Derived } | undefined {
        const braced = rope.text[at + 1] === '{';
        const after = rope.text.slice(at + (braced ? 2 : 1));
        const name = NAME.exec(after)?.[0];
        if (name === undefined) return undefined;
        const tail = after.slice(name.length);
        const parameters = braced ? PARAMETERS.exec(tail) : undefined;
        if (braced ? parameters === null : !/^(?:[ \t,)]|$)/.test(tail)) return undefined;
        const end = at + (braced ? 2 : 1) + name.length + (parameters?.[0].length ?? 0);
        const atEnd = end === rope.text.length;
        const derived = derivedAt(rope, at, end);
        const via = {
            kind: 'definition' as const,
            name,
            span: derived.span,
            ...(derived.via === undefined ? {} : { parent: derived.via }),
        };
        const words = parameters?.[1]?.split(/[ \t]+/) ?? [];
        const own = this.#own.get(name);
        if (own !== undefined) {
            if ((own.multiline && !atEnd) || words.length > 0) return undefined;
            return {
                lines: own.lines.map((line) => carried(line, via)),
                multiline: own.multiline,
                end,
                derived,
            };
        }
        const value = this.#standardValue(name, words, derived);
        if (value === undefined) return undefined;
        return { lines: [ropeMade(value, derived.span, via)], multiline: false, end, derived };
    }

    #standardValue(name: string, words: readonly string[], derived: Derived): string | undefined {
        const standard = this.#standards.get(name);
        const { release } = this.#surroundings;
        if (standard === undefined) return undefined;
        if (standard.since !== undefined && compareReleases(release, standard.since) < 0) return undefined;
        if (words.length === 0) return standard.min > 0 ? '' : standard.value(words);
        if (standard.max === 0) return undefined;
        const numeric = words.every((word) => /^\d+$/.test(word));
        if (compareReleases(release, PARAMETERS_CHECKED) < 0)
            return numeric ? standard.value(words) : undefined;
        const refuse = (problem: string): undefined => {
            this.#report({ kind: 'invalid-parameters', problem, ...derived });
            return undefined;
        };
        if (standard.numeric === true && !numeric) {
            refuse(`"\${${name}}" takes numbers only`);
            return;
        }
        if (words.length > standard.max || words.length < standard.min) {
            refuse(`"\${${name}}" takes at most ${standard.max}, not ${words.length} of them`);
            return;
        }
        if (name === '_RANDOM' && Number(words[0]) > Number(words[1] ?? 32_767)) {
            this.#report({
                kind: 'invalid-parameters',
                problem: `the smallest number of "\${${name}}" is above the largest`,
                ...derived,
            });
        }
        return standard.value(words);
    }
}
