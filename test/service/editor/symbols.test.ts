import { describe, expect, it } from 'vitest';
import { type DocumentSymbol, documentSymbols } from '../../../src/service/editor/structure/symbols.ts';
import { type ReadFor, readingOf, unmarked } from './marked.ts';

function lines(symbols: readonly DocumentSymbol[], indent = ''): string[] {
    return symbols.flatMap(({ name, detail, kind, children }) => [
        `${indent}${kind} ${name}${detail === '' ? '' : ` | ${detail}`}`,
        ...lines(children, `${indent}  `),
    ]);
}

function outline(text: string, options: ReadFor = {}, uri?: string): string[] {
    return lines(documentSymbols(readingOf(text, options).bound, uri));
}

describe('the outline of a file', () => {
    it('has its blocks with what tells them apart', () => {
        expect(
            outline(`global_defs {
    router_id lb1
}
vrrp_script chk {
    script "/bin/x y"
}
vrrp_instance A {
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 100
    track_script {
        chk
    }
}
virtual_server 10.0.0.1 80 {
    lvs_sched rr
    lvs_method NAT
    real_server 10.0.0.2 80 {
        weight 5
        HTTP_GET {
            url {
                path /
            }
        }
    }
}
bogus x {
}
`),
        ).toEqual([
            'section global_defs',
            'section vrrp_script chk | /bin/x y',
            'section vrrp_instance A | MASTER, eth0, virtual_router_id 51, priority 100',
            '  block track_script',
            'server virtual_server 10.0.0.1 80 | rr, NAT',
            '  server real_server 10.0.0.2 80 | 5',
            '    checker HTTP_GET',
            '      block url | /',
            'unknown bogus x',
        ]);
    });

    it('has definitions and includes where they stand', () => {
        expect(
            outline(
                '$A=1\nvrrp_instance A {\n    $B= \\\n    x \\\n    y\n    include x.conf\n}\ninclude y.conf\n',
            ),
        ).toEqual([
            'definition $A | 1',
            'section vrrp_instance A',
            '  definition $B | x \\',
            '  include include x.conf',
            'include include y.conf',
        ]);
    });

    it('of an included file has what stands there', () => {
        const files = { 'x.conf': '# nothing\n    track_script {\n    }\n' };
        const main = 'vrrp_instance A {\n    include x.conf\n}\n';
        expect(outline(main, { files })).toEqual(['section vrrp_instance A', '  include include x.conf']);
        expect(outline(main, { files }, 'x.conf')).toEqual(['block track_script']);
    });

    it('has nothing that only a definition brings, and a repeated line once', () => {
        expect(outline('$B=vrrp_instance A { \\\n}\n$B\n')).toEqual(['definition $B | vrrp_instance A { \\']);
        expect(outline('~SEQ(N, 1, 3) vrrp_instance A$N { }\n')).toEqual(['section vrrp_instance A1']);
    });

    it('has no block inside one that begins behind it, though a sequence may repeat it there', () => {
        const early = (symbols: readonly DocumentSymbol[]): boolean =>
            symbols.some(
                ({ span, children }) =>
                    children.some((child) => child.span.start < span.start) || early(children),
            );
        const found = documentSymbols(readingOf('~SEQ(A,1,3){{vrrp_instance').bound);
        expect(found.length).toBeGreaterThan(0);
        expect(early(found)).toBe(false);
    });

    it('has the whole block, and the name to be selected', () => {
        const { text, spans } = unmarked(
            '# x\n‹vrrp_instance ‹A› {\n    priority 1\n}›\n‹‹global_defs› {\n}›\n',
        );
        const found = documentSymbols(readingOf(text).bound).flatMap(({ span, selection }) => [
            span,
            selection,
        ]);
        const order = (a: { start: number; end: number }, b: typeof a): number =>
            a.start - b.start || b.end - a.end;
        expect(found.toSorted(order)).toEqual(spans.toSorted(order));
    });

    it('goes as far as the text where a block is not closed', () => {
        const [symbol] = documentSymbols(readingOf('vrrp_instance A {\n track_script {\n  chk\n').bound);
        expect(symbol?.children).toHaveLength(1);
    });
});
