/** Up to so many characters V8 copies what is cut out of a text; longer cuts point into the text. */
const COPIED = 12;

/** The same text in memory of its own: what is cut out of a long text otherwise keeps all of that text. */
export function ownText(text: string): string {
    return text.length <= COPIED ? text : ` ${text}`.slice(1);
}
