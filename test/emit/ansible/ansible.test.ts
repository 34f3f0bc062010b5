/** What Ansible gets: hosts by their addresses, plays in the right order, and no password but that of the vault. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ansibleFiles } from '../../../src/emit/ansible/index.ts';
import { planOf } from '../specs.ts';

function filesOf(name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(ansibleFiles(planOf(name)).map(({ path, text }) => [path, text]));
}

interface Task {
    readonly block?: readonly Task[];
    readonly always?: readonly Task[];
    readonly [key: string]: unknown;
}

/** All tasks of a list, those in blocks too. */
function tasksOf(text: string | undefined): readonly Task[] {
    const all = (tasks: readonly Task[]): readonly Task[] =>
        tasks.flatMap((task) => [task, ...all(task.block ?? []), ...all(task.always ?? [])]);
    return all(parse(text ?? '') as Task[]);
}

/** What a task may have besides its module. */
const KEYWORDS = new Set(
    'name block always register check_mode changed_when diff when no_log until retries delay'.split(' '),
);

describe('the inventory', () => {
    it('has directors and real servers, each by its own address', () => {
        expect(parse(filesOf('resolver')['ansible/inventory.yaml'] ?? '')).toEqual({
            all: {
                children: {
                    directors: {
                        hosts: {
                            lb1: { ansible_host: '2001:db8:53::1' },
                            lb2: { ansible_host: '2001:db8:53::2' },
                        },
                    },
                    real_servers: {
                        hosts: {
                            ns1: { ansible_host: '2001:db8:53::11' },
                            ns2: { ansible_host: '2001:db8:53::12' },
                        },
                    },
                },
            },
        });
    });
});

describe('the playbook', () => {
    it('has real servers first, then one director after the other, then looks at all', () => {
        const plays = parse(filesOf('debian')['ansible/site.yaml'] ?? '') as Record<string, unknown>[];
        expect(plays.map(({ hosts, serial, order, tags }) => ({ hosts, serial, order, tags }))).toEqual([
            { hosts: 'real_servers', serial: undefined, order: undefined, tags: ['install'] },
            { hosts: 'directors', serial: 1, order: 'reverse_inventory', tags: ['install'] },
            { hosts: 'all', serial: undefined, order: undefined, tags: ['verify'] },
        ]);
    });

    it('uses what comes with Ansible only', () => {
        const files = filesOf('article');
        for (const name of ['install', 'verify'])
            for (const task of tasksOf(files[`ansible/tasks/${name}.yaml`])) {
                const modules = Object.keys(task).filter((key) => !KEYWORDS.has(key));
                expect(modules).toHaveLength(task.block === undefined ? 1 : 0);
                expect(modules.every((module) => module.startsWith('ansible.builtin.'))).toBe(true);
            }
    });
});

describe('the password', () => {
    it('comes from a variable that has to be there, and is not shown', () => {
        const files = filesOf('article');
        const tasks = tasksOf(files['ansible/tasks/install.yaml']);
        const puts = tasks.filter(
            (task) => task.block === undefined && JSON.stringify(task).includes('auth_pass'),
        );
        expect(puts).toHaveLength(1);
        expect(puts[0]).toMatchObject({
            no_log: true,
            'ansible.builtin.lineinfile': { line: '        auth_pass {{ keepalived_password }}' },
        });
        expect(JSON.stringify(tasks[0])).toContain('keepalived_password is defined');
        expect(Object.keys(parse(files['ansible/vault.example.yaml'] ?? '') as object)).toEqual([
            'keepalived_password',
        ]);
    });

    it('stands in none of the files', () => {
        const plan = planOf('iptables');
        expect(plan.vrrp.password).toBe('sesame');
        for (const { text } of ansibleFiles(plan)) expect(text).not.toContain('sesame');
    });

    it('is not asked for where there is none', () => {
        const files = filesOf('debian');
        expect(Object.keys(files)).toEqual([
            'ansible/inventory.yaml',
            'ansible/site.yaml',
            'ansible/tasks/install.yaml',
            'ansible/tasks/verify.yaml',
        ]);
        expect(Object.values(files).join('')).not.toMatch(/password|vault/);
    });
});
