/** What crosses the border between the program and its workers: plain data. */
import type { Settings } from '../../../config/settings.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Input } from '../inputs.ts';
import type { Answer, PlainReport } from './judged.ts';

/** All that is checked, which each worker gets when it starts: an include may lead to any of the inputs. */
export interface Work {
    readonly inputs: readonly Input[];
    /** By what the file is called. */
    readonly settings: ReadonlyMap<string, Settings>;
    readonly as: string | undefined;
    /** Whether what includes lead to is to be noted. */
    readonly record: boolean;
}

/** Which of the inputs a worker is to judge next. */
export type Share = readonly number[];

/** What a worker says of one of them. */
export interface Reply {
    readonly reports: readonly PlainReport[];
    readonly answers: readonly Answer[];
    /** The files of the reports that are none of the inputs. */
    readonly included: readonly SourceFile[];
}

/** UTF-16 units of text from which a run may be long, so that it is told how far it is. */
export const MANY = 400_000;

/** UTF-16 units of text from which two threads save more than it takes to start them and to warm them up. */
const PAYS = 6_000_000;

/** How many threads pay for so much text with so many processors: with more of them earlier. */
export function threadsFor(length: number, processors: number): number {
    return length * (processors - 1) < PAYS ? 1 : processors;
}

/** The length of some texts together, in UTF-16 units. */
export function lengthOf(files: readonly SourceFile[]): number {
    return files.reduce((sum, { text }) => sum + text.length, 0);
}
