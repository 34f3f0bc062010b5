import { expect, it } from 'vitest';
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { NAMES, URI, served } from '../served.ts';

const session = served();

it('marks a name where it is defined and where it is used', async () => {
    const { client } = session;
    await client.open(URI, NAMES);
    const position = client.at(URI, '        chk', 9);
    const marks = await client.ask<DocumentHighlight[]>('documentHighlight', URI, { position });
    expect(marks.map(({ kind, range }) => [kind, range.start.line])).toEqual([
        [DocumentHighlightKind.Write, 0],
        [DocumentHighlightKind.Read, 13],
    ]);
});
