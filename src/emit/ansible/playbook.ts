/** The plays and their tasks. */
import type { Plan } from '../plan.ts';

/** The playbook: real servers before directors, the strongest director last. */
export function playbook(plan: Plan): string {
    const withPassword = plan.vrrp.password !== undefined;
    const options = withPassword ? ' -e @vault.yaml --ask-vault-pass' : '';
    return `# Installs the set "${plan.name}" and looks whether all is well.
#   ansible-playbook -i inventory.yaml site.yaml${options}
#   ... --check            tells what would be done
#   ... --tags verify      only looks
#   ... --limit HOST       one host alone
- name: Real servers, before anything is sent to them
  hosts: real_servers
  become: true
  gather_facts: false
  tags: [install]
  tasks:
    - name: Install
      ansible.builtin.import_tasks: tasks/install.yaml

- name: Directors, one after the other, the strongest last
  hosts: directors
  order: reverse_inventory
  serial: 1
  become: true
  gather_facts: false
  tags: [install]
  tasks:
    - name: Install
      ansible.builtin.import_tasks: tasks/install.yaml

- name: Whether all is well
  hosts: all
  become: true
  gather_facts: false
  tags: [verify]
  tasks:
    - name: Verify
      ansible.builtin.import_tasks: tasks/verify.yaml
`;
}

/** The tasks that install a host's part; the password comes from the variable, whatever the files of the set say. */
export function installTasks(plan: Plan): string {
    const password = plan.vrrp.password === undefined ? undefined : PASSWORD;
    return `# Takes a host its folder of the set and runs install.sh there; with --check, which only tells what it would do.
${password?.given ?? ''}- name: Make a folder for the files of the set
  ansible.builtin.tempfile:
    state: directory
    prefix: ${plan.name}-set.
  register: staged
  check_mode: false
  changed_when: false

- name: Install the set
  block:
    - name: Copy the files of the set
      ansible.builtin.copy:
        src: "{{ playbook_dir }}/../{{ inventory_hostname }}/"
        dest: "{{ staged.path }}/"
        mode: preserve
      check_mode: false
      diff: false
      changed_when: false

${password?.put ?? ''}    - name: Run install.sh
      ansible.builtin.command:
        cmd: ./install.sh{{ ' --dry-run' if ansible_check_mode else '' }}
        chdir: "{{ staged.path }}"
      register: installed
      check_mode: false
      changed_when: "'nothing to change' not in installed.stdout_lines | last | default('')"

    - name: What install.sh said
      ansible.builtin.debug:
        var: installed.stdout_lines
  always:
    - name: Remove the folder
      ansible.builtin.file:
        path: "{{ staged.path }}"
        state: absent
      check_mode: false
      changed_when: false
`;
}

const PASSWORD = {
    given: `- name: The password of the directors is given
  ansible.builtin.assert:
    that:
      - keepalived_password is defined
      - keepalived_password | string | length in range(1, 9)
    fail_msg: "keepalived_password is missing, or has more than 8 characters: see vault.example.yaml"
    quiet: true
  when: inventory_hostname in groups['directors']

`,
    put: `    - name: Put the password into keepalived.conf
      ansible.builtin.lineinfile:
        path: "{{ staged.path }}/etc/keepalived/keepalived.conf"
        regexp: '^\\s*auth_pass '
        line: "        auth_pass {{ keepalived_password }}"
      when: inventory_hostname in groups['directors']
      check_mode: false
      no_log: true
      changed_when: false

`,
} as const;

/** How often verify.sh is run until it is content, and seconds between: checks and elections take their time. */
const TRIES = 5;
const PAUSE = 5;

/** The tasks that look whether all is well. */
export function verifyTasks({ services }: Plan): string {
    const slowest = Math.max(...services.map(({ check }) => check.interval + check.timeout));
    const tries = TRIES + Math.ceil(slowest / PAUSE);
    return `# Runs verify.sh; it is given time, since a check and the choice of a director take some seconds.
- name: Run verify.sh
  ansible.builtin.script:
    cmd: "{{ playbook_dir }}/../{{ inventory_hostname }}/verify.sh"
  register: verified
  changed_when: false
  until: verified.rc | default(0) == 0
  retries: ${tries}
  delay: ${PAUSE}
`;
}
