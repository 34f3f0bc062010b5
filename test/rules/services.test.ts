/** What the rules about whole virtual servers find, beyond their examples. */
import { describe, expect, it } from 'vitest';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** `rule: text` for each finding about virtual servers, without the area; the origin follows where it is not keepalived. */
function findings(text: string, target = newestTarget().name): string[] {
    const targets = [findTarget(target) ?? newestTarget()];
    return checkFile(createSourceFile('test.conf', text), { targets, preset: 'recommended' })
        .diagnostics.filter(({ rule }) => rule.startsWith('lvs/'))
        .map(({ rule, span, origin }) => {
            const shown = `${rule.slice('lvs/'.length)}: ${text.slice(span.start, span.end)}`;
            return origin === 'keepalived' ? shown : `${shown} (${origin})`;
        });
}

/** A block with lines; one that starts with `real` is a real server with the lines that follow in it. */
function block(head: string, ...lines: readonly string[]): string {
    const inside = lines.map((line) => {
        const [, server, inner = ''] = /^real (\S+ ?\d*) ?(.*)$/.exec(line) ?? [];
        return server === undefined ? line : `real_server ${server} {\n${inner}\n}`;
    });
    return `${head} {\n${inside.join('\n')}\n}\n`;
}

/** A virtual server that lacks nothing. */
function whole(name: string, ...lines: readonly string[]): string {
    return block(`virtual_server ${name}`, 'lb_algo rr', 'lb_kind DR', 'protocol TCP', ...lines);
}

const group = (...lines: readonly string[]): string => block('virtual_server_group g', ...lines);

describe('what a virtual server lacks', () => {
    const NAME = '10.0.0.1 80';
    const REAL = 'real 10.0.0.2 80';
    const PROTOCOL = 'protocol-missing: 10.0.0.1';
    const SCHEDULER = 'scheduler-missing: 10.0.0.1';
    const METHOD = 'method-missing: 10.0.0.1';

    it.each<[string, string[], string[]]>([
        ['everything', [REAL], [METHOD, PROTOCOL, SCHEDULER]],
        ['nothing, in any order', [REAL, 'lvs_method NAT', 'protocol udp', 'lvs_sched rr'], []],
        ['words that are refused', [REAL, 'lb_kind dr', 'protocol TPC', 'lb_algo r'], []],
        ['misspelt keywords', [REAL, 'lb_knd DR', 'protocl TCP', 'lb_alg rr'], []],
        ['a keyword in the wrong block', ['lb_algo rr', 'lb_kind NAT', `${REAL} protocol TCP`], []],
        [
            'a method of some servers',
            ['lb_algo rr', 'protocol TCP', `${REAL} lvs_method DR`, 'real 10.0.0.3'],
            [METHOD],
        ],
        ['a method of each server', ['lb_algo rr', 'protocol TCP', `${REAL} lvs_method DR`], []],
        [
            'no server that is kept',
            ['real 10.0.0.300 80', 'real 2001:db8::2 80'],
            ['server-family-mismatch: 2001:db8::2'],
        ],
    ])('%s', (_, lines, expected) => {
        expect(findings(block(`virtual_server ${NAME}`, ...lines))).toEqual(expected);
    });

    it('is said of the whole block, not where part of it could not be had', () => {
        const text = block(`virtual_server ${NAME}`, 'include rest.conf', REAL);
        expect(findings(text)).toEqual([]);
    });

    it.each([
        ['1.3.5', []],
        ['1.3.9', [METHOD, PROTOCOL, SCHEDULER]],
        ['2.0.10', [`${METHOD} (kalint)`, `${PROTOCOL} (kalint)`, `${SCHEDULER} (kalint)`]],
        ['2.0.20', [METHOD, PROTOCOL, SCHEDULER]],
    ])('is logged, or said by the config test of %s', (target, expected) => {
        expect(findings(block(`virtual_server ${NAME}`, REAL), target)).toEqual(expected);
    });
});

