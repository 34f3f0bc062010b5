/** The runbook: it has the figures that follow from the plan, and speaks of what the plan has. */
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { filesOn } from '../../../src/emit/host-files.ts';
import { purposeOf } from '../../../src/emit/runbook/files.ts';
import { runbook } from '../../../src/emit/runbook/index.ts';
import { outAfter, resignation, takeover } from '../../../src/emit/runbook/times.ts';
import { SPECS, planOf } from '../specs.ts';

/** The cells of the rows of a table that begin with a cell. */
function rowsOf(text: string, first: string): readonly (readonly string[])[] {
    return text
        .split('\n')
        .filter((line) => line.startsWith(`| ${first} `))
        .map((line) =>
            line
                .slice(1, -1)
                .split('|')
                .map((cell) => cell.trim()),
        );
}

describe.each(SPECS)('the runbook of %s', (name) => {
    const plan = planOf(name);
    const text = runbook(plan);

    it('is in the layout of Prettier', async () => {
        const options = { parser: 'markdown', tabWidth: 2, printWidth: 110 };
        expect(text).toBe(await format(text, options));
    });

    it('says of every file what it is for', () => {
        const paths = [...plan.directors, ...plan.realServers].flatMap((host) => filesOn(plan, host));
        expect(paths.filter(({ path }) => purposeOf(path) === undefined)).toEqual([]);
        for (const { path } of paths) expect(text).toContain(`\`${path}\``);
    });

    it('draws every host', () => {
        const drawing = /```mermaid\n(.*?)```/s.exec(text)?.[1] ?? '';
        for (const host of [...plan.directors, ...plan.realServers])
            expect(drawing).toContain(`["${host.name}<br>`);
    });
});

describe('times', () => {
    it('of directors are three intervals and a share that grows as the priority falls', () => {
        const article = planOf('article');
        const [strong, weak] = article.directors;
        if (strong === undefined || weak === undefined) throw new Error('no directors');
        // 3 × 1 + (256 − 100) / 256 and 3 × 1 + (256 − 101) / 256.
        expect(takeover(article, weak)).toBeCloseTo(3.609, 3);
        expect(takeover(article, strong)).toBeCloseTo(3.605, 3);
        const three = planOf('three');
        const east = three.directors.find((each) => each.name === 'east');
        if (east === undefined) throw new Error('no east');
        // Version 3: 3 × 0.5 + (256 − 90) / 256 × 0.5.
        expect(east.priority).toBe(90);
        expect(takeover(three, east)).toBeCloseTo(1.824, 3);
        expect(resignation(three, east)).toBeCloseTo(0.324, 3);
    });

    it('of checks are for a failure just after one, with every try of it', () => {
        const plan = planOf('article');
        const [service] = plan.services;
        if (service === undefined) throw new Error('empty');
        // 6 + 3 × 3, and four times 3 s of waiting.
        expect(outAfter(service.check, plan)).toEqual({ refused: 15, silent: 27 });
        // keepalived 1.3.5 knows no second try of scripts, and tries DNS again after an interval.
        expect(outAfter({ ...service.check, type: 'script' }, plan)).toEqual({ refused: 6, silent: 9 });
        expect(outAfter({ ...service.check, type: 'dns' }, plan)).toEqual({ refused: 24, silent: 36 });
    });

    it('stand in the tables', () => {
        const text = runbook(planOf('article'));
        expect(rowsOf(text, 'lb1')).toContainEqual(['lb1', 'lb2', '3.6 s', '0.6 s']);
        expect(rowsOf(text, '10.0.0.5:80/tcp')).toContainEqual([
            '10.0.0.5:80/tcp',
            '3 × after 3 s',
            '15 s',
            '27 s',
            'weight 0',
            'sorry, below a weight of 1',
        ]);
    });
});

describe('what the runbook says', () => {
    it('of fail-back is what the spec chose', () => {
        expect(runbook(planOf('debian'))).toContain('`nopreempt`');
        const after = runbook(planOf('dual-stack'));
        expect(after).toContain('When lb1 has been back for 120 s, it takes the addresses');
        expect(after).not.toContain('nopreempt');
        expect(runbook(planOf('rhel'))).toContain('As soon as lb1 is back, it takes the addresses');
    });

    it('of a single director is that nobody takes over', () => {
        const text = runbook(planOf('alone'));
        expect(text).toContain('nobody takes over from it');
        expect(text).not.toMatch(/Fail-back|More than one director|Who takes them/);
    });

    it('of draining names every service of a server, in the words of ipvsadm', () => {
        const text = runbook(planOf('resolver'));
        expect(text).toContain('ipvsadm -e -u [2001:db8:53::53]:53 -r [2001:db8:53::11]:53 -g -w 0');
        expect(text).toContain('ipvsadm -e -t [2001:db8:53::53]:53 -r [2001:db8:53::11]:53 -g -w 0');
    });

    it('of persistence is said only where there is some', () => {
        expect(runbook(planOf('article'))).toContain('Clients with persistence do not stay with it');
        expect(runbook(planOf('iptables'))).not.toContain('Clients with persistence');
    });

    it('of the password is how to give it to Ansible', () => {
        expect(runbook(planOf('iptables'))).toContain('-e @vault.yaml');
        expect(runbook(planOf('debian'))).not.toContain('vault');
    });
});
