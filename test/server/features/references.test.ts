import { expect, it } from 'vitest';
import type { Location } from 'vscode-languageserver';
import { NAMES, URI, served } from '../served.ts';

const session = served();

it('finds the uses of a name, with or without the definition', async () => {
    const { client } = session;
    await client.open(URI, NAMES);
    const position = client.at(URI, 'VI_1', 1);
    const lines = async (includeDeclaration: boolean): Promise<readonly number[]> => {
        const context = { includeDeclaration };
        const uses = await client.ask<Location[]>('references', URI, { position, context });
        return uses.map(({ range }) => range.start.line);
    };
    expect(await lines(true)).toEqual([4, 28]);
    expect(await lines(false)).toEqual([28]);
});
