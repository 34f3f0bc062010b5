/** Words that stand on the wrong line: before their list, behind another statement, behind an open quote. */
import { describe, expect, it } from 'vitest';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { fixFile } from '../../src/service/fix.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

const settings = { targets: [newestTarget()], preset: 'recommended' as const };

/** What all fixes make of the lines of an instance that lacks nothing. */
function fixed(...lines: string[]): string[] {
    const head = ['vrrp_instance web {', '  interface eth0', '  virtual_router_id 17', '  priority 120'];
    const addresses = ['  virtual_ipaddress {', '    192.0.2.10', '  }'];
    const text = [...head, ...addresses, ...lines, '}', ''].join('\n');
    const { file } = fixFile(createSourceFile('a.conf', text), settings, true);
    return file.text.split('\n').slice(head.length + addresses.length, -2);
}

/** What is found in a text, by rule and message. */
function found(text: string): string[] {
    return checkFile(createSourceFile('a.conf', text), settings).diagnostics.map(
        ({ rule, message, crashes }) => `${rule}: ${message}${crashes === true ? ' (crashes)' : ''}`,
    );
}

describe('words before a list', () => {
    it('go into it where it has no brace, one entry to a line', () => {
        expect(fixed('  track_interface eth1 eth2 weight 20 # both')).toEqual([
            '  track_interface {',
            '    eth1',
            '    eth2 weight 20',
            '  } # both',
        ]);
    });

    it('go into it where only the closing brace stands there', () => {
        expect(fixed('  unicast_peer 192.0.2.2', '    192.0.2.3', '  }')).toEqual([
            '  unicast_peer {',
            '    192.0.2.2',
            '    192.0.2.3',
            '  }',
        ]);
    });

    it('go in front of what stands in it, unless that is the same', () => {
        expect(fixed('  track_interface eth1 eth2 {', '    eth2 weight 20', '  }')).toEqual([
            '  track_interface {',
            '    eth1',
            '    eth2 weight 20',
            '  }',
        ]);
        expect(fixed('  track_interface eth1 { eth2 }')).toEqual([
            '  track_interface {',
            '    eth1',
            '   eth2 }',
        ]);
    });

    it('are why a list is empty, so that it is not to be removed', () => {
        const text = 'global_defs {\n  notification_email ops@example.com {\n  }\n}\n';
        expect(found(text)).toEqual([
            'value/surplus-word: "ops@example.com" is one word too many after "notification_email"; keepalived ignores the block',
        ]);
        expect(fixFile(createSourceFile('a.conf', text), settings, false).applied).toBe(0);
    });
});

describe('a statement behind another', () => {
    it('gets a line of its own', () => {
        expect(
            fixed('  nopreempt advert_int 2 # slow', '  garp_master_delay 3 garp_master_repeat 2'),
        ).toEqual([
            '  nopreempt',
            '  advert_int 2 # slow',
            '  garp_master_delay 3',
            '  garp_master_repeat 2',
        ]);
    });

    it('gets one in the block whose head it stands in', () => {
        const text = 'vrrp_script check interval 3 { # often\n  script "/bin/check"\n}\n';
        const { file } = fixFile(createSourceFile('a.conf', text), settings, true);
        expect(file.text).toBe('vrrp_script check {\n  interval 3 # often\n  script "/bin/check"\n}\n');
    });

    it.each([
        ['a keyword without the value that it needs', '  state BACKUP priority'],
        ['a keyword in quotes', '  state BACKUP "priority" 3'],
        ['a keyword of another block', '  state BACKUP lb_algo rr'],
        ['the user of a command', '  notify "/bin/moved" state web'],
        ['a weight in a list', '  track_interface {\n    eth1 weight 3\n  }'],
    ])('is not %s', (_, lines) => {
        const text = `vrrp_instance web {\n  interface eth0\n  virtual_router_id 17\n${lines}\n}\n`;
        expect(found(text).filter((each) => each.includes('begins a statement'))).toEqual([]);
    });
});

