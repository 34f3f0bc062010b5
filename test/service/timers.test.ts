/** How long things take, reckoned by hand from the settings. What is said of 2.2.7 and 2.4.3 was measured with them. */
import { describe, expect, it } from 'vitest';
import { findTarget } from '../../src/schema/targets.ts';
import { showFile } from '../../src/service/show.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import type { ShownItem } from '../../src/service/show.ts';

/** The first thing of a kind in a text. */
function firstOf(text: string, list: string, target = '2.4.3'): ShownItem | undefined {
    const found = findTarget(target);
    if (found === undefined) throw new Error(`kalint knows no target ${target}`);
    const { lists } = showFile(createSourceFile('keepalived.conf', text), { target: found });
    return lists.find(({ name }) => name === list)?.items[0];
}

function valuesOf(item: ShownItem | undefined): Record<string, unknown> {
    return Object.fromEntries((item?.facts ?? []).map(({ name, value }) => [name, value]));
}

describe('a virtual router', () => {
    const router = (inside: string, globals = ''): Record<string, unknown> =>
        valuesOf(
            firstOf(
                `global_defs {\n${globals}\n}\nvrrp_instance A {\ninterface eth0\n${inside}\n}\n`,
                'virtualRouters',
            ),
        );

    it.each([
        // Version 2: three intervals, and (256 - 100) / 256 s.
        ['priority 100\nadvert_int 1', '', 1, 0.609375, 3.609375],
        // Halves of a second are rounded up in version 2: 3 intervals of 2 s, and (256 - 200) / 256 s.
        ['priority 200\nadvert_int 1.5', '', 2, 0.21875, 6.21875],
        // Version 3: three intervals, and 156/256 of one.
        ['priority 100\nversion 3\nadvert_int 0.1', '', 0.1, 0.0609375, 0.360937],
        ['priority 100\nversion 3\nadvert_int 0.5\ndown_timer_adverts 5', '', 0.5, 0.3046875, 2.804687],
        ['priority 100', 'vrrp_version 3\nvrrp_down_timer_adverts 2', 1, 0.609375, 2.609375],
        // Strict mode knows no other number than 3.
        ['priority 100\nstrict_mode on', 'vrrp_down_timer_adverts 2', 1, 0.609375, 3.609375],
    ])('with %j takes over in time', (inside, globals, interval, skew, down) => {
        const values = router(inside, globals);
        expect(values['advertInterval']).toBe(interval);
        expect(values['skewTime']).toBeCloseTo(skew, 5);
        expect(values['masterDownInterval']).toBeCloseTo(down, 5);
    });
});

describe('a script', () => {
    const script = (inside: string, target: string): Record<string, unknown> =>
        valuesOf(firstOf(`vrrp_script c {\nscript /usr/bin/true\n${inside}\n}\n`, 'scripts', target));

    it.each([
        // The next run is up to 2 s away, and two more have to fail, each 2 s later.
        ['interval 2\nfall 3\nrise 2', '2.4.3', 6, 4],
        ['', '2.4.3', 1, 1],
        ['interval 10\nrise 5', '2.4.3', 10, 50],
    ])('with %j counts its failures and successes (%s)', (inside, target, fails, recovers) => {
        expect(script(inside, target)).toMatchObject({ failsAfter: fails, recoversAfter: recovers });
    });

    // Measured from the first run that hung, to which up to an interval is added here.
    it.each([
        // Runs at 0, 1, 2, 3 s in 2.2.7, and at 0, 2, 4, 6 s in 2.4.3; the fourth ends a second later.
        ['interval 1\nfall 4', '2.2.7', 4 + 1],
        ['interval 1\nfall 4', '2.4.3', 7 + 1],
        // Runs at 0, 2, 4 s against 0, 4, 8 s.
        ['interval 2\ntimeout 3\nfall 3', '2.2.7', 7 + 2],
        ['interval 2\ntimeout 3\nfall 3', '2.4.3', 11 + 2],
        ['interval 2\ntimeout 2\nfall 3', '2.2.7', 6 + 2],
        ['interval 2\ntimeout 2\nfall 3', '2.4.3', 10 + 2],
        // With time to spare no run is left out.
        ['interval 2\ntimeout 1\nfall 3', '2.2.7', 5 + 2],
        ['interval 2\ntimeout 1\nfall 3', '2.4.3', 5 + 2],
        // 2.1.2 leaves runs out, 2.1.3 does not.
        ['interval 1\nfall 4', '2.1.2', 7 + 1],
        ['interval 1\nfall 4', '2.1.3', 4 + 1],
        ['interval 1\nfall 4', '2.3.2', 4 + 1],
        ['interval 1\nfall 4', '2.3.3', 7 + 1],
        ['interval 1\nfall 4', '1.3.9', 4 + 1],
        ['interval 1\nfall 4', '1.4.0', 7 + 1],
    ])('with %j that hangs counts as failed in %s', (inside, target, hangs) => {
        expect(script(inside, target)).toMatchObject({ hangsAfter: hangs });
    });
});

