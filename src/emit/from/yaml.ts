/** The parts of a spec that is written for somebody to go on with. */
import { stringify } from 'yaml';

/** A value as YAML writes it on one line. */
export function scalar(value: string | number): string {
    return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** A key with its value, or where that is not known, with what is to be filled in. */
export function entry(key: string, value: string | number | undefined, wanted: string): string {
    return value === undefined ? `${key}: # fill in: ${wanted}` : `${key}: ${scalar(value)}`;
}

/** A key with its value, where there is one. */
export function maybe(key: string, value: string | number | undefined): readonly string[] {
    return value === undefined ? [] : [`${key}: ${scalar(value)}`];
}

/** Lines as an entry of a list. */
export function listed(lines: readonly string[]): readonly string[] {
    return lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
}
