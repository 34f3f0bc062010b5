import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { DEPLOYMENT_SCHEMA } from '../../src/config/deployment-schema.ts';
import { readDescription } from '../../src/config/deployment.ts';
import { faultText } from '../../src/config/structured.ts';
import { createSourceFile, textOf } from '../../src/text/source-file.ts';

const fileOf = (text: string) => createSourceFile('d.yaml', text);

/** What is wrong with a text. */
function faultsOf(text: string): string[] {
    const file = fileOf(text);
    const result = readDescription(file);
    return result.ok ? [] : result.faults.map((fault) => faultText(file, fault));
}

const WHOLE = `hosts:
  lb2:
    root: lb2
    configId: one
  web1:
    role: real-server
    addresses: [10.0.0.11, 2001:db8::11]
    files:
      /etc/sysctl.conf: sysctl.conf
`;

describe('a description', () => {
    it('has its hosts in the order of the text, with the place of each part', () => {
        const file = fileOf(WHOLE);
        const result = readDescription(file);
        if (!result.ok) throw new Error('it has faults');
        expect(JSON.parse(JSON.stringify(result.hosts))).toEqual([
            ['lb2', { root: 'lb2', configId: 'one' }],
            [
                'web1',
                {
                    role: 'real-server',
                    addresses: ['10.0.0.11', '2001:db8::11'],
                    files: { '/etc/sysctl.conf': 'sysctl.conf' },
                },
            ],
        ]);
        expect(textOf(file, result.spanOf(['hosts', 'web1'], 'key'))).toBe('web1');
    });

    it('may be JSON and name its schema', () => {
        expect(
            faultsOf('{"$schema": "kalint.deployment.json", "hosts": {"a": {"role": "director"}}}'),
        ).toEqual([]);
    });

    it.each([
        ['', 'd.yaml:1:1: lacks "hosts"'],
        ['hosts: {}', 'd.yaml:1:8: hosts: names no host'],
        ['hosts: [a]', 'd.yaml:1:8: hosts: is a list, not a mapping'],
        ['host: {}\nhosts: {a: {root: a}}', 'd.yaml:1:1: host: unknown key (did you mean "hosts"?)'],
        ['hosts:\n  lb1:', 'd.yaml:2:3: hosts.lb1: has no value; expected: a mapping'],
        ['hosts:\n  lb1: {}', 'd.yaml:2:3: hosts.lb1: has neither a file nor a role'],
        ['hosts:\n  lb1: {files: {}}', 'd.yaml:2:3: hosts.lb1: has neither a file nor a role'],
        ['hosts: {a: {rot: a}}', 'd.yaml:1:13: hosts.a.rot: unknown key (did you mean "root"?)'],
        [
            'hosts: {a: {role: realserver}}',
            'd.yaml:1:19: hosts.a.role: is "realserver", not director or real-server',
        ],
        ['hosts: {a: {root: ""}}', 'd.yaml:1:19: hosts.a.root: is empty'],
        ['hosts: {a: {files: {/a: 1}}}', 'd.yaml:1:25: hosts.a.files./a: is 1, not a text'],
        [
            'hosts: {a: {files: {etc/a: x}}}',
            'd.yaml:1:21: hosts.a.files.etc/a: is no absolute path of a file',
        ],
        ['hosts: {a: {files: {/a/: x}}}', 'd.yaml:1:21: hosts.a.files./a/: is no absolute path of a file'],
        [
            'hosts: {a: {files: {/a/../b: x}}}',
            'd.yaml:1:21: hosts.a.files./a/../b: is no absolute path of a file',
        ],
        [
            'hosts: {a: {root: a, addresses: [10.0.0.1/24]}}',
            'd.yaml:1:34: hosts.a.addresses[0]: is "10.0.0.1/24", not an IPv4 or IPv6 address',
        ],
        [
            'hosts: {a: {root: a, addresses: [10.0.0.256]}}',
            'd.yaml:1:34: hosts.a.addresses[0]: is "10.0.0.256", not an IPv4 or IPv6 address',
        ],
        [
            'hosts: {a: {root: a, addresses: ["::1:2", "0::1:2"]}}',
            'd.yaml:1:43: hosts.a.addresses[1]: stands in the list twice',
        ],
        [
            'hosts:\n  a: {root: a, addresses: [10.0.0.1]}\n  b: {root: b, addresses: [10.0.0.2, 10.0.0.1]}',
            'd.yaml:3:38: hosts.b.addresses[1]: is an address of a, too',
        ],
    ])('%j is refused', (text, fault) => {
        expect(faultsOf(text)).toEqual([fault]);
    });

    it('has all its faults told in the order of the text', () => {
        expect(faultsOf('hosts:\n  a: {}\n  b: {addresses: [x], files: {y: z}}\n')).toEqual([
            'd.yaml:2:3: hosts.a: has neither a file nor a role',
            'd.yaml:3:19: hosts.b.addresses[0]: is "x", not an IPv4 or IPv6 address',
            'd.yaml:3:31: hosts.b.files.y: is no absolute path of a file',
        ]);
    });
});

describe('the schema', () => {
    it('is one, and the published file is it', () => {
        const ajv = new Ajv({ strictTypes: false });
        expect(ajv.validateSchema(DEPLOYMENT_SCHEMA)).toBe(true);
        const published: unknown = JSON.parse(readFileSync('schemas/kalint.deployment.json', 'utf8'));
        expect(published).toEqual(JSON.parse(JSON.stringify(DEPLOYMENT_SCHEMA)));
    });
});
