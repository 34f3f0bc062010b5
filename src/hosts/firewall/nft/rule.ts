/** A rule in nftables' language: comparisons and statements, one after the other. */
import type { Action, Match } from '../ruleset.ts';
import { expressionAt } from './expressions.ts';
import { flagsMatches } from './flags.ts';
import { type Cursor, type Token, inBraces, isDone, next, peek, take } from './tokens.ts';
import { type Names, type Values, readValues } from './values.ts';

/** A rule without its place. One in the text may be several: each is for what its matches say. */
export interface Body {
    readonly matches: readonly Match[];
    readonly action: Action;
}

/** A rule as it is read. */
interface Draft {
    readonly cursor: Cursor;
    readonly names: Names;
    readonly matches: Match[];
    readonly bodies: Body[];
}

const UNKNOWN: Match = { on: 'unknown' };

/** Statements that end a rule, by their first word. */
const PLAIN: Readonly<Record<string, Action>> = {
    accept: { do: 'accept' },
    drop: { do: 'drop' },
    reject: { do: 'drop' },
    return: { do: 'return' },
    queue: { do: 'unknown' },
    masquerade: { do: 'accept' },
    snat: { do: 'accept' },
};

/** Statements without consequence, with the words that they take each with a value. */
const SILENT: Readonly<Record<string, readonly string[]>> = {
    counter: ['packets', 'bytes', 'name'],
    log: ['prefix', 'level', 'flags', 'group', 'snaplen', 'queue-threshold'],
    comment: [],
};

/** The farthest that `set` stands from the beginning of a statement that changes something in a packet. */
const SET_WITHIN = 4;

/** Where `dnat to` or `redirect to` sends a packet. */
function destination(cursor: Cursor): Action {
    const six = take(cursor, '[');
    const first = peek(cursor) === ':' ? undefined : next(cursor);
    if (six) take(cursor, ']');
    const port = take(cursor, ':') ? /^\d{1,5}/.exec(next(cursor))?.[0] : undefined;
    const address = first === '' ? undefined : first?.split('-')[0];
    return { do: 'nat', address, port: port === undefined ? undefined : Number(port) };
}

/** The action at the cursor: of a rule, or of an element of a map. */
function actionAt(cursor: Cursor): Action | undefined {
    const word = peek(cursor);
    if (Object.hasOwn(PLAIN, word)) return PLAIN[word];
    if (word === 'jump' || word === 'goto') return { do: word, chain: peek(cursor, 1) };
    if (word !== 'redirect' && word !== 'dnat') return undefined;
    const to = cursor.tokens.findIndex(({ text }, at) => at > cursor.at && text === 'to');
    if (to >= 0) return destination({ tokens: cursor.tokens, at: to + 1 });
    return { do: 'nat', address: undefined, port: undefined };
}

/** `vmap`: for each of its elements a rule. */
function readMap({ cursor, names, matches, bodies }: Draft, match: (values: Values) => Match): void {
    const { elements, known } = readValues(cursor, names);
    for (const element of elements) {
        const action = actionAt({ tokens: element.value, at: 0 });
        const one = match({ elements: [element], known: true });
        if (action !== undefined) bodies.push({ matches: [...matches, one], action });
    }
    if (!known) bodies.push({ matches: [...matches, UNKNOWN], action: { do: 'unknown' } });
}

/** Goes past a statement that sets something; returns false where there is none. */
function skipSet(cursor: Cursor, within: number): boolean {
    for (let ahead = 1; ahead <= within; ahead++) {
        if (peek(cursor, ahead) !== 'set') continue;
        cursor.at += ahead + 1;
        if (take(cursor, '{')) inBraces(cursor);
        else cursor.at++;
        return true;
    }
    return false;
}

/** Reads a comparison whose left side is known; returns false where there is none. */
function readComparison(draft: Draft): boolean {
    const { cursor, names, matches } = draft;
    const expression = expressionAt(cursor);
    if (expression === undefined) return false;
    const { words, implied, match } = expression;
    if (peek(cursor, words) === 'set') return skipSet(cursor, words);
    cursor.at += words;
    matches.push(...implied);
    if (take(cursor, 'vmap')) {
        readMap(draft, match);
        return true;
    }
    const not = take(cursor, '!=') || take(cursor, 'ne') || take(cursor, '!');
    if (!not && !take(cursor, '==')) take(cursor, 'eq');
    if (/^(?:[<>&|.^]|[<>]=|<<|>>|lt|gt|le|ge|map)$/.test(peek(cursor))) matches.push(UNKNOWN);
    else matches.push({ ...match(readValues(cursor, names)), not });
    return true;
}

/** What arrives where its sender is not reached, or with a source of no use, is not asked about. */
function readReversePath({ cursor, matches }: Draft): boolean {
    if (peek(cursor) !== 'fib' || peek(cursor, 1) !== 'saddr') return false;
    const end = cursor.tokens.findIndex(({ text }, at) => at > cursor.at && text === 'oif');
    const wanted = cursor.tokens[end + 1]?.text ?? '';
    if (end < 0 || !/^(?:missing|0|exists)$/.test(wanted)) return false;
    cursor.at = end + 2;
    matches.push({ on: 'never', not: wanted === 'exists' });
    return true;
}

function readUnknown({ cursor, names, matches, bodies }: Draft): void {
    const word = peek(cursor);
    if (word === 'xt' && peek(cursor, 1) === 'target')
        bodies.push({ matches: [...matches], action: { do: 'unknown' } });
    const changesSet = word === 'update' || word === 'add' || word === 'delete';
    if (skipSet(cursor, SET_WITHIN)) return;
    if (!changesSet) matches.push(UNKNOWN);
    if (take(cursor, 'vmap')) {
        readValues(cursor, names);
        bodies.push({ matches: [...matches], action: { do: 'unknown' } });
        return;
    }
    cursor.at++;
    if (changesSet && peek(cursor).startsWith('@')) cursor.at++;
    if (take(cursor, '{')) inBraces(cursor);
}

/** Reads a rule. Words that are not understood leave it open whether it applies, and the rest is read. */
export function readRule(tokens: readonly Token[], names: Names): readonly Body[] {
    const cursor: Cursor = { tokens, at: 0 };
    const draft: Draft = { cursor, names, matches: [], bodies: [] };
    while (!isDone(cursor)) {
        const word = peek(cursor);
        const action = actionAt(cursor);
        if (action !== undefined) {
            draft.bodies.push({ matches: [...draft.matches], action });
            break;
        }
        if (word === 'continue') break;
        if (take(cursor, 'notrack')) {
            draft.bodies.push({ matches: [...draft.matches], action: { do: 'notrack' } });
        } else if (Object.hasOwn(SILENT, word)) {
            cursor.at += word === 'comment' ? 2 : 1;
            while (SILENT[word]?.includes(peek(cursor)) === true) cursor.at += 2;
        } else {
            const flags = flagsMatches(cursor);
            if (flags !== undefined) draft.matches.push(...flags);
            else if (!readReversePath(draft) && !readComparison(draft)) readUnknown(draft);
        }
    }
    return draft.bodies;
}
