/**
 * What keepalived makes of a text before it looks at keywords, line for line as `lib/parser.c:read_line`
 * does it: comments, conditions, definitions, sequences, includes, and the cut at braces.
 */
import type { Release } from '../../grammar/schema/types.ts';
import type { Line } from '../../grammar/parser.ts';
import type { SourceSet } from '../text/source-set.ts';
import { type Span, join } from '../text/span.ts';
import { quote } from '../text/words.ts';
import type { Derived } from '../syntax/via.ts';
import { Budget } from './budget.ts';
import { readCondition } from './condition.ts';
import { decomment } from './decomment.ts';
import { type Definition, Definitions, extend, finish } from './definitions.ts';
import { type Habits, habitsOf } from './habits.ts';
import { type Includes, includeLine, missingProblem, takesAllOrNone } from './includes.ts';
import { LineSource } from './lines.ts';
import type { ExpandProblem } from './problem.ts';
import { type Rope, derivedAt } from './rope.ts';
import { readSequence } from './sequence.ts';
import { cutAtBrace, hiddenQuote, lineOf } from './words.ts';

/** What a text is read for. */
export interface ReadOptions {
    readonly release: Release;
    /** The configuration id; undefined stands for one that no line names. */
    readonly configId: string | undefined;
    readonly includes: Includes;
}

/** What was read. */
export interface Reading {
    readonly lines: readonly Line[];
    readonly problems: readonly ExpandProblem[];
    /** Quotes without partner, each with what follows it on its line. */
    readonly openQuotes: readonly Span[];
    /** Whether reading ended before the text did. */
    readonly isCut: boolean;
    /** The ids that `@id` names in what was read. */
    readonly configIds: ReadonlySet<string>;
}

/** How often a line is looked at again that a definition has changed. */
const MAX_LOOKS = 32;

/** Reads the main file of a set with all that it includes; included files are added to the set. */
export function read(sources: SourceSet, options: ReadOptions): Reading {
    return new Reader(sources, options).run();
}

class Reader {
    readonly #sources: SourceSet;
    readonly #options: ReadOptions;
    readonly #habits: Habits;
    readonly #source: LineSource;
    readonly #definitions: Definitions;
    readonly #budget: Budget;
    readonly #problems: ExpandProblem[] = [];
    readonly #openQuotes: Span[] = [];
    readonly #lines: Line[] = [];
    readonly #configIds = new Set<string>();
    /** The definition whose lines are being read, and whether a comment has ended it for most processes. */
    #defining: Definition | undefined;
    #ended = false;
    #depth = 0;
    /** The name of the block at the top of the file in which reading is. */
    #section = '';
    /** How many lines there were when the line of the main file was fetched that is being read. */
    #settled = 0;

