import { visible } from '../report/visible.ts';
import type { Io } from './io.ts';

/** Tells the user something on standard error, in one line in which nothing moves the cursor. */
export function say(io: Io, message: string): void {
    io.err(`kalint: ${visible(message)}\n`);
}

/** Adds how to go on to what was said. */
export function hint(io: Io, message: string): void {
    io.err(`(${visible(message)})\n`);
}