describe('a real server', () => {
    /** The virtual server, its real server, and the checker of that. */
    function parts(checker: string, server = '', service = '') {
        const text = `virtual_server 192.0.2.10 80 {\nprotocol TCP\n${service}\nreal_server 192.0.2.20 80 {\n${server}\n${checker}\n}\n}\n`;
        const virtual = firstOf(text, 'virtualServers');
        const real = virtual?.lists.find(({ name }) => name === 'realServers')?.items[0];
        return {
            virtual: valuesOf(virtual),
            real: valuesOf(real),
            checker: valuesOf(real?.lists.find(({ name }) => name === 'checkers')?.items[0]),
        };
    }

    it.each([
        // 60 s, one more try after a second; each try may wait 5 s.
        ['TCP_CHECK {\n}', 61, 71],
        ['TCP_CHECK {\ndelay_loop 5\nretry 2\ndelay_before_retry 3\nconnect_timeout 4\n}', 11, 23],
        ['TCP_CHECK {\ndelay_loop 5\nretry 0\nconnect_timeout 4\n}', 5, 9],
        // HTTP waits 3 s before its one more try.
        ['HTTP_GET {\ndelay_loop 10\nurl {\npath /\n}\n}', 13, 23],
        // DNS tries three times more, a delay_loop apart.
        ['DNS_CHECK {\ndelay_loop 2\nname example.org\n}', 8, 28],
        // A script is tried once, and may run for the delay_loop of the virtual server.
        ['MISC_CHECK {\ndelay_loop 6\nmisc_path /usr/bin/true\n}', 6, 66],
        // The second run starts 1 s after the first, or when that is ended after 4 s.
        ['MISC_CHECK {\ndelay_loop 6\nretry 1\nmisc_timeout 4\nmisc_path /usr/bin/true\n}', 7, 14],
    ])('with %j is taken out in time', (text, refusal, silence) => {
        const times = { downAfterRefusal: refusal, downAfterSilence: silence };
        const { checker, real, virtual } = parts(text);
        expect(checker).toMatchObject(times);
        expect(real).toMatchObject(times);
        expect(virtual).toMatchObject({ serverDownAfterRefusal: refusal, serverDownAfterSilence: silence });
    });

    it('takes settings of its virtual server, and its own before them', () => {
        const { real } = parts('TCP_CHECK {\n}', 'retry 1', 'delay_loop 5\nretry 4\nconnect_timeout 2');
        expect(real).toMatchObject({ downAfterRefusal: 6, downAfterSilence: 10 });
    });

    it('is taken out by the checker that is the first to notice', () => {
        const { real } = parts('TCP_CHECK {\n}\nTCP_CHECK {\ndelay_loop 3\nretry 0\nconnect_timeout 1\n}');
        expect(real).toMatchObject({ downAfterRefusal: 3, downAfterSilence: 4 });
    });

    it('may be silent for ever where UDP needs no reply', () => {
        const { real } = parts('UDP_CHECK {\ndelay_loop 5\n}');
        expect(real).toMatchObject({ downAfterRefusal: 6 });
        expect(real).not.toHaveProperty('downAfterSilence');
        expect(parts('UDP_CHECK {\ndelay_loop 5\nrequire_reply\n}').real).toMatchObject({
            downAfterSilence: 16,
        });
    });

    it('has no such time without a checker that asks', () => {
        expect(parts('').virtual).not.toHaveProperty('serverDownAfterRefusal');
        expect(parts('FILE_CHECK {\ntrack_file f\n}').real).not.toHaveProperty('downAfterRefusal');
    });
});
