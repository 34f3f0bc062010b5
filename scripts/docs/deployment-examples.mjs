/**
 * Examples for the rules about hosts. They are whole deployments, too long for a page; so what is shown is one change to
 * a deployment in which nothing is wrong, the first of those in the tests that the rule finds.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chdir, cwd } from 'node:process';
import { code, codeBlock, diffOf } from './markdown.mjs';
import { outputOf } from './sources.mjs';

/** The texts of hosts by host and path. */
function textsOf(hosts) {
    return new Map(
        hosts.flatMap(({ name, files }) => files.map(({ path, file }) => [name + path, file.text])),
    );
}

/** The deployment and the changes that a rule finds something in; undefined where the tests have none. */
function faultFor({ DEPLOYMENT_FAULTS }, id) {
    for (const [deployment, faults] of DEPLOYMENT_FAULTS) {
        const fault = faults.find(([, , found]) => found.endsWith(` ${id}`));
        if (fault !== undefined) return { deployment, changes: fault[1] };
    }
    return undefined;
}

/** What kalint prints of a deployment with those files. */
async function findingsIn(sources, texts, args) {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-docs-'));
    const before = cwd();
    try {
        for (const [path, text] of texts) {
            mkdirSync(dirname(join(folder, path)), { recursive: true });
            writeFileSync(join(folder, path), text);
        }
        chdir(folder);
        return await outputOf(sources, args);
    } finally {
        chdir(before);
        rmSync(folder, { recursive: true });
    }
}

/** The example of a rule about hosts. */
export async function deploymentExampleOf(sources, { id, preset }) {
    const fault = faultFor(sources, id);
    if (fault === undefined) throw new Error(`no fault in the tests is found by ${id}`);
    const hosts = sources.hostsOf(fault.deployment);
    const before = textsOf(hosts);
    const after = textsOf(sources.changed(hosts, fault.changes));
    const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
        (path) => before.get(path) !== after.get(path),
    );
    const args = ['check', '--deployment', ...(preset === 'strict' ? ['--preset', 'strict'] : [])];
    args.push('--format', 'unix', '.');
    const output = await findingsIn(sources, after, args);
    return [
        '## Example',
        `In the hosts of ${code(`fixtures/${fault.deployment}`)} nothing is wrong. With this change`,
        ...paths.flatMap((path) => [
            `${code(path)}:`,
            codeBlock('diff', diffOf(before.get(path) ?? '', after.get(path) ?? '', path)),
        ]),
        'kalint finds:',
        codeBlock('console', `$ kalint ${args.join(' ')}\n${output}`),
    ];
}
