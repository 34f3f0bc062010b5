/** The action for GitHub: what it hands to a shell is run by that shell, with the environment that a runner gives it. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hasProgram } from '../../cli/programs.ts';
import { buildDist } from '../../server/client.ts';
import { say } from '../say.ts';
import { FAULT, type Place, type Run, checkout } from './machine.ts';
import { blocksBelow, projectFile } from './pages.ts';

const PAGE = 'docs/ci.md';
const found = hasProgram('bash');
if (!found) say('without bash the tests of the action for GitHub are skipped');

interface Use {
    readonly uses: string;
    readonly with: Readonly<Record<string, string>>;
}

interface Step {
    readonly name: string;
    readonly run: string;
    readonly shell: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly 'working-directory'?: string;
}

interface Action {
    readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
    readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

describe.skipIf(!found)('the action for GitHub', () => {
    const action = parse(projectFile('action.yml')) as Action;

    /** What stands in a value for an expression. */
    function filledIn(text: string, inputs: Readonly<Record<string, string>>, folder: string): string {
        return text.replace(/\$\{\{ (.*?) \}\}/g, (_, name: string) => {
            if (name === 'github.action_path') return folder;
            const input = name.replace(/^inputs\./, '');
            return inputs[input] ?? action.inputs[input]?.default ?? `no ${name}`;
        });
    }

    /** Runs a step of the action as a runner does, which writes its script into a file. */
    function runStep(
        place: Place,
        at: number,
        inputs: Readonly<Record<string, string>>,
        folder: string,
    ): Run {
        const step = action.runs.steps[at];
        if (step?.shell !== 'bash') throw new Error(`no step ${at} of bash`);
        const script = join(place.path(), '..', 'script.sh');
        writeFileSync(script, step.run);
        const env = Object.fromEntries(
            Object.entries(step.env ?? {}).map(([name, value]) => [name, filledIn(value, inputs, folder)]),
        );
        const cwd = step['working-directory'];
        return place.run(['bash', '--noprofile', '--norc', '-eo', 'pipefail', script], {
            env: {
                ...env,
                CI: 'true',
                GITHUB_ACTIONS: 'true',
                GITHUB_WORKSPACE: place.path(),
                GITHUB_ACTION_PATH: folder,
            },
            ...(cwd === undefined ? {} : { cwd: filledIn(cwd, inputs, folder) }),
        });
    }

    /** Where the action would be, with what the first step builds. */
    function actionFolder(): string {
        const folder = join(process.env['KALINT_TEST_FOLDER'] ?? '', 'action');
        if (!existsSync(folder)) {
            mkdirSync(join(folder, 'dist'), { recursive: true });
            for (const name of readdirSync(buildDist()))
                copyFileSync(join(buildDist(), name), join(folder, 'dist', name));
        }
        return folder;
    }

    it('is of a form that GitHub takes', () => {
        expect(action.runs.using).toBe('composite');
        for (const { description, default: value } of Object.values(action.inputs)) {
            expect(description).not.toBe('');
            expect(typeof value).toBe('string');
        }
        for (const { run, env = {} } of action.runs.steps) {
            // What a user wrote never becomes part of a script.
            expect(run).not.toContain('${{');
            for (const [, name = ''] of Object.values(env)
                .join(' ')
                .matchAll(/inputs\.([\w-]+)/g))
                expect(Object.keys(action.inputs)).toContain(name);
        }
    });

    it('builds kalint where it is not built, and says where Node is too old', () => {
        const place = checkout();
        const folder = place.path('../action');
        mkdirSync(folder);
        const npm = '#!/bin/sh\nmkdir dist\necho "npm $*" > dist/kalint.cjs\n';
        place.write('../bin/npm', npm, 0o755);
        expect(runStep(place, 0, {}, folder)).toMatchObject({ status: 0 });
        expect(readFileSync(join(folder, 'dist/kalint.cjs'), 'utf8')).toMatch(/^npm ci\b/);
        place.write('../bin/npm', '#!/bin/sh\nexit 9\n', 0o755);
        expect(runStep(place, 0, {}, folder)).toMatchObject({ status: 0 });
        place.write('../bin/node', '#!/bin/sh\nexit 1\n', 0o755);
        const old = runStep(place, 0, {}, folder);
        expect(old).toMatchObject({ status: 1 });
        expect(old.out).toMatch(/^::error::kalint needs Node 20/);
    });

    it('fails with a remark at the line of a fault', () => {
        const place = checkout();
        const { status, out } = runStep(place, 1, {}, actionFolder());
        expect(status).toBe(1);
        const remark = /^::error (.*?)::/m.exec(out)?.[1] ?? '';
        expect(remark.split(',')).toEqual(
            expect.arrayContaining(['file=production/lb 1/keepalived.conf', 'line=1', 'col=1']),
        );
        expect(out).toContain(FAULT);
    });

    it('takes files a line each, options, and what makes it fail', () => {
        const place = checkout();
        const sound = runStep(place, 1, { files: 'staging\n' }, actionFolder());
        expect(sound).toMatchObject({ status: 0 });
        const files = 'staging\n\nproduction/lb 1/keepalived.conf\n';
        const faulty = runStep(place, 1, { files }, actionFolder());
        expect(faulty).toMatchObject({ status: 1 });
        const never = runStep(place, 1, { files, 'fail-on': 'never' }, actionFolder());
        expect(never).toMatchObject({ status: 0, out: faulty.out });
        const unknown = runStep(place, 1, { args: '--preset strict --target\nno-such' }, actionFolder());
        expect(unknown).toMatchObject({ status: 2 });
        expect(unknown.err).toContain('no-such');
        const nothing = runStep(place, 1, { files: '$(touch made)\n' }, actionFolder());
        expect(nothing).toMatchObject({ status: 2 });
        expect(existsSync(place.path('made'))).toBe(false);
    });

    it('writes the findings as SARIF where that is asked for', () => {
        const place = checkout();
        const { status } = runStep(place, 1, { 'sarif-file': 'kalint.sarif' }, actionFolder());
        expect(status).toBe(1);
        const log = JSON.parse(readFileSync(place.path('kalint.sarif'), 'utf8')) as {
            readonly version: string;
            readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
        };
        expect(log.version).toBe('2.1.0');
        expect(log.runs[0]?.results.map(({ ruleId }) => ruleId)).toContain(FAULT);
    });

    it('is used on the page by the inputs that it has', () => {
        const [workflow = '', scanning = ''] = blocksBelow(PAGE, 'GitHub', 'yaml');
        const jobs = (parse(workflow) as { jobs: { kalint: { steps: Use[] } } }).jobs.kalint.steps;
        const uses = [...jobs, ...(parse(scanning) as Use[])].filter(({ uses: name }) =>
            name.includes('kalint'),
        );
        expect(uses).toHaveLength(2);
        for (const { with: given } of uses)
            for (const name of Object.keys(given)) expect(Object.keys(action.inputs)).toContain(name);
        const run = runStep(checkout(), 1, uses[0]?.with ?? {}, actionFolder());
        expect(run).toMatchObject({ status: 1, err: '' });
    });
});
