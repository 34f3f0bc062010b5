import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver';
import { spanOf } from '../../../server/convert.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import { Client, buildDist } from '../client.ts';

const URI = 'file:///etc/keepalived/keepalived.conf';
const TEXT = 'vrrp_script chk {\n    script "/bin/a 80" root\n}\n';

let dist = '';
let client: Client;

beforeAll(() => {
    dist = buildDist();
}, 120_000);

beforeEach(async () => {
    ({ client } = await Client.start(dist));
    await client.open(URI, TEXT);
});

afterEach(async () => {
    await client.stop();
});

/** What a selection and those around it hold. */
function texts(selection: SelectionRange | undefined): readonly string[] {
    const file = createSourceFile(URI, TEXT);
    const found: string[] = [];
    for (let at = selection; at !== undefined; at = at.parent) {
        const { start, end } = spanOf(file, at.range);
        found.push(TEXT.slice(start, end));
    }
    return found;
}

it('grows from each of several places', async () => {
    const positions = [client.at(URI, '80'), client.at(URI, 'chk')];
    const [one, other, ...more] = await client.ask<SelectionRange[]>('selectionRange', URI, { positions });
    expect(more).toEqual([]);
    expect(texts(one)).toEqual([
        '80',
        '/bin/a 80',
        '"/bin/a 80"',
        '"/bin/a 80" root',
        'script "/bin/a 80" root',
        '\n    script "/bin/a 80" root\n',
        '{\n    script "/bin/a 80" root\n}',
        'vrrp_script chk {\n    script "/bin/a 80" root\n}',
        TEXT,
    ]);
    expect(texts(other)[1]).toBe('vrrp_script chk');
});

it('has an answer for each place, also in an empty text', async () => {
    await client.replace(URI, '');
    const position = { line: 0, character: 0 };
    const found = await client.ask<SelectionRange[]>('selectionRange', URI, {
        positions: [position, position],
    });
    expect(found).toEqual([
        { range: { start: position, end: position } },
        { range: { start: position, end: position } },
    ]);
});
