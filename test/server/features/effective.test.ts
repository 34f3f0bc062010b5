import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { EffectiveAnswer } from '../../../server/features/effective.ts';
import { kalint } from '../../cli/run.ts';
import { folderOf } from '../../node/folder.ts';
import { Client, buildDist } from '../client.ts';

const TEXT = `include parts/global.conf
@one vrrp_version 3

vrrp_instance A {
    interface eth0
    virtual_router_id 51
    authentication {
        auth_type PASS
        auth_pass s3cret12
    }
    virtual_ipaddress {
        192.0.2.10
    }
}
`;
const FILES = {
    'lb.conf': '# older\n',
    'new.conf': TEXT,
    'parts/global.conf': 'global_defs {\n    router_id lb1\n}\n',
};

let dist = '';
let client: Client | undefined;

beforeAll(() => {
    dist = buildDist();
}, 120_000);

afterEach(async () => {
    await client?.stop();
});

/** The answer about a text that is not saved, and what `kalint show` prints of the same text on disk. */
async function both(more: object, options: readonly string[]) {
    const folder = folderOf(FILES);
    const { client: started, hello } = await Client.start(dist, { folder });
    client = started;
    const uri = pathToFileURL(join(folder, 'lb.conf')).href;
    await client.open(uri, TEXT);
    const answer = await client.connection.sendRequest<EffectiveAnswer | null>(
        'kalint/effectiveConfiguration',
        {
            textDocument: { uri },
            ...more,
        },
    );
    const { out } = await kalint(['show', ...options, join(folder, 'new.conf')]);
    return { answer, out, hello, uri };
}

it('has what kalint show prints, with the includes and without secrets', async () => {
    const { answer, out, hello } = await both({}, []);
    expect(answer).toEqual({ title: 'lb.conf as keepalived runs it (2.4.3)', text: out });
    expect(out).toContain('router_id');
    expect(answer?.text).not.toContain('s3cret12');
    expect(hello.capabilities.experimental).toMatchObject({ kalint: { effectiveConfiguration: true } });
});

it('is for the configuration id that is asked for', async () => {
    const { answer, out } = await both({ configId: 'one' }, ['--config-id', 'one']);
    expect(answer).toEqual({ title: 'lb.conf as keepalived runs it (2.4.3, -i one)', text: out });
});

it('is nothing for a text that is not open', async () => {
    ({ client } = await Client.start(dist));
    const textDocument = { uri: 'file:///nowhere.conf' };
    expect(await client.connection.sendRequest('kalint/effectiveConfiguration', { textDocument })).toBeNull();
});
