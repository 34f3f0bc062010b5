/** Starts the server over standard input and output. */
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { ErrorCodes } from 'vscode-languageserver';
import {
    ProposedFeatures,
    StreamMessageReader,
    StreamMessageWriter,
    createConnection,
} from 'vscode-languageserver/node';
import manifest from '../package.json' with { type: 'json' };
import { serve } from './server.ts';

/**
 * How memory is looked after. Each key leaves about a megabyte behind: V8 would let the heap grow to several times its
 * size before it cleans up, and taking new pages takes longer than using old ones. And since all of a long text lives
 * on when it is opened, V8 would put what the next keys make among what is old, where it stays until then.
 */
for (const flag of ['--heap-growing-percent=50', '--no-allocation-site-pretenuring'])
    setFlagsFromString(flag);

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