describe('virtual servers that keepalived drops', () => {
    it.each<[string, string, string[]]>([
        ['with a name that is refused', block('virtual_server 10.0.0.1 99999', 'real 10.0.0.2 80'), []],
        [
            'of a group that there is not',
            block('virtual_server group other', 'real 10.0.0.2 80'),
            ['unknown-group: other (kalint)'],
        ],
        [
            'of a group of another family',
            group('10.0.0.1 80') + block('virtual_server group g', 'real 2001:db8::2 80'),
            ['group-family-mismatch: g (kalint)'],
        ],
    ])('%s have no other findings', (_, text, expected) => {
        expect(findings(text)).toEqual(expected);
    });
});

describe('firewall marks', () => {
    it.each<[string, string, string[]]>([
        ['alone', whole('fwmark 7', 'real 10.0.0.2'), ['protocol-with-fwmark: protocol TCP']],
        [
            'in a group of their own',
            group('fwmark 7') + whole('group g', 'real 10.0.0.2', 'ha_suspend'),
            ['protocol-with-fwmark: protocol TCP', 'ha-suspend-with-fwmark: ha_suspend'],
        ],
        [
            'beside an address',
            group('fwmark 7', '10.0.0.1 80') + whole('group g', 'real 10.0.0.2', 'ops'),
            ['one-packet-without-udp: ops'],
        ],
        [
            'with ops',
            block('virtual_server fwmark 7', 'lb_algo rr', 'lb_kind DR', 'ops', 'real 10.0.0.2'),
            [],
        ],
    ])('%s', (_, text, expected) => {
        expect(findings(text)).toEqual(expected);
    });
});

describe('ports', () => {
    it.each<[string, string, string[]]>([
        ['left out', whole('10.0.0.1', 'real 10.0.0.2 80'), ['port-missing: 10.0.0.1']],
        ['of zeros', whole('10.0.0.1 00', 'real 10.0.0.2 0'), ['port-missing: 10.0.0.1']],
        ['left out with persistence', whole('10.0.0.1', 'persistence_timeout', 'real 10.0.0.2'), []],
        [
            'left out with granularity',
            whole('10.0.0.1', 'persistence_granularity 255.0.0.0', 'real 10.0.0.2'),
            [],
        ],
        ['left out, persistence refused', whole('10.0.0.1', 'persistence_timeout 0', 'real 10.0.0.2'), []],
        [
            'left out of a group',
            group('10.0.0.1 80', '10.0.0.3') + whole('group g', 'real 10.0.0.2'),
            ['port-missing: g'],
        ],
        ['changed by NAT', whole('10.0.0.1 80', 'real 10.0.0.2 81 lvs_method NAT'), []],
        [
            'changed by NAT below',
            whole('10.0.0.1 80', 'real 10.0.0.2 81', 'lb_kind NAT'),
            ['port-mismatch: 81'],
        ],
        [
            'that differ, with the method below',
            block(
                'virtual_server 10.0.0.1 80',
                'lb_algo rr',
                'protocol TCP',
                'real 10.0.0.2 81',
                'lb_kind TUN',
            ),
            ['port-mismatch: 81'],
        ],
        [
            'that differ in one server of a group',
            group('10.0.0.1 80') + whole('group g', 'real 10.0.0.2 80', 'real 10.0.0.3 81'),
            ['port-mismatch: 81'],
        ],
        [
            'of a sorry server',
            whole('10.0.0.1 80', 'sorry_server 10.0.0.9 81', 'real 10.0.0.2'),
            ['port-mismatch: 81'],
        ],
    ])('%s', (_, text, expected) => {
        expect(findings(text)).toEqual(expected);
    });
});

