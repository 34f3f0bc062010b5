/** Definitions: `$NAME=text`, `$NAME` and `${NAME}` (`lib/parser.c:check_definition`, `replace_param`). */
import { utf8Length } from '../text/words.ts';
import { type Derived, type Via, viaFrom } from '../syntax/via.ts';
import type { Budget } from './budget.ts';
import { type Surroundings, useBuiltIn } from './built-in.ts';
import { Cycle } from './cycle.ts';
import type { ExpandProblem } from './problem.ts';
import { EMPTY, type Rope, carried, concat, derivedAt, ropeMade, slice, trim } from './rope.ts';

/** A definition that is being read or that is read. */
export interface Definition {
    readonly lines: Rope[];
    /** Over several lines, so that it can only be used at the end of a line. */
    multiline: boolean;
}

/** What became of a line in which definitions were replaced. */
export interface Replaced {
    readonly rope: Rope;
    /** Whether keepalived looks at the line as one that is changed. */
    readonly changed: boolean;
    /** The lines that follow, where a definition over several lines was used at its end. */
    readonly following?: readonly Rope[];
}

/** A place where a definition is used. */
interface Use extends Derived {
    readonly name: string;
    readonly parameters: readonly string[];
    readonly end: number;
}

/** What is put in the place of a use. */
interface Value {
    readonly lines: readonly Rope[];
    readonly multiline: boolean;
}

/** The bytes of keepalived's line buffer (`lib/parser.h:MAXBUF`). */
const MAX_LINE = 1024;

const NAME = /^[A-Za-z_][A-Za-z0-9_]*/;
const DEFINITION = /^\$([A-Za-z_][A-Za-z0-9_]*)=[ \t]*/;

/** What is between the braces after a name: nothing, or words between blanks. */
const PARAMETERS = /^[ \t]*((?:[A-Za-z0-9_]+[ \t]+)*[A-Za-z0-9_]+)?\}/;

/** What has to follow a name without braces. */
const AFTER_NAME = /^(?:[ \t,)]|$)/;

/** Adds a line to a definition; false when it is the last, without a backslash at its end. */
export function extend(definition: Definition, line: Rope): boolean {
    const more = line.text.endsWith('\\');
    const body = more ? trim(slice(line, 0, line.text.length - 1)) : line;
    if (body.text !== '') definition.lines.push(body);
    return more;
}

/** Ends a definition over several lines; one that got no text is as one of a single line. */
export function finish(definition: Definition): void {
    if (definition.lines.length === 0) definition.multiline = false;
}

/** The definitions of one run over a configuration. */
export class Definitions {
    readonly #own = new Map<string, Definition>();
    readonly #surroundings: Surroundings;
    readonly #report: (problem: ExpandProblem) => void;
    readonly #budget: Budget;

    constructor(surroundings: Surroundings, report: (problem: ExpandProblem) => void, budget: Budget) {
        this.#surroundings = surroundings;
        this.#report = report;
        this.#budget = budget;
    }

    /** Gives a name a text of one line. */
    set(name: string, text: Rope): void {
        this.#own.set(name, { lines: [text], multiline: false });
    }

    /** Takes a line for a definition, if it is one; more lines follow where it is `multiline`. */
    define(line: Rope): Definition | undefined {
        const match = DEFINITION.exec(line.text);
        const name = match?.[1];
        if (match === null || name === undefined) return undefined;
        const definition: Definition = { lines: [], multiline: false };
        definition.multiline = extend(definition, slice(line, match[0].length));
        this.#own.set(name, definition);
        return definition;
    }

    /**
     * Replaces every use of a definition in a line, also those that a replacement brings. One without end is taken
     * out; where there is no room or no more text may be made, the rest stays as it is.
     */
    replace(line: Rope): Replaced {
        // What stands before a replacement is not looked at again.
        const done: Rope[] = [];
        let doneBytes = 0;
        let rest = line;
        let changed = false;
        let following: readonly Rope[] | undefined;
        const cycle = new Cycle();
        for (let at = rest.text.indexOf('$'); at >= 0; at = rest.text.indexOf('$', at)) {
            const use = useAt(rest, at);
            const value = use && this.#valueOf(use, use.end === rest.text.length);
            if (use === undefined || value === undefined) {
                if (!this.#budget.passes(rest, at)) break;
                at++;
                continue;
            }
            const [first = EMPTY, ...lines] = value.lines;
            const before = slice(rest, 0, at);
            const behind = slice(rest, use.end);
            const { span, via } = use;
            if (cycle.closes(`${doneBytes} ${rest.text}`)) {
                this.#report({
                    kind: 'endless-definition',
                    problem: 'this definition is replaced by itself again and again; keepalived hangs here',
                    span,
                    via,
                });
                return { rope: concat(...done, before, behind), changed: false };
            }
            const next = concat(first, behind);
            const bytes = doneBytes + utf8Length(before.text) + utf8Length(next.text);
            if (bytes >= MAX_LINE) {
                this.#report({
                    kind: 'definition-overflow',
                    problem: `with this definition the line has ${bytes} bytes, and there is room for ${MAX_LINE - 1}; keepalived leaves the name as it is written`,
                    span,
                    via,
                });
                return { rope: concat(...done, rest), changed: false };
            }
            if (!this.#budget.replaces(use, first)) return { rope: concat(...done, rest), changed: false };
            if (at > 0) done.push(before);
            doneBytes += utf8Length(before.text);
            rest = next;
            at = 0;
            changed = true;
            if (value.multiline) following = [...lines, ...(following ?? [])];
            if (/^[ \t]*~/.test(first.text)) break;
        }
        const rope = concat(...done, rest);
        return { rope, changed, ...(following === undefined ? {} : { following }) };
    }

    /** What a use stands for; undefined where keepalived leaves it as it is. */
    #valueOf(use: Use, atEnd: boolean): Value | undefined {
        const { name, parameters, span, via } = use;
        const step: Via = viaFrom('definition', name, use);
        const own = this.#own.get(name);
        if (own !== undefined) {
            if ((own.multiline && !atEnd) || parameters.length > 0) return undefined;
            return { lines: own.lines.map((line) => carried(line, step)), multiline: own.multiline };
        }
        const { value, problem } = useBuiltIn(name, parameters, atEnd, this.#surroundings) ?? {};
        if (problem !== undefined) this.#report({ kind: 'invalid-parameters', problem, span, via });
        return value === undefined ? undefined : { lines: [ropeMade(value, span, step)], multiline: false };
    }
}

/** The use that starts with the `$` at `start`; undefined where nothing that could be one stands there. */
function useAt(rope: Rope, start: number): Use | undefined {
    const braced = rope.text[start + 1] === '{';
    const nameAt = start + (braced ? 2 : 1);
    const name = NAME.exec(rope.text.slice(nameAt))?.[0];
    if (name === undefined) return undefined;
    const tail = rope.text.slice(nameAt + name.length);
    const match = (braced ? PARAMETERS : AFTER_NAME).exec(tail);
    if (match === null) return undefined;
    const parameters = match[1]?.split(/[ \t]+/) ?? [];
    // Without parameters one character is taken for the brace, even where it is a blank before it.
    const closing = parameters.length > 0 ? match[0].length : braced ? 1 : 0;
    const end = nameAt + name.length + closing;
    return { name, parameters, end, ...derivedAt(rope, start, end) };
}
