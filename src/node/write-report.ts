import { writeFileSync } from 'node:fs';
import { type Failure, failure, failureOf } from './failure.ts';

/** Writes a text to a file, a new one or in place of what it holds. Answers undefined when done, else why not. */
export function writeReport(path: string, text: string): Failure | undefined {
    if (path === '') return failure('missing', path, 'is no name of a file');
    try {
        writeFileSync(path, text);
        return undefined;
    } catch (error) {
        return failureOf(error, path, 'writing');
    }
}
