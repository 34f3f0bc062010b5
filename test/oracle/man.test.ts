/** The manual page in the programs that show it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitions } from '../../src/cli/definitions.ts';
import { hasProgram } from '../cli/programs.ts';
import { say } from './say.ts';

const page = join(import.meta.dirname, '../../man/kalint.1');

/** What man prints, in lines that are as wide as any; a warning is an error. */
function shownByMan(): string {
    const { status, stdout, stderr } = spawnSync('man', ['--warnings', '-l', page], {
        encoding: 'utf8',
        env: { ...process.env, MANWIDTH: '1000', LC_ALL: 'C.UTF-8' },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
}

const found = hasProgram('man') && hasProgram('groff');
if (!found) say('without man and groff the test of the manual page in them is skipped');

describe.runIf(found)('the manual page in man', () => {
    const shown = found ? shownByMan() : '';

    it('is read without a warning, and has its sections', () => {
        const sections = [...shown.matchAll(/^[A-Z][A-Z ]+$/gm)].map(([line]) => line);
        expect(sections).toEqual([
            'NAME',
            'SYNOPSIS',
            'DESCRIPTION',
            'COMMANDS',
            'EXIT STATUS',
            'FILES',
            'ENVIRONMENT',
            'EXAMPLES',
            'SEE ALSO',
        ]);
    });

    it('shows every command with its options and their meaning', async () => {
        for (const { name, command } of await definitions()) {
            const [, own = ''] = shown.split(`\n   kalint ${name} ${command.usage()}\n`);
            const help = command.createHelp();
            for (const option of help.visibleOptions(command)) {
                expect(own).toContain(help.optionTerm(option));
                expect(own.replace(/\s+/g, ' ')).toContain(
                    help.optionDescription(option).replace(/\s+/g, ' ').replaceAll('…', '...'),
                );
            }
        }
    });
});

const mandoc = hasProgram('mandoc');
if (!mandoc) say('without mandoc the test of the manual page in it is skipped');

describe.runIf(mandoc)('the manual page in mandoc', () => {
    it('has nothing that it warns of but that it has no date', () => {
        const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', page], { encoding: 'utf8' });
        const warnings = stdout.split('\n').filter((line) => line !== '' && !line.includes('missing date'));
        expect(warnings).toEqual([]);
    });
});
