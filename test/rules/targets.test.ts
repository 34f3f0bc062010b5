import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import type { FileReport } from '../../src/service/report.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

function check(text: string, ...names: readonly string[]): FileReport {
    const targets = names.map((name) => {
        const target = findTarget(name);
        if (target === undefined) throw new Error(`there is no target ${name}`);
        return target;
    });
    return checkFile(createSourceFile('test.conf', text), { targets, preset: 'recommended' });
}

function brief({ rule, origin, targets }: Diagnostic): string {
    return `${rule} (${origin}) for ${targets.join(', ')}`;
}

const HTTP_CHECK = `virtual_server 192.0.2.10 80 {
    lb_algo rr
    lb_kind DR
    protocol TCP
    real_server 192.0.2.21 80 {
        HTTP_GET {
            url {
                path /
                status_code 200
            }
            nb_get_retry 3
        }
    }
}
`;

const MASTER = `vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 17
    priority 120
    nopreempt
    virtual_ipaddress {
        192.0.2.10
    }
}
`;

describe('a check for several targets', () => {
    it('has what holds for all of them once, with their names as they were asked for', () => {
        const { diagnostics } = check('cluster_role active\n', '2.4.3', 'centos-7', 'debian-12');
        expect(diagnostics.map(brief)).toEqual([
            'syntax/unknown-keyword (keepalived) for 2.4.3, centos-7, debian-12',
        ]);
    });

    it('names for what holds for some of them only those', () => {
        const text = 'global_defs {\n    vrrp_owner_ignore_adverts\n    cluster_role active\n}\n';
        expect(check(text, 'debian-12', 'debian-13').diagnostics.map(brief)).toEqual([
            'version/newer-keyword (keepalived) for debian-12',
            'syntax/unknown-keyword (keepalived) for debian-12, debian-13',
        ]);
    });

    it('knows two distributions with the same release by what their builds lack', () => {
        const text = 'global_defs {\n    vrrp_ipsets\n}\n';
        expect(check(text, 'rhel-10', 'ubuntu-24.04').diagnostics.map(brief)).toEqual([
            'version/missing-feature (keepalived) for ubuntu-24.04',
        ]);
    });

    it('keeps apart what keepalived says in one release and not in another', () => {
        expect(check(MASTER, '1.2.19', '2.2.7', '2.4.3').diagnostics.map(brief)).toEqual([
            'vrrp/nopreempt-with-master (kalint) for 1.2.19',
            'vrrp/nopreempt-with-master (keepalived) for 2.2.7, 2.4.3',
        ]);
    });

    it('tells for each of them what its config test does', () => {
        const text = 'global_defs {\n    vrrp_owner_ignore_adverts\n}\n';
        expect(check(text, 'debian-12', 'debian-13').configTest).toEqual({
            'debian-12': 'fails',
            'debian-13': 'passes',
        });
    });

    it('says nothing of a suppression that may be for another of them', () => {
        const comment = '# kalint-disable-line version/newer-keyword -- the other node has it';
        const text = `global_defs {\n    vrrp_owner_ignore_adverts ${comment}\n}\n`;
        expect(check(text, 'debian-12', 'debian-13').diagnostics).toEqual([]);
        expect(check(text, 'debian-13').diagnostics).toEqual([]);
    });
});

describe('a fix', () => {
    const titles = (...targets: readonly string[]): string[] =>
        check(HTTP_CHECK, ...targets).diagnostics.flatMap(({ fixes }) => fixes.map(({ title }) => title));

    it('is offered when every target understands what it writes', () => {
        expect(titles('2.4.3')).toEqual(['write "retry"']);
        expect(titles('rhel-8', 'debian-12', '2.4.3')).toEqual(['write "retry"']);
    });

    it('is not offered when one of them is older, though the finding does not hold for that one', () => {
        expect(check(HTTP_CHECK, 'centos-7', '2.4.3').diagnostics.map(brief)).toEqual([
            'version/deprecated-keyword (keepalived) for 2.4.3',
        ]);
        expect(titles('centos-7', '2.4.3')).toEqual([]);
    });
});

describe('a finding about the text as a whole', () => {
    it('ends the check, so that nothing is said of what it makes unreadable', () => {
        const text = 'global_defs {\n    cluster_role active\n    router_id {{ name }}\n}\n';
        expect(check(text, 'debian-12', '2.4.3').diagnostics.map(brief)).toEqual([
            'syntax/template-markup (keepalived) for debian-12, 2.4.3',
        ]);
    });
});
