/** Messages that differ only in names and values. */

const PARTS: readonly (readonly [RegExp, string])[] = [
    [/(?:FWM \S+|\[[^\]]*\](?::\w+)?:\d+)(?::\[[^\]]*\])?/g, '_'],
    [/'[^']*'/g, "'_'"],
    [/"[^"]*"/g, '"_"'],
    [/`[^`]*`/g, '`_`'],
    [/^\([^()]*\)/, '(_)'],
    [/\[[^\]]*\]/g, '[_]'],
    [/(?<!\w)[-+]?\d[\w.:/,-]*/g, '_'],
];

/** What `lib/parser.c` says of a number, before the keyword's own message. */
const OF_NUMBER = /^(?:invalid|negative) number '|^number '.*' (?:outside|has extra)/;

/** A message without the words of its text and without values: what is the same in all messages of its kind. */
export function messageKind(message: string, words: ReadonlySet<string>): string {
    const bare = PARTS.reduce((text, [part, by]) => text.replace(part, by), message.trim());
    return bare.replace(/[\w./-]+/g, (word) => (words.has(word) ? '_' : word));
}

/**
 * The kind of all that was said of a line together. What is said of a number alone is of the kind of
 * the line's keyword; with a message of the keyword's own that one counts.
 */
export function kindOf(messages: readonly string[], keyword: string, words: ReadonlySet<string>): string {
    const own = messages.filter((each) => !OF_NUMBER.test(each));
    if (own.length === 0) return `${keyword}: number`;
    return own.map((each) => messageKind(each, words)).join(' + ');
}
