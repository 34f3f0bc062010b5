/** What is wrong with a file in YAML that describes something, as lines for its writer. */
import { type Fault, faultText } from '../config/structured.ts';
import type { SourceFile } from '../text/source-file.ts';
import { redactMessage, redactionOf } from './secrets.ts';

/** Faults that are told; the wrong file may have thousands. */
const MOST_FAULTS = 20;

/** A line for each fault. The file may be a configuration of keepalived by mistake, with passwords in it. */
export function faultLines(file: SourceFile, faults: readonly Fault[]): readonly string[] {
    const redaction = redactionOf(file.text);
    const told = faults
        .slice(0, MOST_FAULTS)
        .map((fault) => redactMessage(faultText(file, fault), redaction));
    const left = faults.length - told.length;
    return [...told, ...(left > 0 ? [`${file.uri}: ${left} more of the kind`] : [])];
}
