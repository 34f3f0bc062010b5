/** The recipes of docs/recipes.md, as they are printed, in the programs that they are for. */
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hasProgram } from '../../cli/programs.ts';
import { say } from '../say.ts';
import { inImage, makeImages, removeImages } from './images.ts';
import { FAULT, FAULTY, type Place, type Run, SOUND, commitAll, makePlace } from './machine.ts';
import { blockBelow, blocksBelow } from './pages.ts';

const PAGE = 'docs/recipes.md';

/** Whether the recipes of a program can be tried; where not, says so. */
function canTry(program: string, ...others: readonly string[]): boolean {
    const missing = [program, ...others].filter((name) => !hasProgram(name));
    if (process.getuid?.() !== 0) missing.push('root');
    if (missing.length > 0) say(`without ${missing.join(' and ')} the recipes of ${program} are skipped`);
    return missing.length === 0;
}

/** Runs a program that sees the folder `etc` of a place as /etc/keepalived. */
function runThere({ path, run }: Place, ...argv: readonly string[]): Run {
    mkdirSync(path('etc'), { recursive: true });
    // Facts of the machine play no part, and take most of the time.
    const env = { ANSIBLE_GATHERING: 'explicit', ANSIBLE_PIPELINING: 'True', ANSIBLE_NOCOLOR: '1' };
    const mount = 'mount --bind "$0" /etc/keepalived && exec "$@"';
    return run(['unshare', '--mount', 'sh', '-c', mount, path('etc'), ...argv], { env });
}

