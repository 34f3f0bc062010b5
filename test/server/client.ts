/** An editor for tests: it speaks with a server over its standard input and output. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
    type MessageConnection,
    StreamMessageReader,
    StreamMessageWriter,
    createMessageConnection,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, InitializeResult, Position, Range, TextEdit } from 'vscode-languageserver';
import { createSourceFile } from '../../src/text/source-file.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { positionAt, spanOf } from '../../server/convert.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let built: string | undefined;

/** Builds kalint into the folder of the tests, once for those of a process; answers where. */
export function buildDist(): string {
    if (built !== undefined) return built;
    const dist = join(process.env['KALINT_TEST_FOLDER'] ?? '', `dist-${process.pid}`);
    execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), dist]);
    return (built = dist);
}

/** What the server published of a file. */
export interface Published {
    readonly uri: string;
    readonly version?: number;
    readonly diagnostics: readonly Diagnostic[];
}

/** What an editor says of itself when it starts the server. */
export interface ClientOptions {
    readonly capabilities?: object;
    readonly folder?: string;
    readonly initializationOptions?: object;
    /** What it answers to a request of the server; `null` to all others. */
    readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
}

/** A note of the server. */
export interface Note {
    readonly method: string;
    readonly params: unknown;
}

/** A server at work, and the texts that are open in it. */
export class Client {
    readonly process: ChildProcess;
    readonly connection: MessageConnection;
    readonly published: Published[] = [];
    readonly messages: string[] = [];
    /** All that the server said without being asked, and asked itself. */
    readonly notes: Note[] = [];
    readonly #texts = new Map<string, { text: string; version: number }>();
    #waiting: (() => void)[] = [];

    private constructor(dist: string, answers: NonNullable<ClientOptions['answers']>) {
        this.process = spawn(process.execPath, [join(dist, 'kalint.cjs'), 'lsp', '--stdio'], {
            stdio: ['pipe', 'pipe', 'inherit'],
        });
        const { stdin, stdout } = this.process;
        if (stdin === null || stdout === null) throw new Error('the server has no streams');
        this.connection = createMessageConnection(
            new StreamMessageReader(stdout),
            new StreamMessageWriter(stdin),
        );
        this.connection.onNotification((method: string, params: unknown) => {
            this.notes.push({ method, params });
            if (method === 'textDocument/publishDiagnostics') this.published.push(params as Published);
            if (method === 'window/showMessage') this.messages.push((params as { message: string }).message);
            this.#wake();
        });
        this.connection.onUnhandledProgress((params) => {
            this.notes.push({ method: '$/progress', params });
            this.#wake();
        });
        this.connection.onRequest((method: string, params: unknown) => {
            this.notes.push({ method, params });
            this.#wake();
            return answers[method]?.(params) ?? null;
        });
        this.connection.listen();
    }

    /** Starts a server and says hello to it. */
    static async start(
        dist: string,
        { answers = {}, capabilities = {}, folder, initializationOptions }: ClientOptions = {},
    ): Promise<{ readonly client: Client; readonly hello: InitializeResult }> {
        const client = new Client(dist, answers);
        const rootUri = folder === undefined ? null : pathToFileURL(folder).href;
        const hello: InitializeResult = await client.connection.sendRequest('initialize', {
            processId: process.pid,
            rootUri,
            capabilities,
            initializationOptions,
        });
        await client.notify('initialized', {});
        return { client, hello };
    }

    async notify(method: string, params: object): Promise<void> {
        await this.connection.sendNotification(method, params);
    }

    /** Asks about an open text. */
    async ask<T>(method: string, uri: string, more: object = {}): Promise<T> {
        return this.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });
    }

    /** Waits for something to hold after what the server says. */
    async until<T>(find: () => T | undefined): Promise<T> {
        for (;;) {
            const found = find();
            if (found !== undefined) return found;
            await new Promise<void>((resolve) => this.#waiting.push(resolve));
        }
    }

    /** The findings in an open text as it is now, once the server has published them. */
    async findings(uri: string): Promise<readonly Diagnostic[]> {
        const { version } = this.#open(uri);
        const own = await this.until(() =>
            this.published.findLast((each) => each.uri === uri && each.version === version),
        );
        return own.diagnostics;
    }

    async open(uri: string, text: string): Promise<void> {
        this.#texts.set(uri, { text, version: 1 });
        const textDocument = { uri, languageId: 'keepalived', version: 1, text };
        await this.notify('textDocument/didOpen', { textDocument });
    }

    textOf(uri: string): string {
        return this.#open(uri).text;
    }

    /** Makes edits as the server proposes them, and tells it. */
    async apply(uri: string, edits: readonly TextEdit[]): Promise<void> {
        const file = createSourceFile(uri, this.textOf(uri));
        const made = edits.map(({ range, newText }) => ({ span: spanOf(file, range), text: newText }));
        await this.replace(uri, applyEdits(file.text, made));
    }

    /** Puts another text in place of all of it. */
    async replace(uri: string, text: string): Promise<void> {
        await this.#change(uri, [{ text }], text);
    }

    /** Types something in place of a range. */
    async type(uri: string, range: Range, text: string): Promise<void> {
        const file = createSourceFile(uri, this.textOf(uri));
        const after = applyEdits(file.text, [{ span: spanOf(file, range), text }]);
        await this.#change(uri, [{ range, text }], after);
    }

    /** Where some words stand in a text, `by` characters into them. */
    at(uri: string, words: string, by = 0): Position {
        const text = this.textOf(uri);
        const offset = text.indexOf(words);
        if (offset < 0) throw new Error(`"${words}" does not stand in the text`);
        return positionAt(createSourceFile(uri, text), offset + by);
    }

    async close(uri: string): Promise<void> {
        this.#texts.delete(uri);
        await this.notify('textDocument/didClose', { textDocument: { uri } });
    }

    /** Ends the server; answers its exit status. */
    async stop(): Promise<number | null> {
        const ended = new Promise<number | null>((resolve) => this.process.on('exit', resolve));
        await this.connection.sendRequest('shutdown');
        await this.notify('exit', {});
        return ended;
    }

    #wake(): void {
        for (const wake of this.#waiting.splice(0)) wake();
    }

    async #change(uri: string, contentChanges: object[], text: string): Promise<void> {
        const open = this.#open(uri);
        open.version++;
        open.text = text;
        const textDocument = { uri, version: open.version };
        await this.notify('textDocument/didChange', { textDocument, contentChanges });
    }

    #open(uri: string): { text: string; version: number } {
        const open = this.#texts.get(uri);
        if (open === undefined) throw new Error(`${uri} is not open`);
        return open;
    }
}
