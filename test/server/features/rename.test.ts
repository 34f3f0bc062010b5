import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Location, WorkspaceEdit } from 'vscode-languageserver';
import { positionAt, spanOf } from '../../../server/convert.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import { NAMES, URI, editsOf, served } from '../served.ts';

const session = served();

describe('a name', () => {
    it('is changed wherever it stands', async () => {
        const { client } = session;
        await client.open(URI, NAMES);
        const position = client.at(URI, '        chk', 9);
        const prepared = await client.ask<{ placeholder: string }>('prepareRename', URI, { position });
        expect(prepared.placeholder).toBe('chk');
        const edit = await client.ask<WorkspaceEdit>('rename', URI, { position, newName: 'probe' });
        await client.apply(URI, editsOf(edit));
        expect(client.textOf(URI)).toBe(NAMES.replaceAll('chk', 'probe'));
    });

    it('stays as it is, with the reason, where the new one is none', async () => {
        const { client } = session;
        await client.open(URI, NAMES);
        const position = client.at(URI, 'VI_1', 1);
        await expect(client.ask('rename', URI, { position, newName: 'two words' })).rejects.toThrow(/blank/);
        await expect(client.ask('rename', URI, { position, newName: 'VI_2' })).rejects.toThrow(/another/);
    });
});

/**
 * One of everything that has a name, in a main file and two that it includes: what is defined in one of them is
 * used in the others.
 */
const FILES: Readonly<Record<string, string>> = {
    'keepalived.conf': `$LINK=eth0
vrrp_script chk {
    script "/bin/true"
}
track_file load {
    file /run/load
}
vrrp_track_process proxy {
    process haproxy
}
include conf.d/10-routers.conf
include conf.d/20-services.conf
`,
    'conf.d/10-routers.conf': `$WEB=10.0.0.3
bfd_instance far {
    neighbor_ip 10.0.0.9
}
vrrp_sync_group both {
    group {
        inside
        outside
    }
    track_bfd {
        far
    }
}
vrrp_instance inside {
    interface $LINK
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        10.0.0.5
    }
    track_script {
        chk
    }
    track_file {
        load weight 0
    }
}
vrrp_instance outside {
    interface \${LINK}
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        10.0.1.5
    }
    track_process {
        proxy
    }
}
`,
    'conf.d/20-services.conf': `virtual_server_group web {
    10.0.0.5 80
}
virtual_server group web {
    delay_loop 6
    lvs_sched rr
    lvs_method DR
    protocol TCP
    real_server $WEB 80 {
        BFD_CHECK {
            name far
        }
    }
    real_server 10.0.0.4 80 {
        FILE_CHECK {
            track_file load
        }
    }
}
`,
};

describe('over three files of a configuration', () => {
    let folder = '';
    const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

    beforeEach(() => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), 'kalint-rename-')));
        mkdirSync(join(folder, 'conf.d'));
        for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    });

    afterEach(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    /** What has a name, the file in which it is asked about, and in which files it stands, how often. */
    const THINGS: readonly (readonly [string, string, Readonly<Record<string, number>>])[] = [
        ['chk', 'keepalived.conf', { 'keepalived.conf': 1, 'conf.d/10-routers.conf': 1 }],
        [
            'load',
            'conf.d/10-routers.conf',
            { 'keepalived.conf': 1, 'conf.d/10-routers.conf': 1, 'conf.d/20-services.conf': 1 },
        ],
        ['proxy', 'keepalived.conf', { 'keepalived.conf': 1, 'conf.d/10-routers.conf': 1 }],
        ['far', 'conf.d/20-services.conf', { 'conf.d/10-routers.conf': 2, 'conf.d/20-services.conf': 1 }],
        ['both', 'conf.d/10-routers.conf', { 'conf.d/10-routers.conf': 1 }],
        ['inside', 'conf.d/10-routers.conf', { 'conf.d/10-routers.conf': 2 }],
        ['web', 'conf.d/20-services.conf', { 'conf.d/20-services.conf': 2 }],
        ['WEB', 'conf.d/20-services.conf', { 'conf.d/10-routers.conf': 1, 'conf.d/20-services.conf': 1 }],
        ['LINK', 'keepalived.conf', { 'keepalived.conf': 1, 'conf.d/10-routers.conf': 2 }],
    ];

    it.each(THINGS)('"%s" is found, and changed in all of them', async (name, asked, expected) => {
        const client = await session.restart({ folder });
        for (const [each, text] of Object.entries(FILES)) await client.open(uriOf(each), text);
        const uri = uriOf(asked);
        for (const each of Object.keys(FILES)) await client.findings(uriOf(each));
        const file = createSourceFile(uri, client.textOf(uri));
        const position = positionAt(file, file.text.search(new RegExp(`(?<![\\w/])${name}\\b`)) + 1);
        const [definition] = await client.ask<Location[]>('definition', uri, { position });
        expect(Object.keys(expected).map(uriOf)).toContain(definition?.uri);
        const context = { includeDeclaration: true };
        const found = await client.ask<Location[]>('references', uri, { position, context });
        const counts = Object.fromEntries(
            Object.keys(FILES)
                .map((each) => [each, found.filter((place) => place.uri === uriOf(each)).length] as const)
                .filter(([, count]) => count > 0),
        );
        expect(counts).toEqual(expected);
        const edit = await client.ask<WorkspaceEdit>('rename', uri, { position, newName: 'other' });
        for (const [each, text] of Object.entries(FILES)) {
            await client.apply(uriOf(each), editsOf(edit, uriOf(each)));
            // No other word in these files has the name as a word of its own.
            const pattern = new RegExp(String.raw`(?<![\w/])${name}\b`, 'g');
            const wanted = each in expected ? text.replace(pattern, 'other') : text;
            expect(client.textOf(uriOf(each))).toBe(wanted);
        }
        // What was whole is whole still.
        for (const each of Object.keys(FILES)) expect(await client.findings(uriOf(each))).toEqual([]);
    });

    it('are changed on the disk too, where only one of them is open', async () => {
        const client = await session.restart({ folder });
        const name = 'conf.d/10-routers.conf';
        const uri = uriOf(name);
        await client.open(uri, FILES[name] ?? '');
        await client.until(() =>
            client.published.findLast((each) => each.uri === uri && each.diagnostics.length === 0),
        );
        const position = client.at(uri, '        chk', 9);
        const edit = await client.ask<WorkspaceEdit>('rename', uri, { position, newName: 'probe' });
        const main = createSourceFile('', readFileSync(join(folder, 'keepalived.conf'), 'utf8'));
        const edits = editsOf(edit, uriOf('keepalived.conf')).map(({ range, newText }) => ({
            span: spanOf(main, range),
            text: newText,
        }));
        expect(applyEdits(main.text, edits)).toBe(main.text.replace('vrrp_script chk', 'vrrp_script probe'));
    });
});
