import { expect, it } from 'vitest';
import type { FoldingRange } from 'vscode-languageserver';
import { NAMES, URI, served } from '../served.ts';

const session = served();

it('folds blocks and runs of comments', async () => {
    const { client } = session;
    await client.open(URI, `# one\n# two\n${NAMES}`);
    const folds = await client.ask<FoldingRange[]>('foldingRange', URI);
    const lines = folds.map(({ startLine, endLine, kind }) => [startLine, endLine, kind]);
    expect(lines).toContainEqual([0, 1, 'comment']);
    expect(lines).toContainEqual([6, 16, 'region']);
});