describe('a quote without partner', () => {
    const script = (line: string): string => `vrrp_script check {\n  ${line}\n}\n`;

    it.each([
        ['script "/bin/check', 'crashes (crashes)'],
        ['script /bin/check "now', 'crashes (crashes)'],
        ['script "', 'ignores the line'],
        ['script /bin/check "', 'complains, but reads the line'],
        ['interval "3', 'ends there and reads no further'],
        ['interval 3 "x', 'drops what follows it'],
    ])('in %s', (line, outcome) => {
        const quotes = found(script(line)).filter((each) => each.startsWith('syntax/unmatched-quote'));
        expect(quotes).toEqual([
            `syntax/unmatched-quote: this quote has no partner on its line; keepalived ${outcome}`,
        ]);
    });

    it('is closed at the end of a command, before a comment', () => {
        const text = script('script "/bin/check --now # often');
        expect(fixFile(createSourceFile('a.conf', text), settings, false).applied).toBe(0);
        expect(fixFile(createSourceFile('a.conf', text), settings, true).file.text).toBe(
            script('script "/bin/check --now" # often'),
        );
    });

    it('is one where a backslash stands before it, and where the number is odd', () => {
        expect(found(script('script "/bin/check 19\\""'))).toHaveLength(1);
        expect(found(script('script "/bin/check \\"rack 19\\""'))).toEqual([]);
    });
});

/** A text after all fixes. */
function mended(...lines: string[]): string[] {
    const { file } = fixFile(createSourceFile('a.conf', lines.join('\n')), settings, true);
    return file.text.split('\n');
}

describe('a block behind a keyword that takes none', () => {
    const around = (...lines: string[]): string[] => ['vrrp_script a {', ...lines, '  interval 2', '}'];

    it('is the value of the keyword where it holds one line', () => {
        expect(mended(...around('  script {', '    /bin/true', '  }'))).toEqual(around('  script /bin/true'));
        expect(mended(...around('  script {', '    /bin/ping -c 1 192.0.2.1', '  }'))).toEqual(
            around('  script "/bin/ping -c 1 192.0.2.1"'),
        );
    });

    it.each([
        ['a comment would go with it', ['  script {', '    /bin/true # always', '  }']],
        ['it holds two lines', ['  script {', '    /bin/true', '    /bin/false', '  }']],
        ['quotes stand in it', ['  script {', '    /bin/sh -c "true"', '  }']],
    ])('stays where %s', (_, lines) => {
        expect(mended(...around(...lines))).toEqual(around(...lines));
    });

    it('belongs to the head of a block on the same line, and is judged as its block', () => {
        const server = ['virtual_server 192.0.2.10 80 {', '  protocol TCP', '  lb_algo rr', '  lb_kind DR'];
        const real = '  real_server 192.0.2.21 80 {';
        const text = [
            ...server,
            real,
            '    weight 5 TCP_CHECK {',
            '      connect_tiemout 3',
            '    }',
            '  }',
            '}',
        ];
        expect(found(text.join('\n')).map((each) => each.split(':')[0])).toEqual([
            'syntax/unexpected-block',
            'syntax/unknown-keyword',
        ]);
        expect(mended(...text).slice(5, 8)).toEqual([
            '    weight 5',
            '    TCP_CHECK {',
            '      connect_timeout 3',
        ]);
    });
});

describe('a brace in quotes', () => {
    it('is to open the block', () => {
        const rest = ['  router_id lb1', '}'];
        expect(mended('global_defs "{"', ...rest)).toEqual(['global_defs {', ...rest]);
    });
});

describe('a block without its opening brace', () => {
    it('is told of with the place where keepalived looks for it, which is the closing one of an empty block', () => {
        const text =
            'virtual_server 192.0.2.10 80 {\n  real_server 192.0.2.21 80\n  }\n  real_server 192.0.2.22 80 {\n  }\n}\n';
        const { diagnostics } = checkFile(createSourceFile('a.conf', text), settings);
        const finding = diagnostics.find(({ rule }) => rule === 'syntax/unbalanced-braces');
        expect(finding?.related.map(({ span }) => text.slice(0, span.start).split('\n').length)).toEqual([3]);
    });
});
