/** How the set gets onto its hosts, how to see that it works, and how it goes. */
import { list } from '../../report/words.ts';
import { allKnow } from '../keepalived/releases.ts';
import type { Plan, PlannedHost } from '../plan.ts';
import { code, paragraph, steps } from './markdown.ts';
import { names, reachedBy } from './picture.ts';

/** Where the folder of a host is put on it. */
const FOLDER = 'kalint-set';

/** The directors from the weakest to the strongest. */
function weakestFirst({ directors }: Plan): readonly PlannedHost[] {
    return [...directors].reverse();
}

/** Takes a host its folder, and runs a script there. */
function carry(host: PlannedHost, script: string): readonly string[] {
    const target = `root@${reachedBy(host)}`;
    return [
        `tar -C ${host.name} -cf - . | ssh ${target} 'rm -rf ${FOLDER}; mkdir -m 700 ${FOLDER}; tar -C ${FOLDER} -xf -'`,
        `ssh ${target} ${FOLDER}/${script}`,
    ];
}

/** The section about installing. */
export function installSection(plan: Plan): readonly string[] {
    const { realServers, vrrp } = plan;
    const [server] = realServers;
    const options = vrrp.password === undefined ? '' : ' -e @vault.yaml --ask-vault-pass';
    return [
        '## Install',
        paragraph(
            `Real servers come first, so that nothing is sent to one that would not take it: ${list(names(realServers))}. Then ${plan.directors.length > 1 ? 'the directors, one after the other, the weakest first, so that the one that probably has the addresses is disturbed last' : 'the director'}: ${list(names(weakestFirst(plan)))}.`,
        ),
        '### By hand',
        ...(server === undefined
            ? []
            : [
                  code(
                      'sh',
                      ...carry(server, 'install.sh --dry-run'),
                      `ssh root@${reachedBy(server)} ${FOLDER}/install.sh`,
                  ),
              ]),
        paragraph(
            `The same for each host, with its own folder and address. \`install.sh\` tells each change; run again, it says that there is nothing to change. A director's own keepalived tests the new configuration before anything is replaced${allKnow(plan, '2.0.4') ? '' : ', if it is 2.0.4 or later'}.`,
        ),
        '### By Ansible',
        code(
            'sh',
            'cd ansible',
            ...(vrrp.password === undefined
                ? []
                : [
                      'cp vault.example.yaml vault.yaml   # put the password in it',
                      'ansible-vault encrypt vault.yaml',
                  ]),
            `ansible-playbook -i inventory.yaml site.yaml${options} --check`,
            `ansible-playbook -i inventory.yaml site.yaml${options}`,
        ),
        paragraph(
            'The playbook runs the same `install.sh`, and then `verify.sh`, on each host in the same order.',
        ),
    ];
}

/** The section about seeing that all is well. */
export function verifySection(plan: Plan): readonly string[] {
    const [director] = plan.directors;
    return [
        '## Verify',
        code(
            'sh',
            'kalint check --deployment .',
            '(cd ansible && ansible-playbook -i inventory.yaml site.yaml --tags verify)',
        ),
        steps(
            'Before anything is installed, `kalint check --deployment .` in the folder of the set: whether the files of all hosts fit together.',
            `On each host as root, \`verify.sh\`${director === undefined ? '' : ` (\`ssh root@${reachedBy(director)} ${FOLDER}/verify.sh\`)`}: whether it does what it should, a line for each thing, with what to do about it.`,
            'On a third machine of the same network, `client/verify.sh`: whether the services answer, and who has the addresses. On a director or real server it would mislead, since packets for the virtual address do not leave those; it refuses to run there.',
        ),
    ];
}

/** The section about undoing it all. */
export function removeSection(plan: Plan): readonly string[] {
    const [director] = plan.directors;
    return [
        '## Remove it',
        steps(
            'Point clients elsewhere, and wait until `ipvsadm -Lnc` on the director with the addresses lists no connections any more.',
            `Run \`uninstall.sh\` on the directors (${list(names(weakestFirst(plan)))}), and only then on the real servers (${list(names(plan.realServers))}): a real server without the virtual address would throw away what it is sent.`,
            '`uninstall.sh` puts back what was there before and can be run again; packages stay.',
        ),
        ...(director === undefined
            ? []
            : [code('sh', `ssh root@${reachedBy(director)} ${FOLDER}/uninstall.sh`)]),
    ];
}
