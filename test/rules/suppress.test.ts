import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/service/check.ts';
import { fixFile } from '../../src/service/fix.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { createSourceFile, positionAt } from '../../src/text/source-file.ts';

/** What is left of the findings in some lines, as `LINE rule`. */
function left(...lines: readonly string[]): string[] {
    const file = createSourceFile('test.conf', lines.join('\n'));
    return checkFile(file, DEFAULT_SETTINGS).diagnostics.map(
        ({ span, rule }) => `${positionAt(file, span.start).line + 1} ${rule}`,
    );
}

const UNKNOWN = 'syntax/unknown-keyword';

describe('a suppression', () => {
    it('of the next line holds for that line only', () => {
        expect(
            left(
                'global_defs {',
                `    # kalint-disable-next-line ${UNKNOWN} -- our build has it`,
                '    cluster_role active',
                '    cluster_mode on',
                '}',
            ),
        ).toEqual([`4 ${UNKNOWN}`]);
    });

    it('of the next line goes past blank lines and comments', () => {
        const comment = `# kalint-disable-next-line ${UNKNOWN} -- our build has it`;
        expect(left(comment, '', '! until the move', '   # and after it', 'cluster_role active')).toEqual([]);
    });

    it('of its own line stands behind the statement', () => {
        const comment = `# kalint-disable-line ${UNKNOWN} -- our build has it`;
        expect(left(`cluster_role active ${comment}`, 'cluster_mode on')).toEqual([`2 ${UNKNOWN}`]);
    });

    it('of a stretch ends with the comment that enables the rule again', () => {
        expect(
            left(
                'cluster_role active',
                `# kalint-disable ${UNKNOWN} -- our build has them`,
                'cluster_mode on',
                'cluster_size 2',
                '# kalint-enable',
                'cluster_name web',
            ),
        ).toEqual([`1 ${UNKNOWN}`, `6 ${UNKNOWN}`]);
    });

    it('of a stretch goes on where another rule is enabled, and to the end of the file', () => {
        expect(
            left(
                `# kalint-disable ${UNKNOWN} -- our build has them`,
                'cluster_mode on',
                '# kalint-enable syntax/misplaced-keyword',
                'cluster_size 2',
                '',
            ),
        ).toEqual([]);
    });

    it('may start with any number of comment signs of both kinds', () => {
        for (const sign of ['!', '##', '!# ', '#\t'])
            expect(left(`${sign}kalint-disable ${UNKNOWN} -- why`, 'cluster_role active'), sign).toEqual([]);
    });

    it('may name several rules, with commas or blanks between them', () => {
        const lines = ['cluster_role active', 'router_id lb1'];
        expect(left(...lines)).toEqual([`1 ${UNKNOWN}`, '2 syntax/misplaced-keyword']);
        for (const joint of [',', ', ', ' , ', ' ']) {
            const rules = `${UNKNOWN}${joint}syntax/misplaced-keyword`;
            expect(left(`# kalint-disable ${rules} -- a sample`, ...lines), joint).toEqual([]);
        }
    });

    it('stands between the values of a block as well', () => {
        expect(
            left(
                'static_ipaddress {',
                '    192.0.2.10 dev eth0',
                '    # kalint-disable-next-line syntax/foreign-comment -- to be tidied',
                '    ; 192.0.2.11 dev eth0',
                '    ; 192.0.2.12 dev eth0',
                '}',
            ),
        ).toEqual(['5 syntax/foreign-comment']);
    });

    it('works with the line ends of Windows', () => {
        expect(left(`# kalint-disable-next-line ${UNKNOWN} -- why\r`, 'cluster_role active\r', '')).toEqual(
            [],
        );
    });

    it('goes by the line on which a finding begins', () => {
        const comment = '# kalint-disable-line syntax/unbalanced-braces -- a fragment';
        expect(left(`global_defs { ${comment}`, '    router_id web')).toEqual([]);
        expect(left('global_defs {', `    router_id web ${comment}`)).toEqual([
            '1 syntax/unbalanced-braces',
            '2 suppression/unused',
        ]);
    });

    it('keeps the fixes of what it silences from being made, but not those of other lines', () => {
        const text = [
            `virtusl_server 192.0.2.10 80 # kalint-disable-line ${UNKNOWN} -- why`,
            'virtusl_server 192.0.2.11 80',
            '',
        ].join('\n');
        const fixed = fixFile(createSourceFile('test.conf', text), DEFAULT_SETTINGS, false);
        expect(fixed.file.text).toBe(text.replace('virtusl_server 192.0.2.11', 'virtual_server 192.0.2.11'));
    });

    it('does not change what the config test of keepalived does', () => {
        const file = createSourceFile(
            'test.conf',
            `cluster_role a # kalint-disable-line ${UNKNOWN} -- why\n`,
        );
        const { diagnostics, configTest } = checkFile(file, DEFAULT_SETTINGS);
        expect(diagnostics).toEqual([]);
        expect(Object.values(configTest)).toEqual(['fails']);
    });
});

describe('of a suppression is told', () => {
    it('that it gives no reason', () => {
        expect(left(`cluster_role active # kalint-disable-line ${UNKNOWN}`)).toEqual([
            '1 suppression/without-reason',
        ]);
        expect(left(`cluster_role active # kalint-disable-line ${UNKNOWN} --`)).toEqual([
            '1 suppression/without-reason',
        ]);
        expect(left(`cluster_role active # kalint-disable-line ${UNKNOWN} -- a -- b`)).toEqual([]);
    });

    it('that it silences nothing', () => {
        expect(left(`# kalint-disable ${UNKNOWN} -- why`, 'global_defs {', '}')).toEqual([
            '1 suppression/unused',
        ]);
        expect(left(`# kalint-disable-next-line ${UNKNOWN} -- nothing follows`)).toEqual([
            '1 suppression/unused',
        ]);
    });

    it('which of its rules silences nothing', () => {
        const file = createSourceFile(
            'test.conf',
            `cluster_role a # kalint-disable-line ${UNKNOWN}, syntax/fork-keyword -- why\n`,
        );
        const { diagnostics } = checkFile(file, DEFAULT_SETTINGS);
        expect(diagnostics.map(({ span }) => file.text.slice(span.start, span.end))).toEqual([
            'syntax/fork-keyword',
        ]);
    });

    it('that there is no such rule, and the finding stays', () => {
        expect(left('cluster_role active # kalint-disable-line unknown-keyword -- why')).toEqual([
            `1 ${UNKNOWN}`,
            '1 suppression/unknown-rule',
        ]);
    });

    it('that it names no rule, and the finding stays', () => {
        expect(left('cluster_role active # kalint-disable-line -- why')).toEqual([
            `1 ${UNKNOWN}`,
            '1 suppression/unknown-rule',
        ]);
    });

    it('what it is told, even where it names the rule that tells', () => {
        expect(left('# kalint-disable suppression/unused -- leave me alone')).toEqual([
            '1 suppression/unused',
        ]);
    });

    it('nothing where the comment only speaks of one', () => {
        const words = ['kalint-disabled', 'kalint-disable-lines', 'see kalint-disable', 'kalint-enable'];
        for (const word of words) expect(left(`# ${word} no/rule`), word).toEqual([]);
    });
});
