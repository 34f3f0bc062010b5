/** What fixes make of lines, where an example of a rule shows the safe ones only. */
import { describe, expect, it } from 'vitest';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { fixFile } from '../../src/service/fix.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { EditSet } from '../../src/text/edit.ts';
import { checkFile } from '../../src/service/check.ts';
import { RULES } from '../../src/rules/index.ts';
import { examplesOf } from '../support/rule-examples.ts';

const SETTINGS = { targets: [findTarget('debian-12') ?? newestTarget()], preset: 'recommended' } as const;

/** A text after its safe or all its fixes. */
function fixed(text: string, unsafe = true): string {
    return fixFile(createSourceFile('test.conf', text), SETTINGS, unsafe).file.text;
}

/** An instance with some more lines. */
function instance(name: string, vrid: number, ...lines: readonly string[]): string {
    const all = [
        'state BACKUP',
        'interface eth0',
        `virtual_router_id ${vrid}`,
        'priority 120',
        ...lines,
        'virtual_ipaddress {',
        `    192.0.2.${vrid}`,
        '}',
    ];
    return `vrrp_instance ${name} {\n${all.map((line) => `    ${line}\n`).join('')}}\n`;
}

/** A virtual server with one more line. */
function virtualServer(line: string): string {
    const server =
        'real_server 192.0.2.21 80 {\n        weight 1\n        TCP_CHECK {\n            connect_timeout 3\n        }\n    }';
    return `virtual_server 192.0.2.10 80 {\n    lb_algo rr\n    lb_kind NAT\n    protocol TCP\n    ${line}\n    ${server}\n}\n`;
}

describe('the interface of the sync daemon', () => {
    const line = 'lvs_sync_daemon_interface eth1';

    it('goes to the end of global_defs', () => {
        const globals = 'global_defs {\n  router_id lb1\n';
        expect(fixed(`${globals}}\n\n${instance('web', 17, line)}`)).toBe(
            `${globals}  lvs_sync_daemon eth1 web id 0\n}\n\n${instance('web', 17)}`,
        );
    });

    it('gets a block in front of the instances where there is none', () => {
        expect(fixed(`# a pair\n${instance('web', 17, `${line} # dedicated`)}`)).toBe(
            `# a pair\nglobal_defs {\n    lvs_sync_daemon eth1 web id 0\n}\n\n${instance('web', 17, ' # dedicated')}`,
        );
    });

    it('of the first instance counts', () => {
        expect(
            fixed(instance('web', 17, line) + instance('mail', 18, 'lvs_sync_daemon_interface eth2')),
        ).toBe(
            `global_defs {\n    lvs_sync_daemon eth1 web id 0\n}\n\n${instance('web', 17)}${instance('mail', 18)}`,
        );
    });

    it('stays where it depends on the configuration id', () => {
        const text = instance('web', 17, `@lb1 ${line}`);
        expect(fixed(text)).toBe(text);
    });

    it('stays where only safe fixes are made', () => {
        const text = instance('web', 17, line);
        expect(fixed(text, false)).toBe(text);
    });
});

describe('words that are not used', () => {
    it.each([
        ['state slave', 'state BACKUP'],
        ['state Primary', 'state MASTER'],
        ['state backup', 'state BACKUP'],
    ])('%s', (before, after) => {
        const text = (line: string): string => instance('web', 17).replace('state BACKUP', line);
        expect(fixed(text(before))).toBe(text(after));
    });

    it.each([
        ['quorum 0', 'quorum 1'],
        ['persistence_engine "session-initiation"', 'persistence_engine "session-initiation"'],
        ['net_mask 255.255.255.0 # all', ' # all'],
    ])('%s', (before, after) => {
        expect(fixed(virtualServer(before))).toBe(virtualServer(after));
    });

    it('are safely written in the capitals that change nothing', () => {
        const text = instance('web', 17);
        expect(fixed(text.replace('BACKUP', 'Backup'), false)).toBe(text);
        const master = text.replace('BACKUP', 'master');
        expect(fixed(master, false)).toBe(master);
    });

    it('stay where another line says more', () => {
        const text = virtualServer('persistence_timeout 50\n    persistence_timeout 0');
        expect(fixed(text)).toBe(text);
    });

    it('stay where a comment would go with them', () => {
        const text = `global_defs {\n    notification_email {\n        # ops@example.com\n    }\n}\n`;
        expect(fixed(text)).toBe(text);
    });

    it('stay where the instance is not to follow its interface', () => {
        const text = instance('web', 17, 'dont_track_primary', 'track_interface {', '    eth0', '}');
        expect(fixed(text, false)).toBe(text);
    });

    it('are no protocol that would count then', () => {
        const routes = ['virtual_routes {', '    203.0.113.0/24 via 192.0.2.1 protocol static', '}'];
        const text = instance('web', 17, ...routes);
        expect(fixed(text, false)).toBe(text);
    });
});

describe('fixes', () => {
    const examples = RULES.flatMap(({ meta }) => examplesOf(meta.id).bad);

    it.each([false, true])('made twice give what they give once; unsafe: %s', (unsafe) => {
        const differing = examples.filter(({ file, settings }) => {
            const once = fixFile(file, settings, unsafe).file;
            return fixFile(once, settings, unsafe).applied > 0;
        });
        expect(differing.map(({ file }) => file.uri)).toEqual([]);
    });

    it('have no edits of their own that touch', () => {
        const fixes = examples.flatMap(({ file, settings }) =>
            checkFile(file, settings).diagnostics.flatMap((each) => each.fixes),
        );
        expect(fixes.length).toBeGreaterThan(100);
        for (const { title, edits } of fixes) {
            const set = new EditSet();
            expect(
                edits.every((edit) => set.add([edit])),
                title,
            ).toBe(true);
        }
    });
});
