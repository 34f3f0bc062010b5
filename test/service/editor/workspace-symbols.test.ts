import { describe, expect, it } from 'vitest';
import { fitOf } from '../../../src/service/editor/names/fuzzy.ts';
import { documentSymbols } from '../../../src/service/editor/structure/symbols.ts';
import { MOST_SYMBOLS, workspaceSymbols } from '../../../src/service/editor/names/workspace-symbols.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import { finish } from '../../../src/text/steps.ts';
import { readingOf } from './marked.ts';

const LB1 = `$VIP=10.0.0.1
vrrp_script chk_http {
    script /bin/true
}
vrrp_instance VI_web {
    virtual_ipaddress {
        $VIP
    }
}
virtual_server $VIP 80 {
    real_server 10.0.0.2 8080 {
        TCP_CHECK {
        }
    }
}
`;
const LB2 = 'vrrp_sync_group web {\n}\nvrrp_instance VI_mail {\n}\nglobal_defs {\n}\n';
const files = [createSourceFile('/etc/lb1.conf', LB1), createSourceFile('/etc/lb2.conf', LB2)];

/** What is found for some letters, as `name (container)`. */
function found(typed: string, among = files): readonly string[] {
    const outlineOf = ({ text }: { readonly text: string }) => documentSymbols(readingOf(text).bound);
    return finish(workspaceSymbols(among, outlineOf, typed)).map(
        ({ name, container }) => `${name} (${container})`,
    );
}

describe('a search for names', () => {
    it('finds what has a name, and nothing else', () => {
        expect([...found('')].sort()).toEqual([
            '$VIP (lb1.conf)',
            'real_server 10.0.0.2 8080 (virtual_server 10.0.0.1 80)',
            'virtual_server 10.0.0.1 80 (lb1.conf)',
            'vrrp_instance VI_mail (lb2.conf)',
            'vrrp_instance VI_web (lb1.conf)',
            'vrrp_script chk_http (lb1.conf)',
            'vrrp_sync_group web (lb2.conf)',
        ]);
    });

    it('goes by letters in their order, whatever their case, the best first', () => {
        expect(found('web')).toEqual(['vrrp_sync_group web (lb2.conf)', 'vrrp_instance VI_web (lb1.conf)']);
        expect(found('VIM')).toEqual(['vrrp_instance VI_mail (lb2.conf)']);
        expect(found('8080')).toEqual(['real_server 10.0.0.2 8080 (virtual_server 10.0.0.1 80)']);
        expect(found('instance web')).toEqual(['vrrp_instance VI_web (lb1.conf)']);
        expect(found('script')).toEqual(['vrrp_script chk_http (lb1.conf)']);
        expect(found('VI_h')).toEqual([]);
        expect(found('xyz')).toEqual([]);
    });

    it('says where the name stands', () => {
        const outlineOf = ({ text }: { readonly text: string }) => documentSymbols(readingOf(text).bound);
        const [symbol] = finish(workspaceSymbols(files, outlineOf, 'VI_mail'));
        expect(symbol?.place.file).toBe(files[1]);
        const { start = 0, end = 0 } = symbol?.place.span ?? {};
        expect(LB2.slice(start, end)).toBe('VI_mail');
    });

    it('is not without end', () => {
        const many = Array.from({ length: 1_000 }, (_, id) => `vrrp_instance VI_${id} {\n}\n`).join('');
        expect(found('vi', [createSourceFile('a', many)])).toHaveLength(MOST_SYMBOLS);
    });

    it('can be given up between two files', () => {
        const steps = workspaceSymbols(files, () => [], '');
        expect(steps.next().done).toBe(false);
        expect(steps.next().done).toBe(false);
        expect(steps.next()).toEqual({ done: true, value: [] });
    });
});

describe('how well a name fits', () => {
    const order = (typed: string, ...names: readonly string[]): void => {
        const fits = names.map((name) => fitOf(name, typed) ?? Number.NEGATIVE_INFINITY);
        expect(fits).toEqual([...fits].sort((a, b) => b - a));
        expect(new Set(fits).size).toBe(names.length);
    };

    it('is told by where the letters stand', () => {
        order('web', 'web', 'web_1', 'vi_web', 'aweb', 'w_e_b', 'wxexb', 'we');
        order('vw', 'VI_web', 'avibwc');
        order('vw', 'viWeb', 'viweb');
    });

    it('is 0 where nothing was typed', () => {
        expect(fitOf('a', '')).toBe(0);
        expect(fitOf('a', ' ')).toBe(0);
    });
});
