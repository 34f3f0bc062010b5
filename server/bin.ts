/** Starts the server over standard input and output. */
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ErrorCodes } from 'vscode-languageserver';
import {
    ProposedFeatures,
    StreamMessageReader,
    StreamMessageWriter,
    createConnection,
} from 'vscode-languageserver/node';
import manifest from '../package.json' with { type: 'json' };
import { serve } from './server.ts';

/** The pages stand beside the folder of the bundle. */
const docsBase = pathToFileURL(join(import.meta.dirname, '..', 'docs', '/')).href;

const reader = new StreamMessageReader(process.stdin);
const writer = new StreamMessageWriter(process.stdout);
reader.onError(({ message }) => {
    // What cannot be read has no number by which it could be answered.
    const error = { code: ErrorCodes.ParseError, message };
    void writer.write({ jsonrpc: '2.0', id: null, error } as Parameters<typeof writer.write>[0]);
});

serve(createConnection(ProposedFeatures.all, reader, writer), { version: manifest.version, docsBase });