describe('servers that are given twice', () => {
    const AGAIN = 'duplicate-real-server';
    const INHIBIT = 'inhibit-differs';

    it.each<[string, string, string[]]>([
        ['as they are', whole('10.0.0.1 80', 'real 10.0.0.2', 'real 10.0.0.2 0'), [`${AGAIN}: 10.0.0.2 0`]],
        ['with a port once', whole('10.0.0.1 80', 'real 10.0.0.2', 'real 10.0.0.2 80'), []],
        ['in two forms', whole('::1 80', 'real ::2', 'real 0:0::2'), [`${AGAIN}: 0:0::2`]],
        ['as sorry server', whole('10.0.0.1 80', 'sorry_server 10.0.0.2 80', 'real 10.0.0.2 80'), []],
        [
            'as sorry server, with inhibit below',
            whole('10.0.0.1 80', 'sorry_server 10.0.0.2 80', 'real 10.0.0.2 80', 'inhibit_on_failure'),
            [`${INHIBIT}: 10.0.0.2`],
        ],
        [
            'as a sorry server that is replaced',
            whole(
                '10.0.0.1 80',
                'sorry_server 10.0.0.2 80',
                'sorry_server_inhibit',
                'sorry_server 10.0.0.2 80',
                'real 10.0.0.2 80',
            ),
            [],
        ],
        [
            'with a wrong port',
            whole('10.0.0.1 80', 'real 10.0.0.2 81 lvs_method NAT', 'real 10.0.0.2 81'),
            [`${AGAIN}: 10.0.0.2 81`],
        ],
    ])('%s', (_, text, expected) => {
        expect(findings(text)).toEqual(expected);
    });

    it('have their ports compared where both are kept, before 2.0.20', () => {
        const text = whole('10.0.0.1 80', 'real 10.0.0.2 81 lvs_method NAT', 'real 10.0.0.2 81');
        expect(findings(text, '2.0.19')).toEqual(['port-mismatch: 81']);
    });
});

describe('fixes of ports', () => {
    const mark = 'virtual_server fwmark 7 {\nlb_algo rr\nlb_kind DR\n';

    it.each<[string, string, number]>([
        ['give the port of the virtual server', whole('10.0.0.1 80', 'real 10.0.0.2 81'), 1],
        ['but make no server twice', whole('10.0.0.1 80', 'real 10.0.0.2 81', 'real 10.0.0.2 80'), 0],
        ['nor with one that gets it', whole('10.0.0.1 80', 'real 10.0.0.2 81', 'real 10.0.0.2'), 0],
        [
            'though another port of a server by NAT is no matter',
            whole('10.0.0.1 80', 'real 10.0.0.2 81', 'real 10.0.0.2 82 lvs_method NAT'),
            1,
        ],
        ['take it out for a mark', `${mark}real_server 10.0.0.2 81 {\n}\n}\n`, 1],
        [
            'not where two would have none',
            `${mark}real_server 10.0.0.2 81 {\n}\nreal_server 10.0.0.2 82 {\n}\n}\n`,
            0,
        ],
        [
            'not where a check that needs it has no line to name it below',
            `${mark}real_server 10.0.0.2 81 {\nTCP_CHECK {\n}\n}\n}\n`,
            0,
        ],
    ])('%s', (_, text, count) => {
        const settings = { targets: [newestTarget()], preset: 'recommended' } as const;
        const { diagnostics } = checkFile(createSourceFile('test.conf', text), settings);
        const mismatches = diagnostics.filter(({ rule }) => rule === 'lvs/port-mismatch');
        expect(mismatches.flatMap(({ fixes }) => fixes)).toHaveLength(count);
    });
});

describe('quorum and hysteresis', () => {
    it.each<[string, string[], string[]]>([
        ['that fit', ['quorum 3', 'hysteresis 2', 'real 10.0.0.2 80 weight 3'], []],
        ['above the weights', ['quorum 3', 'hysteresis 2', 'real 10.0.0.2'], ['quorum-above-weights: 3']],
        ['with the weight of the block below', ['quorum 3', 'real 10.0.0.2', 'weight 3'], []],
        ['with a weight that is refused', ['quorum 3', 'real 10.0.0.2 80 weight x'], []],
        ['with a quorum that is refused', ['quorum 0', 'hysteresis 1', 'real 10.0.0.2'], []],
        ['with a server that is refused', ['quorum 2', 'real 10.0.0.2', 'real 10.0.0.300'], []],
        [
            'with a server given twice',
            ['quorum 2', 'real 10.0.0.2', 'real 10.0.0.2'],
            ['duplicate-real-server: 10.0.0.2'],
        ],
        ['without quorum', ['hysteresis 1', 'real 10.0.0.2'], ['hysteresis-above-quorum: 1']],
        [
            'whose weights come to 2 ** 32',
            [
                'quorum 1',
                'real 10.0.0.2 80 weight 2147483647',
                'real 10.0.0.3 80 weight 2147483647',
                'real 10.0.0.4 80 weight 2',
            ],
            ['quorum-above-weights: 1'],
        ],
    ])('%s', (_, lines, expected) => {
        expect(findings(whole('10.0.0.1 80', ...lines))).toEqual(expected);
    });
});
