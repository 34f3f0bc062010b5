/** Several files at once: each is judged, and one that another includes is judged there, once. */
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { SourceFile } from '../text/source-file.ts';
import { checkConfiguration } from './check.ts';
import { type FileReport, worse } from './report.ts';
import { type CheckSettings, type SettingsFor, forEachFile } from './settings.ts';

/**
 * Judges files. Every file given has its report, in the order given; those that are only included
 * follow the file that includes them, and are judged by its settings. `settings.includes` must answer with the
 * very file given where an include leads to one of them.
 */
export function checkFiles(
    files: readonly SourceFile[],
    settings: CheckSettings | SettingsFor,
): readonly FileReport[] {
    const settingsFor = forEachFile(settings);
    return reportsOnce(files.map((file) => checkConfiguration(file, settingsFor(file))));
}

/**
 * One report for each file, from what `checkConfiguration` says of the files given, each by itself: a file that
 * another of them includes is reported as it was judged there.
 */
export function reportsOnce(configurations: readonly (readonly FileReport[])[]): readonly FileReport[] {
    const inside = byFile(configurations.flatMap(([, ...included]) => included));
    const given = new Set(configurations.flatMap(([own]) => own?.file.uri ?? []));
    const placed = new Set<string>();
    return configurations.flatMap(([own, ...included]) => {
        if (own === undefined) return [];
        const others = inside.has(own.file.uri) ? [] : included;
        const fresh = others.filter(({ file: { uri } }) => !given.has(uri) && !placed.has(uri));
        for (const { file } of fresh) placed.add(file.uri);
        return [inside.get(own.file.uri) ?? own, ...fresh.map((each) => inside.get(each.file.uri) ?? each)];
    });
}

/** One report for each file, from those that were made of it in several configurations. */
export function joinReports(reports: readonly FileReport[]): readonly FileReport[] {
    return [...byFile(reports).values()];
}

function byFile(reports: readonly FileReport[]): ReadonlyMap<string, FileReport> {
    const found = new Map<string, FileReport>();
    for (const report of reports) {
        const { uri } = report.file;
        const known = found.get(uri);
        found.set(uri, known === undefined ? report : joined(known, report));
    }
    return found;
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