/** The configuration that a place has as /etc/keepalived/keepalived.conf; undefined where there is none. */
function installed({ path }: Place): string | undefined {
    const file = path('etc/keepalived.conf');
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

const TEMPLATE = SOUND.replace('lb1', '{{ inventory_hostname }}');

/** A balancer of a pair, with that priority. */
const node = (priority: string, interval: string): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority ${priority}
    advert_int ${interval}
    virtual_ipaddress {
        192.0.2.10/24
    }
}
`;

describe.skipIf(!canTry('ansible-playbook', 'unshare'))('Ansible', () => {
    /** A place with a playbook, and what it says of that inventory. */
    function playing(heading: string, inventory: string): [Place, (template: string) => Run] {
        const place = makePlace();
        place.write('site.yaml', blockBelow(PAGE, heading, 'yaml'));
        place.write('inventory', `[balancers]\n${inventory}`);
        const play = (template: string): Run => {
            place.write('templates/keepalived.conf.j2', template);
            return runThere(place, 'ansible-playbook', '-i', 'inventory', 'site.yaml');
        };
        return [place, play];
    }

    it('installs on the balancer what passes, and nothing else', () => {
        const [place, play] = playing('Ansible', 'lb1 ansible_connection=local\n');
        expect(play(TEMPLATE)).toMatchObject({ status: 0 });
        expect(installed(place)).toBe(SOUND);
        expect(statSync(place.path('etc/keepalived.conf')).mode & 0o777).toBe(0o640);
        const refused = play(FAULTY);
        expect(refused.status).not.toBe(0);
        expect(refused.out).toContain(FAULT);
        expect(refused.out).toContain('/etc/keepalived/keepalived.conf:1:1');
        expect(installed(place)).toBe(SOUND);
    });

    it('checks all hosts together on the control node before any of them is touched', () => {
        const hosts = ['lb1 priority=150 interval=1', 'lb2 priority=100 interval=2'];
        const inventory = hosts.map((host) => `${host} ansible_connection=local\n`).join('');
        const [place, play] = playing('Ansible, with kalint on the control node', inventory);
        const refused = play(node('{{ priority }}', '{{ interval }}'));
        expect(refused.status).not.toBe(0);
        expect(refused.out).toContain('pair/advert-interval-differs');
        expect(refused.out).toMatch(/\blb2\.conf:6:5\b/);
        expect(installed(place)).toBeUndefined();

        const passed = play(node('{{ priority }}', '1'));
        expect(passed).toMatchObject({ status: 0 });
        expect(installed(place)).toMatch(/^ {4}priority 1[05]0$/m);
    });
});

describe.skipIf(!canTry('puppet', 'unshare'))('Puppet', () => {
    it('installs what passes, and nothing else', () => {
        const place = makePlace();
        place.write('site.pp', blockBelow(PAGE, 'Puppet', 'puppet'));
        const apply = (text: string): Run => {
            place.write('modules/balancer/templates/keepalived.conf.epp', text);
            const options = ['--detailed-exitcodes', '--color=false', '--modulepath', 'modules'];
            return runThere(place, 'puppet', 'apply', ...options, 'site.pp');
        };
        // 2 means that something was changed, 4 that something failed.
        expect(apply(SOUND.replace('lb1', '<%= $router_id %>'))).toMatchObject({ status: 2 });
        expect(installed(place)).toBe(SOUND);
        const refused = apply(FAULTY);
        expect(refused).toMatchObject({ status: 4 });
        expect(refused.err).toContain(FAULT);
        expect(installed(place)).toBe(SOUND);
    });
});

describe('Salt', () => {
    it('has a command that judges the file whose name it gets as its last word', () => {
        const states = parse(blockBelow(PAGE, 'Salt', 'yaml')) as Record<string, Record<string, object[]>>;
        const [target = ''] = Object.keys(states);
        const settings = states[target]?.['file.managed'] ?? [];
        const { check_cmd: command } = Object.assign({}, ...settings) as { check_cmd: string };
        expect(target).toBe('/etc/keepalived/keepalived.conf');
        const place = makePlace();
        const check = (text: string): Run => {
            place.write('__salt.tmp.x1y2', text);
            return place.run(['sh', '-c', `${command} ${place.path('__salt.tmp.x1y2')}`]);
        };
        expect(check(SOUND)).toMatchObject({ status: 0 });
        const refused = check(FAULTY);
        expect(refused).toMatchObject({ status: 1 });
        expect(refused.out).toContain(`${target}:1:1`);
    });
});

describe.skipIf(!canTry('buildah', 'busybox', 'ldd'))('a container image', () => {
    afterAll(removeImages);

    it('is built from a file that passes, and from no other', () => {
        const place = makePlace();
        makeImages(place);
        place.write('Containerfile', blockBelow(PAGE, 'Container image', 'dockerfile'));
        const build = (text: string): Run => {
            place.write('keepalived.conf', text);
            return place.run([...inImage('bud'), '--pull-never', '--tag', 'balancer', '.']);
        };
        const refused = build(FAULTY);
        expect(refused.status).not.toBe(0);
        expect(refused.out).toContain(FAULT);
        const built = build(SOUND);
        expect(built).toMatchObject({ status: 0 });
        const [container = ''] = place
            .run(inImage('from', '--pull-never', 'balancer'))
            .out.trim()
            .split('\n');
        const inside = place.run([...inImage('run', container), 'cat', '/etc/keepalived/keepalived.conf']);
        expect(inside.out).toBe(SOUND);
        expect(place.run([...inImage('run', container), 'ls', '/usr/bin']).out).not.toMatch(/node|kalint/);
    });
});

describe.skipIf(!canTry('git'))('several environments', () => {
    it('are judged each for itself by one hook, and compared by one check', () => {
        const place = makePlace();
        place.git('init', '--quiet');
        const [install = '', check = ''] = blockBelow(
            PAGE,
            'Several environments in one repository',
            'sh',
        ).split('\n');
        expect(place.run(['sh', '-c', install])).toMatchObject({ status: 0 });
        const [config = ''] = blocksBelow(PAGE, 'Several environments in one repository', 'yaml');
        place.write('kalint.config.yaml', config);
        for (const environment of ['staging', 'production']) {
            place.write(`${environment}/lb1/keepalived.conf`, node('150', '1'));
            place.write(`${environment}/lb2/keepalived.conf`, node('100', '1'));
        }
        expect(commitAll(place)).toMatchObject({ done: true });
        // Known since 2.3.3, that is to Debian 13 but not to Debian 12.
        const newer = `global_defs {\n    vrrp_owner_ignore_adverts\n}\n${node('150', '1')}`;
        place.write('staging/lb1/keepalived.conf', newer);
        expect(commitAll(place)).toMatchObject({ done: true });
        place.write('production/lb1/keepalived.conf', newer);
        const blocked = commitAll(place);
        expect(blocked.out).toMatch(
            /^production\/lb1\/keepalived\.conf:2:5 {2}error {2}version\/newer-keyword$/m,
        );
        expect(blocked.done).toBe(false);

        place.write('production/lb1/keepalived.conf', node('150', '2'));
        const compared = place.run(['sh', '-c', check]);
        expect(compared.status).toBe(1);
        expect(compared.out).toMatch(
            /^production\/lb2\/keepalived\.conf:6:5 {2}error {2}pair\/advert-interval-differs$/m,
        );
        expect(compared.out).not.toMatch(/^staging.* error /m);
    });
});
