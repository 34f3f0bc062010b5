/** What is found in open texts, told to the editor as soon as it can be, and never of a text that is gone. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Service } from '../src/service/editor/service.ts';
import type { FileReport } from '../src/service/report.ts';
import { uriOf } from './convert.ts';
import { type View, diagnosticOf } from './diagnostics.ts';
import { Cancelled, Schedule, inSlices } from './schedule.ts';

/** Milliseconds without an edit, after which a text is compared with the nodes and hosts that it belongs to. */
const QUIET = 300;

/** What checks are made from. */
interface Parts {
    readonly connection: Connection;
    readonly service: Service;
    readonly viewFor: (path: string) => View;
    /** Whether the editor asks for findings itself. */
    readonly pulls: boolean;
    /** Whether it can be told to ask anew. */
    readonly refreshes: boolean;
    /** Has it ask anew for what else it draws. */
    readonly redraw: () => void;
    /** Comes when it is known how the files that are open are to be judged. */
    readonly settled: () => Promise<void>;
}

/** The checks of one session. */
export class Checking {
    readonly #parts: Parts;
    readonly #checks = new Schedule((path) => this.#check(path));
    readonly #comparisons = new Schedule((path) => this.#compare(path), QUIET);
    /** Files that are not open and for which findings were published. */
    readonly #told = new Set<string>();
    /** Goes up with every change: work on what was before is void. */
    #age = 0;

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** To be called when a text has changed. */
    changed(path: string): void {
        const { pulls, service } = this.#parts;
        this.#age++;
        if (!pulls) this.#checks.soon(path);
        if (service.isPaired(path)) this.#comparisons.later(path);
    }

    /** To be called when all that is known may have changed. */
    changedAll(): void {
        const { pulls, redraw, service } = this.#parts;
        this.#age++;
        this.#clear();
        redraw();
        for (const { uri } of service.files()) {
            if (!pulls) this.#checks.soon(uri);
            if (service.isPaired(uri)) this.#comparisons.later(uri);
        }
        this.#refresh();
    }

    /** To be called when a text was closed. */
    closed(path: string): void {
        const { connection, pulls, service } = this.#parts;
        this.#age++;
        this.#checks.cancel(path);
        this.#comparisons.cancel(path);
        if (!pulls) void connection.sendDiagnostics({ uri: uriOf(path), diagnostics: [] });
        if (service.files().length === 0) this.#clear();
    }

    /** What is found in an open text; throws `Cancelled` when it changes meanwhile, or nobody waits any more. */
    async answer(path: string, isUnwanted: () => boolean): Promise<readonly Diagnostic[]> {
        const { refreshes, service, settled } = this.#parts;
        await settled();
        const started = this.#age;
        const isVoid = (): boolean => this.#age !== started || isUnwanted();
        // An editor that cannot be told to ask anew has to wait for all there is.
        if (!refreshes && service.isPaired(path)) await inSlices(service.compare(path), isVoid);
        const reports = await inSlices(service.check(path), isVoid);
        const own = reports.find(({ file }) => file.uri === path);
        return own === undefined ? [] : this.#diagnosticsOf(own);
    }

    async #check(path: string): Promise<void> {
        const { service, settled } = this.#parts;
        await settled();
        const started = this.#age;
        try {
            const reports = await inSlices(service.check(path), () => this.#age !== started);
            for (const report of reports) this.#publish(report);
        } catch (error) {
            if (!(error instanceof Cancelled)) throw error;
            // What made it void may have been another file.
            if (service.fileOf(path) !== undefined) this.#checks.soon(path);
        }
    }

    async #compare(path: string): Promise<void> {
        const { pulls, service, settled } = this.#parts;
        await settled();
        const started = this.#age;
        try {
            const reports = await inSlices(service.compare(path), () => this.#age !== started);
            for (const report of reports) {
                const isOpen = service.fileOf(report.file.uri) !== undefined;
                if (!isOpen || !pulls) this.#publish(report);
                if (!isOpen) this.#told.add(report.file.uri);
            }
            this.#refresh();
        } catch (error) {
            if (!(error instanceof Cancelled)) throw error;
            if (service.fileOf(path) !== undefined) this.#comparisons.later(path);
        }
    }

    /** Has an editor that asks for findings ask anew, where it can be told so. */
    #refresh(): void {
        const { connection, pulls, refreshes } = this.#parts;
        if (pulls && refreshes) connection.languages.diagnostics.refresh().catch(() => undefined);
    }

    /** Takes back what was said of files that are not open. */
    #clear(): void {
        const { connection, service } = this.#parts;
        for (const path of this.#told)
            if (service.fileOf(path) === undefined)
                void connection.sendDiagnostics({ uri: uriOf(path), diagnostics: [] });
        this.#told.clear();
    }

    #publish(report: FileReport): void {
        const { uri, version } = report.file;
        const isOpen = this.#parts.service.fileOf(uri) !== undefined;
        const diagnostics = [...this.#diagnosticsOf(report)];
        void this.#parts.connection.sendDiagnostics({
            uri: uriOf(uri),
            ...(isOpen ? { version } : {}),
            diagnostics,
        });
    }

    #diagnosticsOf({ file, diagnostics }: FileReport): readonly Diagnostic[] {
        const view = this.#parts.viewFor(file.uri);
        return diagnostics.map((each) => diagnosticOf(each, file, view));
    }
}
