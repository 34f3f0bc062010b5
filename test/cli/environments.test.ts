/** Repositories with the nodes of several networks and environments. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Outcome, kalintIn } from './run.ts';

const home = process.cwd();
afterEach(() => {
    process.chdir(home);
});

function inFolder(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Outcome> {
    return kalintIn(files, argv);
}

function node(name: string, id: number, priority: number, address: string): string {
    return `global_defs {
    router_id ${name}
}

vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id ${id}
    priority ${priority}
    virtual_ipaddress {
        ${address}/24
    }
}
`;
}

/** The files of two pairs in a folder, with the numbers and addresses of their virtual routers. */
function environment(
    folder: string,
    [id, otherId]: readonly [number, number],
    [address, otherAddress] = ['192.0.2.10', '192.0.2.20'],
): Record<string, string> {
    return {
        [`${folder}/lb1.conf`]: node('lb1', id, 150, address),
        [`${folder}/lb2.conf`]: node('lb2', id, 140, address),
        [`${folder}/lb3.conf`]: node('lb3', otherId, 110, otherAddress),
        [`${folder}/lb4.conf`]: node('lb4', otherId, 100, otherAddress),
    };
}

const NAMES = ['lb1', 'lb2', 'lb3', 'lb4'];

/** A configuration of kalint for the nodes of a folder, which share a network. */
const CONFIG = `nodes:
${NAMES.map((name) => `  - { name: ${name}, file: ${name}.conf }\n`).join('')}pairs:
  - [lb1, lb2]
  - [lb3, lb4]
networks:
  dmz: [${NAMES.join(', ')}]
`;

const TWICE =
    /^(\S*)lb3\.conf:8:5: error: "virtual_router_id" 17 is that of "web" on lb1, too, .* \[network\/same-router-id\]$/;

describe('two environments with a configuration each', () => {
    const configs = { 'staging/kalint.config.yaml': CONFIG, 'production/kalint.config.yaml': CONFIG };
    const CHECK = ['check', '--nodes', '--format', 'unix', 'staging', 'production'];

    it('may use the same numbers and addresses, in one command', async () => {
        const files = {
            ...configs,
            ...environment('staging', [17, 18]),
            ...environment('production', [17, 18]),
        };
        expect(await inFolder(files, ...CHECK)).toEqual({ status: 0, out: '', err: '' });
    });

    it('have their pairs held against each other, each environment by itself', async () => {
        const files = {
            ...configs,
            ...environment('staging', [17, 18]),
            ...environment('production', [17, 17]),
        };
        const { status, out } = await inFolder(files, ...CHECK);
        expect(status).toBe(1);
        expect(TWICE.exec(out.trimEnd())?.[1]).toBe('production/');
    });
});

describe('two environments with one configuration', () => {
    const nodes = ['staging', 'production'].flatMap((folder) =>
        NAMES.map((name) => `  - { name: ${folder}-${name}, file: ${folder}/${name}.conf }\n`),
    );
    const pairs = ['staging', 'production'].flatMap((each) => [
        `  - [${each}-lb1, ${each}-lb2]\n  - [${each}-lb3, ${each}-lb4]\n`,
    ]);
    const network = (name: string): string =>
        `  ${name}: [${NAMES.map((each) => `${name}-${each}`).join(', ')}]\n`;
    const config = `nodes:\n${nodes.join('')}pairs:\n${pairs.join('')}networks:\n${network('staging')}${network('production')}overrides:
  - { files: [staging/**], targets: [debian-13] }
  - { files: [production/**], targets: [debian-12] }
`;
    const rulesIn = (out: string): string[] =>
        [...out.matchAll(/^([a-z]+)\/(lb\d).* (warning|error): .* \[(network\/[^\]]*)\]$/gm)].map((match) =>
            match.slice(1).join(' '),
        );

    it('are two networks, in which each node is read as the release that it runs', async () => {
        const files = {
            'kalint.config.yaml': config,
            ...environment('staging', [17, 17]),
            ...environment('production', [17, 17]),
        };
        const { out } = await inFolder(files, 'check', '--nodes', '--format', 'unix', '.');
        // Debian 12 has 2.2.7, which refuses the adverts of the other pair.
        expect(rulesIn(out)).toEqual([
            'staging lb3 error network/same-router-id',
            'production lb3 warning network/same-router-id',
        ]);
    });

    it('are held against each other where a network has nodes of both', async () => {
        const files = {
            'kalint.config.yaml': config.replace(
                /networks:\n/,
                'networks:\n  both: [staging-lb1, production-lb1]\n',
            ),
            ...environment('staging', [17, 18]),
            ...environment('production', [19, 20]),
        };
        const { out } = await inFolder(files, 'check', '--nodes', '--format', 'unix', '.');
        expect(rulesIn(out)).toEqual(['production lb1 error network/same-virtual-address']);
    });
});

describe('a network', () => {
    const files = { 'kalint.config.yaml': CONFIG, ...environment('.', [17, 17]) };

    it('is looked at where files of several pairs are checked, in whichever way', async () => {
        for (const argv of [
            ['lb1.conf', 'lb3.conf'],
            ['check', '--nodes', '.'],
            ['check', '--changed', 'lb1.conf', 'lb3.conf'],
        ]) {
            const { out } = await inFolder(files, ...argv, '--format', 'unix');
            expect(out.trimEnd(), argv.join(' ')).toMatch(TWICE);
        }
        for (const argv of [
            ['lb1.conf', 'lb2.conf'],
            ['lb3.conf'],
            ['--no-config', 'lb1.conf', 'lb3.conf'],
        ]) {
            const { out } = await inFolder(files, ...argv, '--format', 'unix');
            expect(out, argv.join(' ')).toBe('');
        }
    });

    it('has pairs of different releases, each read as its own', async () => {
        const overrides = `overrides:
  - { files: [lb1.conf, lb2.conf], targets: [debian-12] }
  - { files: [lb3.conf, lb4.conf], targets: [debian-13] }
`;
        const mixed = { ...files, 'kalint.config.yaml': `${CONFIG}${overrides}` };
        const { out } = await inFolder(mixed, 'check', '--nodes', '--format', 'unix', '.');
        // The weaker pair has 2.3.3, which takes the adverts of the other.
        expect(out.trimEnd()).toMatch(TWICE);
    });

    it('has rules with levels as others have', async () => {
        const off = { ...files, 'kalint.config.yaml': `${CONFIG}rules: { network/*: off }\n` };
        expect(await inFolder(off, 'check', '--nodes', '--format', 'unix', '.')).toEqual({
            status: 0,
            out: '',
            err: '',
        });
        const info = { ...files, 'kalint.config.yaml': `${CONFIG}rules: { network/same-router-id: info }\n` };
        const { status, out } = await inFolder(info, 'check', '--nodes', '--format', 'unix', '.');
        expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining(': info: ') as string });
    });
});
