import type { Diagnostic } from '../../../rules/diagnostic.ts';
import { byPlace } from '../../../rules/engine.ts';
import { type Edit, editsTo } from '../../../text/edit.ts';
import { createField } from '../../../text/field.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Span } from '../../../text/span.ts';
import { type Steps, finish } from '../../../text/steps.ts';
import { isTextRule } from '../../check.ts';
import { joinReports } from '../../files.ts';
import { fixFile } from '../../fix.ts';
import { type FileReport, emptyReport } from '../../report.ts';
import { type Action, actionsFor } from './actions.ts';
import type { Asking } from '../asking.ts';

/** What is found in texts, and what can be done about it. Steps are void with the next edit: they must not go on then. */
export interface Findings {
    /**
     * What is found in the configurations of which an open file is part, for each open file among them; of what
     * the file has to do with other nodes and hosts that which was found last.
     */
    readonly check: (uri: string) => Steps<readonly FileReport[]>;
    /** Whether an open file belongs to a pair or a deployment. */
    readonly isPaired: (uri: string) => boolean;
    /** Compares an open file with the nodes and hosts to which it belongs: what is found now in all files concerned. */
    readonly compare: (uri: string) => Steps<readonly FileReport[]>;
    readonly actions: (uri: string, span: Span) => readonly Action[];
    /** The edits of all safe fixes. */
    readonly fixAll: (uri: string) => readonly Edit[];
}

export function findingsAnswers({ workspace, together }: Asking): Findings {
    /** Without what files have to do with others. */
    const reports = createField<SourceFile, FileReport>();

    const whole = (report: FileReport): FileReport => {
        const more = together.in(report.file.uri);
        return more.length === 0
            ? report
            : { ...report, diagnostics: [...report.diagnostics, ...more].sort(byPlace) };
    };

    function* checkAlone(uri: string): Steps<readonly FileReport[]> {
        const found: FileReport[] = [];
        for (const main of workspace.mainsOf(uri))
            found.push(...(yield* main.check(workspace.settingsFor(main.file.uri))));
        const open = new Set(workspace.files);
        const own = joinReports(found).filter(({ file }) => open.has(file));
        for (const report of own) reports.set(report.file, report);
        return own;
    }

    /** Whether a file, be it open or not, is a configuration of keepalived as it stands. */
    function* isWhole(file: SourceFile): Steps<boolean> {
        if (!reports.has(file)) {
            const document = workspace.documentFor(file);
            for (const report of yield* document.check(workspace.settingsFor(file.uri)))
                if (report.file === file) reports.set(file, report);
        }
        return reports.get(file)?.diagnostics.every(({ rule }) => !isTextRule(rule)) === true;
    }

    const findingsIn = (file: SourceFile): readonly Diagnostic[] => {
        if (!reports.has(file)) finish(checkAlone(file.uri));
        const report = reports.get(file);
        return report === undefined ? [] : whole(report).diagnostics;
    };

    return {
        *check(uri) {
            return (yield* checkAlone(uri)).map(whole);
        },
        isPaired: (uri) => together.has(uri),
        *compare(uri) {
            const concerned = yield* together.compare(uri, isWhole);
            const all: FileReport[] = [];
            for (const each of concerned) {
                const document = workspace.documentOf(each);
                const file = document?.file ?? together.fileOf(uri, each);
                if (file === undefined) continue;
                if (document !== undefined && !reports.has(file)) yield* checkAlone(each);
                const report = document === undefined ? undefined : reports.get(file);
                all.push(whole(report ?? emptyReport(file)));
            }
            return all;
        },
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
