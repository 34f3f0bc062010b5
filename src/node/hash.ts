import { createHash } from 'node:crypto';

/** Digits of a hash: 128 bits, so that no two of many findings have the same. */
const DIGITS = 32;

/** A hash of a text in hexadecimal digits, cut from its SHA-256. */
export function hashOf(text: string): string {
    return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, DIGITS);
}