    constructor(sources: SourceSet, options: ReadOptions) {
        const report = (problem: ExpandProblem): void => {
            this.#problems.push(problem);
        };
        this.#sources = sources;
        this.#options = options;
        this.#habits = habitsOf(options.release);
        this.#budget = new Budget(report);
        const surroundings = { ...options, folder: () => this.#source.folder };
        this.#definitions = new Definitions(surroundings, report, this.#budget);
        this.#source = new LineSource(sources, (name, value) => {
            this.#definitions.set(name, value);
        });
    }

    run(): Reading {
        for (let line = this.#source.next(); line !== undefined; line = this.#source.next()) {
            const { rope, physical, made } = line;
            if (physical) this.#budget.enter(rope);
            if (physical && !this.#source.isIncluded) this.#settled = this.#lines.length;
            else if (physical || made) this.#budget.take(rope, made);
            if (this.#budget.isSpent) break;
            const bare = physical ? this.#bare(rope) : rope;
            const plain = physical && includeLine(bare.text, this.#habits.strictIncludes) !== undefined;
            const ready = bare.text === '' ? undefined : this.#prepare(bare);
            if (ready !== undefined && ready.text !== '' && !this.#include(ready, plain)) this.#emit(ready);
        }
        return {
            // Of what brings too much, nothing is looked at.
            lines: this.#budget.isSpent ? this.#lines.slice(0, this.#settled) : this.#lines,
            problems: this.#problems,
            openQuotes: this.#openQuotes,
            isCut: this.#budget.isSpent,
            configIds: this.#configIds,
        };
    }

    #report(kind: ExpandProblem['kind'], problem: string, place: Derived): void {
        this.#problems.push({ kind, problem, ...place });
    }

    /** A line of a file without its comment. An empty line ends a definition over several lines. */
    #bare(line: Rope): Rope {
        const { commentsCarryOn, copies } = this.#habits;
        const { rope, openQuote } = decomment(line, commentsCarryOn);
        if (openQuote !== undefined) this.#openQuotes.push(derivedAt(line, openQuote, line.text.length).span);
        if (rope.text === '' && this.#defining !== undefined) {
            if (line.text === '') this.#endDefinition(this.#defining);
            else if (copies) {
                const place = derivedAt(line, 0, line.text.length);
                this.#report('comment-in-definition', 'this line ends the definition around it', place);
                this.#ended = true;
            }
        }
        return this.#isGlobal(rope) ? rope : decomment(rope, commentsCarryOn).rope;
    }

    /**
     * Whether the process that reads the files uses a line itself. The others read a copy from which
     * comments have been taken once already, so that there `\#` starts one.
     */
    #isGlobal(rope: Rope): boolean {
        if (!this.#habits.copies) return true;
        return this.#depth === 0 ? !rope.text.includes('{') : this.#section === 'global_defs';
    }

    /** Conditions, definitions, sequences and replacements; undefined when nothing of the line is left. */
    #prepare(line: Rope): Rope | undefined {
        if (this.#defining !== undefined) {
            this.#extendDefinition(this.#defining, line);
            return undefined;
        }
        const { looksAgain, takesOldLength, commentsCarryOn } = this.#habits;
        let rope = line;
        let { length } = line.text;
        for (let looks = 0; looks < MAX_LOOKS; looks++) {
            const held = this.#condition(rope, length);
            if (held === undefined || this.#define(held) || this.#repeat(held)) return undefined;
            if (held.text.startsWith('~')) return held;
            length += held.text.length - rope.text.length;
            const { rope: replaced, changed, following } = this.#definitions.replace(held);
            if (!changed) return replaced;
            if (following !== undefined) this.#source.follow(following);
            rope = decomment(replaced, commentsCarryOn).rope;
            if (!looksAgain || !/^@|\$/.test(rope.text)) return rope;
            if (!takesOldLength) length = rope.text.length;
        }
        return rope;
    }

    /** What of a line of so many characters holds for the configuration id; undefined for nothing. */
    #condition(rope: Rope, length: number): Rope | undefined {
        if (!this.#habits.conditions || !rope.text.startsWith('@')) return rope;
        const { held, id } = readCondition(rope, this.#options.configId, length);
        if (id !== undefined) this.#configIds.add(id);
        return held;
    }

    /** Takes a line for a definition, if it is one. */
    #define(rope: Rope): boolean {
        if (!this.#habits.definitions) return false;
        const definition = this.#definitions.define(rope);
        if (definition?.multiline === true) this.#defining = definition;
        return definition !== undefined;
    }

    #extendDefinition(definition: Definition, line: Rope): void {
        const last = this.#problems.at(-1);
        if (this.#ended && last !== undefined) {
            // What ended the definition is to blame for all that follows in it.
            const { span } = derivedAt(line, 0, line.text.length);
            this.#problems[this.#problems.length - 1] = { ...last, span: join(last.span, span) };
        }
        if (!extend(definition, line)) this.#endDefinition(definition);
    }

    #endDefinition(definition: Definition): void {
        finish(definition);
        this.#defining = undefined;
        this.#ended = false;
    }

    /** Takes a line for a sequence, if it is one. */
    #repeat(rope: Rope): boolean {
        const replace = (bounds: Rope): string => this.#definitions.replace(bounds).rope.text;
        const result = readSequence(rope, this.#habits, replace);
        if (result === undefined) return false;
        if ('sequence' in result) this.#source.repeat(result.sequence);
        else
            this.#report(
                'invalid-sequence',
                `this is no sequence: ${result.problem}; keepalived drops the line`,
                derivedAt(rope, 0, rope.text.length),
            );
        return true;
    }

    /** Opens what an include line names; false when the line is none. `plain` is one that begins so in its file. */
    #include(rope: Rope, plain: boolean): boolean {
        const line = includeLine(rope.text, this.#habits.strictIncludes);
        if (line === undefined) return false;
        const { pattern } = line;
        const place = derivedAt(rope, 0, rope.text.length);
        const found = this.#options.includes(pattern, this.#source.uri);
        const lacking = found.kind === 'files' ? found.lacking : { name: pattern, why: found };
        const isAll = found.kind !== 'files' || (lacking !== undefined && takesAllOrNone(line, lacking));
        if (lacking !== undefined) this.#problems.push({ ...place, ...missingProblem(line, lacking, isAll) });
        if (found.kind !== 'files' || isAll) return true;
        if (!found.files.every(({ text }) => this.#budget.allows(text, place))) return true;
        if (!this.#source.open(found.files, place))
            this.#report(
                'include-cycle',
                `${quote(pattern)} includes a file that is being read already; keepalived reads it again and again`,
                place,
            );
        else if (this.#habits.copies && !plain)
            this.#problems.push({
                kind: 'include-read-twice',
                problem: `${quote(pattern)} is read twice`,
                ...place,
                files: found.files.map((file) => this.#sources.spanOf(file)),
            });
        return true;
    }

    /** Cuts a line at its first brace, and keeps what stands behind for later. */
    #emit(rope: Rope): void {
        const { own, rest } = cutAtBrace(rope);
        if (rest.text !== '') this.#source.keep(rest);
        if (own.text === '{') this.#depth++;
        else if (own.text === '}') this.#depth = Math.max(0, this.#depth - 1);
        else if (this.#depth === 0) this.#section = /^[^ \t]*/.exec(own.text)?.[0] ?? '';
        const line = lineOf(own);
        if (line === undefined) return;
        this.#lines.push(line);
        const quote = hiddenQuote(line, this.#openQuotes.at(-1));
        if (quote !== undefined) this.#openQuotes.push(quote);
    }
}
