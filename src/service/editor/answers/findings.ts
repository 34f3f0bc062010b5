import type { Diagnostic } from '../../../rules/diagnostic.ts';
import { type Edit, editsTo } from '../../../text/edit.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Span } from '../../../text/span.ts';
import { type Steps, finish } from '../../../text/steps.ts';
import { joinReports } from '../../files.ts';
import { fixFile } from '../../fix.ts';
import type { FileReport } from '../../report.ts';
import { type Action, actionsFor } from '../actions.ts';
import type { Asking } from './asking.ts';

/** What is found in texts, and what can be done about it. */
export interface Findings {
    /**
     * What is found in the configurations of which an open file is part, for each open file among them. With
     * the next edit the work is void: its steps must not go on then.
     */
    readonly check: (uri: string) => Steps<readonly FileReport[]>;
    readonly actions: (uri: string, span: Span) => readonly Action[];
    /** The edits of all safe fixes. */
    readonly fixAll: (uri: string) => readonly Edit[];
}

export function findingsAnswers({ workspace }: Asking): Findings {
    const known = new WeakMap<SourceFile, FileReport>();

    function* check(uri: string): Steps<readonly FileReport[]> {
        const found: FileReport[] = [];
        for (const main of workspace.mainsOf(uri))
            found.push(...(yield* main.check(workspace.settingsFor(main.file.uri))));
        const open = new Set(workspace.files);
        const reports = joinReports(found).filter(({ file }) => open.has(file));
        for (const report of reports) known.set(report.file, report);
        return reports;
    }

    const findingsIn = (file: SourceFile): readonly Diagnostic[] => {
        if (!known.has(file)) finish(check(file.uri));
        return known.get(file)?.diagnostics ?? [];
    };

    return {
        check,
        actions: (uri, span) => {
            const file = workspace.documentOf(uri)?.file;
            return file === undefined ? [] : actionsFor(file, findingsIn(file), span);
        },
        fixAll: (uri) => {
            const file = workspace.documentOf(uri)?.file;
            if (file === undefined) return [];
            return editsTo(file.text, fixFile(file, workspace.settingsFor(uri), false).file.text);
        },
    };
}
