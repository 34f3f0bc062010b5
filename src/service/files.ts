/** Several files at once: each is judged, and one that another includes is judged there, once. */
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { SourceFile } from '../text/source-file.ts';
import { checkConfiguration } from './check.ts';
import { type FileReport, worse } from './report.ts';
import type { CheckSettings } from './settings.ts';

/**
 * Judges files. Every file given has its report, in the order given; those that are only included
 * follow the file that includes them. `settings.includes` must answer with the very file given where an
 * include leads to one of them.
 */
export function checkFiles(files: readonly SourceFile[], settings: CheckSettings): readonly FileReport[] {
    const configurations = files.map((file) => checkConfiguration(file, settings));
    const inside = new Map<string, FileReport>();
    for (const [, ...included] of configurations) {
        for (const report of included) {
            const { uri } = report.file;
            const known = inside.get(uri);
            inside.set(uri, known === undefined ? report : joined(known, report));
        }
    }
    const given = new Set(files.map(({ uri }) => uri));
    const placed = new Set<string>();
    return configurations.flatMap(([own, ...included]) => {
        if (own === undefined) return [];
        const others = inside.has(own.file.uri) ? [] : included;
        const fresh = others.filter(({ file: { uri } }) => !given.has(uri) && !placed.has(uri));
        for (const { file } of fresh) placed.add(file.uri);
        return [inside.get(own.file.uri) ?? own, ...fresh.map((each) => inside.get(each.file.uri) ?? each)];
    });
}

/** The reports of one file that several include; what they share stands there once. */
function joined(one: FileReport, other: FileReport): FileReport {
    const keyOf = ({ rule, span, message }: Diagnostic): string => JSON.stringify([rule, span, message]);
    const known = new Set(one.diagnostics.map(keyOf));
    const more = other.diagnostics.filter((each) => !known.has(keyOf(each)));
    const configTest = { ...one.configTest };
    for (const [target, outcome] of Object.entries(other.configTest))
        configTest[target] = worse(outcome, configTest[target] ?? 'passes');
    const conditions = [...new Set([...one.conditions, ...other.conditions])];
    return { ...one, diagnostics: [...one.diagnostics, ...more], configTest, conditions };
}
