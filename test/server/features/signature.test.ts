import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InitializeResult, MarkupContent, SignatureHelp } from 'vscode-languageserver';
import { Client, buildDist } from '../client.ts';

const URI = 'file:///etc/keepalived/keepalived.conf';
const TEXT = `vrrp_instance VI_1 {
    notify "/bin/x"${' '}
    nopreempt${' '}
    virtual_ipaddress {
        192.0.2.10/24 dev${' '}
    }
    authentication {
        auth_pass s3cret12
    }
}
`;

const ABLE = {
    textDocument: {
        signatureHelp: {
            signatureInformation: {
                documentationFormat: ['markdown', 'plaintext'],
                parameterInformation: { labelOffsetSupport: true },
            },
        },
    },
};

const UNABLE = {
    textDocument: { signatureHelp: { signatureInformation: { documentationFormat: ['plaintext'] } } },
};

let plain: Client;
let able: Client;
let hello: InitializeResult;

beforeAll(async () => {
    const dist = buildDist();
    ({ client: plain } = await Client.start(dist, { capabilities: UNABLE }));
    ({ client: able, hello } = await Client.start(dist, { capabilities: ABLE }));
    await plain.open(URI, TEXT);
    await able.open(URI, TEXT);
}, 120_000);

afterAll(async () => {
    await plain.stop();
    await able.stop();
});

async function helpAt(client: Client, words: string): Promise<SignatureHelp | null> {
    const position = client.at(URI, words, words.length);
    return client.ask<SignatureHelp | null>('signatureHelp', URI, { position });
}

it('is asked for behind a blank', () => {
    expect(hello.capabilities.signatureHelpProvider).toEqual({ triggerCharacters: [' '] });
});

it('shows the form of a keyword with the word that comes next', async () => {
    const help = await helpAt(able, 'notify "/bin/x" ');
    const [signature] = help?.signatures ?? [];
    expect(signature?.label).toBe('notify command [user] [group]');
    expect(help?.activeParameter).toBe(1);
    expect(signature?.parameters?.map(({ label }) => label)).toEqual([
        [7, 14],
        [16, 20],
        [23, 28],
    ]);
    const documentation = signature?.parameters?.[1]?.documentation as MarkupContent;
    expect(documentation).toMatchObject({
        kind: 'markdown',
        value: '*user*: name of a user (may be left out)',
    });
});

it('shows the form of a line in a block', async () => {
    const help = await helpAt(able, '192.0.2.10/24 dev ');
    expect(help?.signatures[0]?.label).toBe('address dev interface [option …]');
    expect(help?.activeParameter).toBe(2);
});

it('gives an editor that knows no offsets the words, in plain text', async () => {
    const help = await helpAt(plain, 'notify "/bin/x" ');
    const parameters = help?.signatures[0]?.parameters ?? [];
    expect(parameters.map(({ label }) => label)).toEqual(['command', 'user', 'group']);
    expect(parameters[0]?.documentation).toMatchObject({ kind: 'plaintext' });
});

it('is not there where nothing is taken', async () => {
    expect(await helpAt(able, 'nopreempt ')).toBeNull();
    expect(await helpAt(able, 'virtual_ipaddress {')).toBeNull();
});

it('shows no secret', async () => {
    expect(JSON.stringify(await helpAt(able, 'auth_pass s3'))).toContain('auth_pass');
    expect(JSON.stringify(await helpAt(able, 'auth_pass s3'))).not.toContain('s3cret12');
});
