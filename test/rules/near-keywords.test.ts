/** Which keyword an unknown word is taken for: what words have in common tells nothing. */
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/service/check.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** A configuration with a line at a place, which the innermost block names. */
function textWith(place: string, line: string): string {
    const blocks: Readonly<Record<string, readonly string[]>> = {
        top: [],
        globals: ['global_defs'],
        instance: ['vrrp_instance A'],
        virtual: ['virtual_server 10.0.0.1 80'],
        real: ['virtual_server 10.0.0.1 80', 'real_server 10.0.0.2 80'],
        tcp: ['virtual_server 10.0.0.1 80', 'real_server 10.0.0.2 80', 'TCP_CHECK'],
        address: ['vrrp_instance A', 'virtual_ipaddress'],
    };
    const heads = blocks[place] ?? [];
    return [...heads.map((head) => `${head} {`), line, ...heads.map(() => '}')].join('\n');
}

/** The titles of the fixes for the first word that is offered one. */
function offered(place: string, line: string): string[] {
    const file = createSourceFile('test.conf', textWith(place, line));
    const { diagnostics } = checkFile(file, DEFAULT_SETTINGS);
    const at = file.text.indexOf(line);
    return diagnostics
        .filter(({ span }) => span.start >= at && span.end <= at + line.length)
        .flatMap(({ fixes }) => fixes.map(({ title }) => title));
}

describe('an unknown word', () => {
    it.each([
        ['top', 'Include conf.d/*.conf', 'include'],
        ['instance', 'includes web.conf', 'include'],
        ['tcp', 'connect_tiemout 3', 'connect_timeout'],
        ['tcp', 'conect_port 80', 'connect_port'],
        ['tcp', 'bind_fi eth0', 'bind_if'],
        ['virtual', 'lb_ago rr', 'lb_algo'],
        ['virtual', 'lb_knd DR', 'lb_kind'],
        ['virtual', 'delay-loop 6', 'delay_loop'],
        ['real', 'TPC_CHECK {\n}', 'TCP_CHECK'],
        ['real', 'HTTPGET {\n}', 'HTTP_GET'],
        ['instance', 'virtual_ruoter_id 7', 'virtual_router_id'],
        ['instance', 'virtua_lrouter_id 7', 'virtual_router_id'],
        ['instance', 'notify_mastr /bin/true', 'notify_master'],
        ['globals', 'lvs_flush_on_stp', 'lvs_flush_on_stop'],
        ['top', 'virtual_sever 10.0.0.1 80 {\n}', 'virtual_server'],
    ])('is a slip in %s: %s', (place, line, keyword) => {
        expect(offered(place, line)).toContain(`write "${keyword}"`);
    });

    it.each([
        ['real', 'MYSQL_CHECK {\n}'],
        ['real', 'REDIS_CHECK {\n}'],
        ['top', 'included a.conf b.conf'],
        ['tcp', 'connect_to 5'],
        ['tcp', 'connect_name x'],
        ['virtual', 'lb_method rr'],
        ['globals', 'lvs_flush_on_start'],
        ['instance', 'notify_any /bin/true'],
    ])('is no slip in %s: %s', (place, line) => {
        expect(offered(place, line).filter((title) => title.startsWith('write '))).toEqual([]);
    });
});

describe('an unknown value', () => {
    it('is a slip by a letter', () => {
        expect(offered('virtual', 'lb_kind TNU')).toEqual(['write "TUN"']);
        expect(offered('instance', 'state MASTRE')).toEqual(['write "MASTER"']);
        expect(offered('address', '10.0.0.5/24 lable eth0:1')).toEqual(['write "label"']);
    });

    it('is no slip where half of a short word is another one', () => {
        expect(offered('virtual', 'lb_kind gate')).toEqual([]);
        expect(offered('address', '10.0.0.5/24 scope link host')).toEqual([]);
    });
});
