import { isUtf8 } from 'node:buffer';

/** How the bytes of a file are its characters. */
export type Encoding = 'utf-8' | 'latin-1';

/** A text and the encoding with which it gives its bytes again. */
export interface Decoded {
    readonly text: string;
    readonly encoding: Encoding;
}

/**
 * The text of some bytes, such that `encode` gives exactly these bytes again: UTF-8 where
 * they are valid UTF-8 (a byte order mark stays, as U+FEFF), else Latin-1, in which every
 * byte is a character. Undefined when there is a NUL byte: that is no text.
 */
export function decode(bytes: Buffer): Decoded | undefined {
    if (bytes.includes(0)) return undefined;
    return isUtf8(bytes)
        ? { text: bytes.toString('utf8'), encoding: 'utf-8' }
        : { text: bytes.toString('latin1'), encoding: 'latin-1' };
}

/** The bytes of a text; undefined when the text has a character that Latin-1 lacks. */
export function encode(text: string, encoding: Encoding): Buffer | undefined {
    if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
    for (let at = 0; at < text.length; at++) {
        if (text.charCodeAt(at) > 0xff) return undefined;
    }
    return Buffer.from(text, 'latin1');
}

/** What bytes that hold a NUL seem to be, for the message about them. */
export function describeBinary(bytes: Buffer): string {
    const [first, second] = bytes;
    const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    return utf16 ? 'is UTF-16 text, which keepalived cannot read; save it as UTF-8' : 'is a binary file';
}
