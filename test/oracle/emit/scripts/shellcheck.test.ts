/** The scripts of sets, as ShellCheck sees them. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { SPECS, planOf } from '../../../emit/specs.ts';
import { able, scriptOf } from './host.ts';

describe.skipIf(!able.shellcheck)('ShellCheck', () => {
    it.each(SPECS)('has nothing to say of the scripts of %s', (spec) => {
        const { directors, realServers } = planOf(spec);
        const paths = [...directors, ...realServers, { name: 'client' }].map(({ name }) =>
            scriptOf(spec, name),
        );
        const { stdout } = spawnSync('shellcheck', paths, { encoding: 'utf8' });
        expect(stdout).toBe('');
    });
});
