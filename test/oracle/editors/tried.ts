/** What the tests with real editors have in common: the set-up that the docs print, and a folder to open. */
import {
    chmodSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    realpathSync,
    rmSync,
    writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const page = readFileSync(new URL('../../../docs/editors.md', import.meta.url), 'utf8');

/** The blocks of code of a language, or of none, in a section of docs/editors.md. */
export function blocksOf(section: string, language: string): readonly string[] {
    const [, text] = page.split(new RegExp(`^## ${section}$`, 'm'));
    const [own = ''] = (text ?? '').split(/^## /m);
    const fences = [...own.matchAll(/^```(\w*)\n(.*?)^```$/gms)];
    return fences.filter(([, tongue]) => tongue === language).map(([, , code = '']) => code);
}

/** A folder with files, and with a program `kalint` that editors find in their `PATH`. */
export interface Tried {
    readonly home: string;
    readonly env: NodeJS.ProcessEnv;
    /** The path of a file, in a folder by itself. */
    readonly path: (name: string) => string;
    readonly remove: () => void;
}

/** Lays out a folder with files, and the bundle in `dist` as its `kalint`. */
export function tryIn(dist: string, files: Readonly<Record<string, string>>): Tried {
    const home = realpathSync(mkdtempSync(join(tmpdir(), 'kalint-editor-')));
    const [bin, folder] = [join(home, 'bin'), join(home, 'keepalived')];
    for (const each of [bin, folder]) mkdirSync(each);
    const kalint = join(bin, 'kalint');
    writeFileSync(kalint, `#!/bin/sh\nexec '${process.execPath}' '${join(dist, 'kalint.cjs')}' "$@"\n`);
    chmodSync(kalint, 0o755);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return {
        home,
        env: { ...process.env, HOME: home, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
        path: (name) => join(folder, name),
        remove: () => {
            rmSync(home, { recursive: true, force: true, maxRetries: 10 });
        },
    };
}

/** A configuration in three files: the first one includes the others and defines the script that they use. */
export const THREE_FILES = {
    'keepalived.conf': `; what both balancers share
global_defs {
    router_id lb1
    enable_script_security
    script_user root
}

vrrp_script chk_web {
    script "/bin/true"
  interval 2
}

include instance-1.conf
include instance-2.conf
`,
    'instance-1.conf': `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_web
    }
    virtual_ipaddress {
        192.0.2.10/32
    }
}
`,
    'instance-2.conf': `vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 62
    priorty 100
    track_script {
        chk_web weight 5
    }
    virtual_ipaddress {
        192.0.2.20/32
    }
}
`,
} as const;
