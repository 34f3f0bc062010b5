/** What rules find that keepalived takes without a word, beyond their examples. */
import { describe, expect, it } from 'vitest';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** The texts that a rule reports, in both presets. */
function found(rule: string, text: string, target = newestTarget().name): string[] {
    const targets = [findTarget(target) ?? newestTarget()];
    return checkFile(createSourceFile('test.conf', text), { targets, preset: 'strict' })
        .diagnostics.filter((each) => each.rule === rule)
        .map(({ span }) => text.slice(span.start, span.end));
}

/** A virtual router that lacks nothing, with further lines. */
function instance(...lines: readonly string[]): string {
    return `vrrp_instance web {
interface eth0
virtual_router_id 17
priority 100
virtual_ipaddress {
192.0.2.10/24
}
${lines.join('\n')}
}
`;
}

/** A virtual server that lacks nothing, with further lines. */
function service(head: string, ...lines: readonly string[]): string {
    return `virtual_server ${head} {\nlb_algo rr\nlb_kind DR\nprotocol TCP\n${lines.join('\n')}\n}\n`;
}

function realServer(head: string, check = 'TCP_CHECK {\n}'): string {
    return `real_server ${head} {\n${check}\n}`;
}

describe('script/argument-as-user', () => {
    const find = (line: string, target?: string): string[] =>
        found('script/argument-as-user', instance(line), target);

    it('knows what is no user: states, interfaces, numbers, but not every word', () => {
        expect(find('notify_fault /bin/x fault')).toEqual(['fault']);
        expect(find('notify_fault /bin/x nobody eth0')).toEqual(['nobody eth0']);
        expect(find('notify /bin/x 17')).toEqual(['17']);
        // The user for backups is there on Debian.
        expect(find('notify_master /bin/x backup')).toEqual([]);
        expect(find('notify_backup "/bin/x BACKUP"')).toEqual([]);
    });

    it('leaves options and longer lines to the rule about surplus words', () => {
        expect(find('notify /bin/x -v')).toEqual([]);
        expect(find('notify /bin/x MASTER eth0 100')).toEqual([]);
    });

    it('is silent for releases that run the script all the same', () => {
        expect(find('notify /bin/x MASTER', '1.3.5')).toEqual([]);
        expect(find('notify /bin/x MASTER', '2.0.20')).toEqual(['MASTER']);
    });
});

describe('syntax/comment-in-word', () => {
    const find = (line: string): string[] => found('syntax/comment-in-word', `global_defs {\n${line}\n}\n`);

    it('takes what looks like a comment for one', () => {
        expect(find('router_id lb1#2')).toEqual(['lb1#2']);
        expect(find('router_id lb1# the first')).toEqual([]);
        expect(find('router_id lb1 #2')).toEqual([]);
        expect(find('router_id lb1#the first of two')).toEqual([]);
        expect(find('router_id "lb1#2"')).toEqual([]);
        expect(find('vrrp_version 2#3')).toEqual([]);
    });
});

