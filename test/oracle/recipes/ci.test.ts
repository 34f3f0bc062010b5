/**
 * The template for GitLab and the pipeline for Jenkins: what they hand to a shell is run by that shell, with the
 * environment that a runner gives it.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseXml } from '@rgrove/parse-xml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hasProgram } from '../../cli/programs.ts';
import { buildDist } from '../../server/client.ts';
import { say } from '../say.ts';
import { FAULT, type Place, type Run, SOUND, checkout } from './machine.ts';
import { ROOT, blockBelow, blocksBelow, projectFile } from './pages.ts';

const PAGE = 'docs/ci.md';
const found = hasProgram('git') && hasProgram('bash');
if (!found) say('without git and bash the tests of the template for GitLab are skipped');

interface Job {
    readonly variables: Readonly<Record<string, string>>;
    readonly before_script: readonly string[];
    readonly script: readonly string[];
    readonly artifacts: { readonly when: string; readonly reports: { readonly codequality: string } };
}

describe.skipIf(!found)('the template for GitLab', () => {
    const template = parse(projectFile('templates/gitlab-ci.yml')) as {
        readonly '.kalint': Job;
        readonly kalint: object;
    };
    const base = template['.kalint'];

    /** Runs the job with those variables as a runner does: all its lines are one script of a shell that ends at a fault. */
    function runJob(place: Place, variables: Readonly<Record<string, string>>): Run {
        // The repository is a folder here, and for npm stands what it would have built.
        const source = place.path('../kalint');
        mkdirSync(source);
        for (const argv of [
            ['git', 'init', '--quiet', '.'],
            ['git', 'commit', '--quiet', '--allow-empty', '-m', 'A release'],
            ['git', 'tag', 'v0.1.0'],
        ])
            expect(place.run(argv, { cwd: source })).toMatchObject({ status: 0 });
        place.write('../bin/npm', `#!/bin/sh\n[ "$1" = ci ] && cp -r '${buildDist()}' dist\n`, 0o755);
        const script = ['set -eo pipefail', ...base.before_script, ...base.script].join('\n');
        return place.run(['bash', '--noprofile', '--norc', '-c', script], {
            env: {
                ...base.variables,
                KALINT_REPOSITORY: `file://${source}`,
                GITLAB_CI: 'true',
                ...variables,
            },
        });
    }

    it('has a job that extends the hidden one', () => {
        expect(template.kalint).toEqual({ extends: '.kalint' });
    });

    it('writes the report of quality, and fails where something fails', () => {
        const place = checkout();
        const { status, out } = runJob(place, {});
        expect(out).toContain(FAULT);
        expect(status).toBe(1);
        expect(base.artifacts.when).toBe('always');
        const report = JSON.parse(readFileSync(place.path(base.artifacts.reports.codequality), 'utf8')) as {
            readonly check_name: string;
            readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
        }[];
        expect(report).toContainEqual(
            expect.objectContaining({
                check_name: FAULT,
                location: expect.objectContaining({ path: 'production/lb 1/keepalived.conf' }) as unknown,
            }),
        );
    });

    it('takes what the job of the page sets', () => {
        const [page = ''] = blocksBelow(PAGE, 'GitLab', 'yaml');
        const { balancers, include, variables } = parse(page) as {
            readonly balancers: Job & { readonly extends: string };
            readonly include: readonly { readonly local: string }[];
            readonly variables: Readonly<Record<string, string>>;
        };
        expect(balancers.extends).toBe('.kalint');
        expect(include.map(({ local }) => existsSync(join(ROOT, local)))).toEqual([true]);
        for (const name of Object.keys({ ...variables, ...balancers.variables }))
            expect(Object.keys(base.variables)).toContain(name);
        const run = runJob(checkout(), balancers.variables);
        expect(run.out).toContain('debian-12');
        expect(run.status).toBe(1);
        expect(runJob(checkout(), { ...balancers.variables, KALINT_FILES: 'staging' })).toMatchObject({
            status: 0,
        });
    });
});

describe('the pipeline for Jenkins', () => {
    const jenkinsfile = blockBelow(PAGE, 'Jenkins', 'groovy');
    const [command = ''] = [...jenkinsfile.matchAll(/^\s*sh '([^']*)'$/gm)].map(([, script = '']) => script);
    const [report = ''] = [...jenkinsfile.matchAll(/^\s*junit '([^']*)'$/gm)].map(([, path = '']) => path);

    it('writes the report that it hands on', () => {
        const place = checkout();
        const { status, out } = place.run(['sh', '-xe', '-c', command]);
        expect(status).toBe(1);
        expect(out).toContain(FAULT);
        const { root } = parseXml(readFileSync(place.path(report), 'utf8'));
        expect(root?.name).toBe('testsuites');
        const names = JSON.stringify(root);
        expect(names).toContain('production/lb 1/keepalived.conf');
        expect(names).toContain('"name":"failure"');
    });

    it('succeeds where nothing fails', () => {
        const place = checkout();
        place.write('production/lb 1/keepalived.conf', SOUND);
        expect(place.run(['sh', '-xe', '-c', command])).toMatchObject({ status: 0 });
        expect(readFileSync(place.path(report), 'utf8')).not.toContain('<failure');
    });
});
