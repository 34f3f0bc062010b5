import { expect, it } from 'vitest';
import type { Location } from 'vscode-languageserver';
import { NAMES, URI, served } from '../served.ts';

const session = served();

it('goes from the use of a name to where it is defined', async () => {
    const { client } = session;
    await client.open(URI, NAMES);
    const position = client.at(URI, '        chk', 9);
    expect(await client.ask<Location[]>('definition', URI, { position })).toEqual([
        { uri: URI, range: { start: { line: 0, character: 12 }, end: { line: 0, character: 15 } } },
    ]);
    const nowhere = client.at(URI, 'priority', 2);
    expect(await client.ask<Location[]>('definition', URI, { position: nowhere })).toEqual([]);
});