describe('syntax/undefined-definition', () => {
    const find = (text: string): string[] => found('syntax/undefined-definition', text);

    const all = (text: string): string[] =>
        checkFile(createSourceFile('test.conf', text), {
            targets: [newestTarget()],
            preset: 'recommended',
        }).diagnostics.map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`);

    it.each([
        ['preempt_delay $DELAY', '$DELAY'],
        ['preempt_delay ${DELAY}', '${DELAY}'],
        ['preempt_delay "$DELAY"', '$DELAY'],
        ['garp_lower_prio_delay 5${X} # ${Y}', '${X}'],
        ['virtual_routes {\n${NET} via ${GW} dev eth0\n}', '${NET}', '${GW}'],
        ['track_interface {\n$IF\n}', '$IF'],
        ['smtp_alert ${ALERT:-true}', '${ALERT:-true}'],
        ['notify_master ${SCRIPT}', '${SCRIPT}'],
        ['${ALL}', '${ALL}'],
        ['$ALL', '$ALL'],
    ])('is all that is said of %s', (line, ...places) => {
        expect(all(instance(line))).toEqual(places.map((place) => `syntax/undefined-definition ${place}`));
    });

    it('leaves a sign to commands and passwords', () => {
        expect(find(instance('notify_master "/bin/x ${HOME}"', 'notify_backup /bin/x$1'))).toEqual([]);
        expect(find(instance('authentication {\nauth_type PASS\nauth_pass $secret\n}'))).toEqual([]);
    });

    it('is silent about uses of a definition with blanks, and of such that there are', () => {
        expect(find(`$D = 5\n${instance('preempt_delay $D')}`)).toEqual([]);
        expect(find(`$D=5\n${instance('preempt_delay $D')}`)).toEqual([]);
    });

    it('is silent where the definition may be in a file that could not be had', () => {
        expect(find(`include missing.conf\n${instance('track_interface {\n$IF\n}')}`)).toEqual([]);
        expect(all(`include missing.conf\n${instance('preempt_delay ${DELAY}', '${ALL}')}`)).toEqual([
            'syntax/missing-include include missing.conf',
        ]);
    });
});

describe('syntax/split-definition', () => {
    const find = (text: string): string[] => found('syntax/split-definition', text);

    it.each([
        ['$X = 5', ['$X =']],
        ['$X =5', ['$X =']],
        ['$X : 5', ['$X :']],
        ['$X: 5', ['$X:']],
        ['$X 5', ['$X']],
        ['$X= 5', []],
        ['$X', []],
        ['${X} 5', []],
        ['$X =', []],
    ])('of %s', (line, places) => {
        expect(find(instance(line))).toEqual(places);
    });

    it('leaves lines of values alone, and what a file that could not be had may define', () => {
        expect(find(instance('track_interface {\n$IF weight 5\n}'))).toEqual([]);
        expect(find(`include missing.conf\n$X = 5\n${instance()}`)).toEqual([]);
    });
});

describe('what nothing takes up', () => {
    const group = 'virtual_server_group web {\n192.0.2.10 80\n}\n';

    it('may be meant by a name that leads nowhere', () => {
        const other = service('192.0.2.9 80', realServer('198.51.100.11 80'));
        expect(found('lvs/unused-group', group + other)).toEqual(['web']);
        const lost = service('group wbe', realServer('198.51.100.11 80'));
        expect(found('lvs/unused-group', group + lost)).toEqual([]);
    });

    it('is part of something where there is nothing that could take it up', () => {
        expect(found('lvs/unused-group', group)).toEqual([]);
        expect(found('vrrp/unused-tracker', 'track_file load {\nfile /run/load\n}\n')).toEqual([]);
        expect(found('style/unused-definition', '$IF=eth0\n')).toEqual([]);
    });

    it('may be named after what it is for', () => {
        const tracker = 'vrrp_track_process nginx {\nprocess nginx\n}\n';
        expect(found('vrrp/unused-tracker', tracker + instance())).toEqual(['nginx']);
        const used = instance('track_process {\nnginx\n}');
        expect(found('vrrp/unused-tracker', tracker + used)).toEqual([]);
    });

    it('counts as used by a check of a real server', () => {
        const tracker = 'track_file load {\nfile /run/load\n}\n';
        const check = 'FILE_CHECK {\ntrack_file load\n}';
        const used = instance() + service('192.0.2.9 80', realServer('198.51.100.11 80', check));
        expect(found('vrrp/unused-tracker', tracker + used)).toEqual([]);
    });
});

describe('check/tests-another-server', () => {
    const find = (...checks: readonly string[]): string[] =>
        found(
            'check/tests-another-server',
            service(
                '2001:db8::10 80',
                ...checks.map((check, index) => realServer(`2001:db8::${index + 1} 80`, check)),
            ),
        );

    it('compares addresses, however they are written', () => {
        expect(find('TCP_CHECK {\n}', 'TCP_CHECK {\nconnect_ip 2001:db8:0::1\n}')).toEqual(['2001:db8:0::1']);
        expect(find('TCP_CHECK {\nconnect_ip 2001:db8:0::1\n}', 'TCP_CHECK {\n}')).toEqual([]);
        expect(find('TCP_CHECK {\n}', 'MISC_CHECK {\nmisc_path "/bin/x 2001:DB8::1"\n}')).toEqual([
            '2001:DB8::1',
        ]);
    });

    it('leaves the same machine at another port alone', () => {
        const text = service(
            '192.0.2.10 80',
            realServer('198.51.100.11 8080', 'TCP_CHECK {\nconnect_ip 198.51.100.11\n}'),
            realServer('198.51.100.11 8081', 'TCP_CHECK {\nconnect_ip 198.51.100.11\n}'),
        );
        expect(found('check/tests-another-server', text)).toEqual([]);
    });
});

describe('lvs/server-is-service', () => {
    it('looks at the addresses of a group', () => {
        const group = 'virtual_server_group web {\n192.0.2.10 80\n192.0.2.20-29 80\n}\n';
        const servers = [realServer('192.0.2.10 80'), realServer('192.0.2.20 80')];
        expect(found('lvs/server-is-service', group + service('group web', ...servers))).toEqual([
            '192.0.2.10',
        ]);
    });
});

describe('lvs/server-without-check', () => {
    it('says nothing where something is not known that may be a check', () => {
        const find = (check: string): string[] =>
            found(
                'lvs/server-without-check',
                service('192.0.2.10 80', realServer('198.51.100.11 80', check)),
            );
        expect(find('weight 2')).toEqual(['198.51.100.11']);
        expect(find('TCP_CHEK {\n}')).toEqual([]);
        expect(find('inhibit_on_failure\nPING_CHECK {\n}')).toEqual([]);
    });
});

describe('value/mail-without-server', () => {
    const find = (...lines: readonly string[]): string[] =>
        found(
            'value/mail-without-server',
            `global_defs {\n${lines.join('\n')}\n}\n${instance('smtp_alert')}`,
        );
    const TO = 'notification_email {\nadmin@example.org\n}';

    it('needs a server and an address', () => {
        expect(find(TO, 'smtp_server 192.0.2.25')).toEqual([]);
        expect(find(TO)).toEqual(['notification_email']);
        expect(find('smtp_server 192.0.2.25')).toEqual(['smtp_alert']);
        expect(find(TO, 'smtp_servr 192.0.2.25')).toEqual([]);
    });

    it('says nothing of a part of a configuration', () => {
        expect(found('value/mail-without-server', instance('smtp_alert'))).toEqual([]);
    });
});

describe('security/default-password', () => {
    it('compares what routers compare', () => {
        const find = (password: string): string[] =>
            found(
                'security/default-password',
                instance(`authentication {\nauth_type PASS\nauth_pass ${password}\n}`),
            );
        expect(find('"password-of-mine"')).toEqual(['"password-of-mine"']);
        expect(find('my-password')).toEqual([]);
    });
});
