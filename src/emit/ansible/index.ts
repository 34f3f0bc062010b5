/** The set for Ansible: it takes each host its folder and runs install.sh there, which alone knows how to install. */
import { stringify } from 'yaml';
import type { Director, EmittedFile, Plan, RealServer } from '../plan.ts';
import { installTasks, playbook, verifyTasks } from './playbook.ts';

const TEXT = 0o644;

/** The files in the folder ansible of a set. */
export function ansibleFiles(plan: Plan): readonly EmittedFile[] {
    const files: Readonly<Record<string, string>> = {
        'inventory.yaml': inventory(plan),
        'site.yaml': playbook(plan),
        'tasks/install.yaml': installTasks(plan),
        'tasks/verify.yaml': verifyTasks(plan),
        ...(plan.vrrp.password === undefined ? {} : { 'vault.example.yaml': VAULT }),
    };
    return Object.entries(files).map(([name, text]) => ({ path: `ansible/${name}`, text, mode: TEXT }));
}

function inventory({ directors, realServers }: Plan): string {
    const groups = {
        directors: { hosts: hostsOf(directors) },
        real_servers: { hosts: hostsOf(realServers) },
    };
    return `# The hosts of the set, the strongest director first; each is reached by its own address.
${stringify({ all: { children: groups } })}`;
}

function hostsOf(hosts: readonly (Director | RealServer)[]): object {
    return Object.fromEntries(
        hosts.map(({ name, addresses }) => [
            name,
            { ansible_host: (addresses.inet ?? addresses.inet6)?.address ?? '' },
        ]),
    );
}

const VAULT = `# The password that the directors have in common, for the playbook:
#   cp vault.example.yaml vault.yaml      and put the password in it
#   ansible-vault encrypt vault.yaml      so that it lies nowhere in the clear
#   ansible-playbook -i inventory.yaml site.yaml -e @vault.yaml --ask-vault-pass
# At most 8 characters.
keepalived_password: changeme
`;
