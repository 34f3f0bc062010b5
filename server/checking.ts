/** What is found in open texts, told to the editor as soon as it can be, and never of a text that is gone. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { FileReport } from '../src/service/report.ts';
import type { Service } from '../src/service/editor/service.ts';
import { uriOf } from './convert.ts';
import { type View, diagnosticOf } from './diagnostics.ts';
import { Cancelled, Schedule, inSlices } from './schedule.ts';

/** What checks are made from. */
interface Parts {
    readonly connection: Connection;
    readonly service: Service;
    readonly viewFor: (path: string) => View;
    /** Whether the editor asks for findings itself. */
    readonly pulls: boolean;
    /** Whether it can be told to ask anew. */
    readonly refreshes: boolean;
}

/** The checks of one session. */
export class Checking {
    readonly #parts: Parts;
    readonly #schedule: Schedule;
    /** Goes up with every change: work on what was before is void. */
    #age = 0;

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#schedule = new Schedule((path) => this.#run(path));
    }

    /** To be called when a text has changed. */
    changed(path: string): void {
        this.#age++;
        if (!this.#parts.pulls) this.#schedule.soon(path);
    }

    /** To be called when all that is known may have changed. */
    changedAll(): void {
        const { connection, pulls, refreshes, service } = this.#parts;
        this.#age++;
        if (!pulls) for (const { uri } of service.files()) this.#schedule.soon(uri);
        else if (refreshes) connection.languages.diagnostics.refresh().catch(() => undefined);
    }

    /** To be called when a text was closed. */
    closed(path: string): void {
        const { connection, pulls } = this.#parts;
        this.#schedule.cancel(path);
        this.#age++;
        if (!pulls) void connection.sendDiagnostics({ uri: uriOf(path), diagnostics: [] });
    }

    /** What is found in an open text; throws `Cancelled` when it changes meanwhile, or nobody waits any more. */
    async answer(path: string, isUnwanted: () => boolean): Promise<readonly Diagnostic[]> {
        const started = this.#age;
        const steps = this.#parts.service.check(path);
        const reports = await inSlices(steps, () => this.#age !== started || isUnwanted());
        const own = reports.find(({ file }) => file.uri === path);
        return own === undefined ? [] : this.#diagnosticsOf(own);
    }

    async #run(path: string): Promise<void> {
        const { service } = this.#parts;
        const started = this.#age;
        try {
            const reports = await inSlices(service.check(path), () => this.#age !== started);
            for (const report of reports) this.#publish(report);
        } catch (error) {
            if (!(error instanceof Cancelled)) throw error;
            // What made it void may have been another file.
            if (service.fileOf(path) !== undefined) this.#schedule.soon(path);
        }
    }

    #publish(report: FileReport): void {
        const { uri, version } = report.file;
        const diagnostics = [...this.#diagnosticsOf(report)];
        void this.#parts.connection.sendDiagnostics({ uri: uriOf(uri), version, diagnostics });
    }

    #diagnosticsOf({ file, diagnostics }: FileReport): readonly Diagnostic[] {
        const view = this.#parts.viewFor(file.uri);
        return diagnostics.map((each) => diagnosticOf(each, file, view));
    }
}
