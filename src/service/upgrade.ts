/** What a change of release does to a configuration. */
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { Target } from '../schema/targets.ts';
import type { SourceFile } from '../text/source-file.ts';
import { checkFiles } from './files.ts';
import { type SettingsFor, forEachFile } from './settings.ts';
import { type ChangedMeaning, type UpgradeSettings, changedMeanings } from './upgrade-changes.ts';

/** What differs between two targets for some files. */
export interface Upgrade {
    /** Findings of the new target that the old one does not have. */
    readonly appears: readonly Diagnostic[];
    /** Findings of the old target that the new one does not have. */
    readonly disappears: readonly Diagnostic[];
    /** Findings of both that are another kind of fault for the new one: in whose word, or how grave. */
    readonly changes: readonly { readonly before: Diagnostic; readonly after: Diagnostic }[];
    /** What both accept and do not do alike: meanings and defaults that changed. */
    readonly changed: readonly ChangedMeaning[];
    /** How many findings are the same for both. */
    readonly same: number;
    /** The files that the findings stand in. */
    readonly files: readonly SourceFile[];
}

const placeOf = ({ rule, uri, span }: Diagnostic): string => `${rule} ${uri} ${span.start} ${span.end}`;

/** Compares what is found in files for two targets. */
export function compareTargets(
    files: readonly SourceFile[],
    settings: UpgradeSettings | SettingsFor<UpgradeSettings>,
    from: Target,
    to: Target,
): Upgrade {
    const settingsFor = forEachFile(settings);
    const seen = new Map<string, SourceFile>();
    const findings = (target: Target): Map<string, Diagnostic> => {
        const reports = checkFiles(files, (file) => ({ ...settingsFor(file), targets: [target] }));
        for (const { file } of reports) seen.set(file.uri, file);
        return new Map(reports.flatMap((report) => report.diagnostics.map((each) => [placeOf(each), each])));
    };
    const old = findings(from);
    const fresh = findings(to);
    const shared = [...fresh].flatMap(([place, after]) => {
        const before = old.get(place);
        return before === undefined ? [] : [{ before, after }];
    });
    const changes = shared.filter(
        ({ before, after }) => before.origin !== after.origin || before.severity !== after.severity,
    );
    return {
        appears: [...fresh].filter(([place]) => !old.has(place)).map(([, each]) => each),
        disappears: [...old].filter(([place]) => !fresh.has(place)).map(([, each]) => each),
        changes,
        changed: changedMeanings(files, settingsFor, from, to),
        same: shared.length - changes.length,
        files: [...seen.values()],
    };
}
