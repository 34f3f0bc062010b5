/** A server for each test of a file, and a text to ask it about. */
import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { Client, type ClientOptions, buildDist } from './client.ts';

export const URI = 'file:///etc/keepalived/keepalived.conf';

/** Things with names: a script, two instances and the group that they are in. */
export const NAMES = `vrrp_script chk {
    script "/bin/true"
}

vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        10.0.0.5
    }
    track_script {
        chk
    }
}

vrrp_instance VI_2 {
    interface eth0
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        10.0.0.6
    }
}

vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
}
`;

/** The server of the test that runs. */
export interface Served {
    readonly client: Client;
    /** Starts another in its place. */
    readonly restart: (options: ClientOptions) => Promise<Client>;
}

/** Starts a server before each test of a file, and stops it after. */
export function served(options: ClientOptions = {}): Served {
    let dist = '';
    let client: Client | undefined;
    beforeAll(() => {
        dist = buildDist();
    }, 120_000);
    beforeEach(async () => {
        ({ client } = await Client.start(dist, options));
    });
    afterEach(async () => {
        await client?.stop();
    });
    return {
        get client() {
            if (client === undefined) throw new Error('no test is running');
            return client;
        },
        restart: async (others) => {
            await client?.stop();
            ({ client } = await Client.start(dist, others));
            return client;
        },
    };
}

/** The edits of one file among those of several. */
export function editsOf(edit: WorkspaceEdit | null | undefined, uri = URI): readonly TextEdit[] {
    return edit?.changes?.[uri] ?? [];
}
