/** Signs of other languages around values: what is said of them, and what their fixes leave. */
import { describe, expect, it } from 'vitest';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { fixFile } from '../../src/service/fix.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

const settings = { targets: [newestTarget()], preset: 'recommended' } as const;

/** An instance with a further line. */
const instance = (line: string): string =>
    `vrrp_instance web {\ninterface eth0\nvirtual_router_id 17\n${line}\nvirtual_ipaddress {\n192.0.2.10/24\n}\n}\n`;

/** What is found at a line of an instance, by the places, and the line after the safe fixes. */
function judged(line: string): { places: string[]; fixed: string } {
    const file = createSourceFile('test.conf', instance(line));
    const { diagnostics } = checkFile(file, settings);
    const places = diagnostics.map(({ span }) => file.text.slice(span.start, span.end));
    const fixed = fixFile(file, settings, false).file.text;
    return { places, fixed: fixed.slice(instance('').indexOf('\n\n') + 1).split('\nvirtual_ip')[0] ?? '' };
}

describe('a sign that is no part of a value', () => {
    it.each([
        ['priority 120;', '120;', 'priority 120'],
        ['priority 120,', '120,', 'priority 120'],
        ['priority = 120', '=', 'priority 120'],
        ['priority =120', '=', 'priority 120'],
        ['priority : 120', ':', 'priority 120'],
        ['smtp_alert true;', 'true;', 'smtp_alert true'],
        ['state BACKUP;', 'BACKUP;', 'state BACKUP'],
        ["state 'BACKUP'", "'BACKUP'", 'state BACKUP'],
        ['interface eth0;', 'eth0;', 'interface eth0'],
        ['notify "/bin/a b";', ';', 'notify "/bin/a b"'],
        ['notify /bin/a root;', 'root;', 'notify /bin/a root'],
        ['smtp_alert // always', '// always', 'smtp_alert # always'],
        ['smtp_alert ;always', ';always', 'smtp_alert #always'],
        ['smtp_alert -- always', '-- always', 'smtp_alert # always'],
    ])('is taken out of: %s', (line, place, fixed) => {
        expect(judged(line)).toEqual({ places: [place], fixed });
    });

    it('leaves several on one line to several fixes', () => {
        expect(judged('priority = 120;')).toEqual({ places: ['=', '120;'], fixed: 'priority 120' });
    });

    it.each(['priority 300;', 'priority = 300', 'smtp_alert "true;"', 'priority 1,5', 'advert_int 1,5'])(
        'is not sure to be what is wrong: %s',
        (line) => {
            expect(judged(line).fixed).toBe(line);
        },
    );
});
