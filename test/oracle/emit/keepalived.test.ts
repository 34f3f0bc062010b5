/** The configurations of emitted sets, as the keepalived of their distributions sees them. */
import { describe, expect, it } from 'vitest';
import { keepalivedConf } from '../../../src/emit/keepalived/index.ts';
import { SPECS, planOf } from '../../emit/specs.ts';
import { runKeepalived } from '../keepalived.ts';
import { programs, skipNote } from '../programs.ts';

/** The directors of all specs. */
const DIRECTORS = SPECS.flatMap((spec) => {
    const plan = planOf(spec);
    return plan.directors.map((director) => ({ spec, plan, director, name: director.name }));
});

describe.each(programs)(`keepalived $release${skipNote(programs.length > 0)}`, (program) => {
    const own = DIRECTORS.filter(({ director }) => director.target.release === program.release);

    it('is that of some director', () => {
        expect(own.length).toBeGreaterThan(0);
    });

    it.each(own)(
        'takes the configuration of $name in $spec without a word',
        async ({ spec, plan, director }) => {
            const run = await runKeepalived(program, keepalivedConf(plan, director));
            const said = run.messages.filter(({ env }) => !env).map(({ text }) => text);
            expect(said).toEqual([]);
            // 2.2.7 ends itself over a script of another user than root; install.sh knows.
            expect(run.signal).toBe(spec === 'alone' && program.release === '2.2.7' ? 'SIGTERM' : undefined);
        },
    );
});
