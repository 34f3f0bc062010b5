import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client, buildDist } from './client.ts';

/** Sound for the newest release; CentOS 7 has one that does not know the keyword. */
const TEXT = 'global_defs {\n    vrrp_startup_delay 5\n}\n';

let dist = '';
let folder = '';

const uri = (): string => pathToFileURL(join(folder, 'keepalived.conf')).href;

beforeAll(() => {
    dist = buildDist();
}, 120_000);

beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'kalint-workspace-')));
});

afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

/** Waits for findings that include one of a rule, or do not. */
async function told(client: Client, rule: string, is: boolean): Promise<void> {
    await client.until(() => {
        const last = client.published.at(-1);
        return last?.diagnostics.some(({ code }) => code === rule) === is ? true : undefined;
    });
}

describe('the settings of an editor', () => {
    it('are asked for where it can be asked, and asked for again when they change', async () => {
        let targets = ['centos-7'];
        const { client } = await Client.start(dist, {
            folder,
            capabilities: { workspace: { configuration: true } },
            answers: { 'workspace/configuration': () => [{ targets, preset: '', config: null }] },
        });
        await client.open(uri(), TEXT);
        await told(client, 'version/newer-keyword', true);
        targets = [];
        await client.notify('workspace/didChangeConfiguration', { settings: null });
        await told(client, 'version/newer-keyword', false);
        await client.stop();
    });

    it('are taken as they are told where it cannot, and those of the start stay where nothing is said', async () => {
        const { client } = await Client.start(dist, {
            folder,
            initializationOptions: { targets: ['centos-7'] },
        });
        await client.open(uri(), TEXT);
        await told(client, 'version/newer-keyword', true);
        const settings = { kalint: { targets: ['2.3.3'] } };
        await client.notify('workspace/didChangeConfiguration', { settings });
        await told(client, 'version/newer-keyword', false);
        await client.notify('workspace/didChangeConfiguration', { settings: {} });
        await told(client, 'version/newer-keyword', true);
        await client.stop();
    });

    it('that mean nothing are told of', async () => {
        const { client } = await Client.start(dist, { folder });
        const settings = { kalint: { targets: ['beos'], preset: 'loud' } };
        await client.notify('workspace/didChangeConfiguration', { settings });
        await client.until(() => client.messages[1]);
        expect(client.messages).toEqual(['kalint: unknown target "beos"', 'kalint: unknown preset "loud"']);
        await client.stop();
    });
});

describe('a large workspace', () => {
    const FILES = 400;

    beforeEach(() => {
        for (let number = 0; number < FILES; number++) {
            mkdirSync(join(folder, String(number)));
            writeFileSync(join(folder, String(number), 'keepalived.conf'), TEXT);
        }
    });

    const works = (client: Client): { kind: string }[] =>
        client.notes
            .filter(({ method }) => method === '$/progress')
            .map(({ params }) => (params as { value: { kind: string } }).value);

    it('is read while its user sees how far that has come', async () => {
        const { client } = await Client.start(dist, {
            folder,
            capabilities: { window: { workDoneProgress: true } },
        });
        await client.until(() => works(client).find(({ kind }) => kind === 'end'));
        const [first, ...others] = works(client);
        expect(first).toMatchObject({
            kind: 'begin',
            title: 'kalint reads configurations',
            cancellable: true,
        });
        expect(others.some((each) => each.kind === 'report')).toBe(true);
        await client.stop();
    });

    it('is read to the end no more when the user says so', async () => {
        const { client } = await Client.start(dist, {
            folder,
            capabilities: { window: { workDoneProgress: true } },
            answers: {
                'window/workDoneProgress/create': (params) => {
                    void client.notify('window/workDoneProgress/cancel', params as object);
                    return null;
                },
            },
        });
        await client.until(() => works(client).find(({ kind }) => kind === 'end'));
        const reports = works(client).filter(({ kind }) => kind === 'report');
        expect(reports.length).toBeLessThan(FILES / 20);
        await client.stop();
    });

    it('is read without a word where the editor shows no progress', async () => {
        const { client } = await Client.start(dist, { folder });
        await client.open(uri(), TEXT);
        await client.findings(uri());
        expect(works(client)).toEqual([]);
        await client.stop();
    });
});
