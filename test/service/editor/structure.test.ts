import { describe, expect, it } from 'vitest';
import { DEFAULT_FORMAT } from '../../../src/format/index.ts';
import { newestTarget } from '../../../src/schema/targets.ts';
import { type Service, createService } from '../../../src/service/editor/service.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import { finish } from '../../../src/text/steps.ts';
import { MAIN, includesIn } from '../../support/expand.ts';

const PART = '# part\npriority 5\nnotify /bin/n\n';
const FILES = {
    [MAIN]: 'vrrp_instance V {\n    include part.conf\n}\n',
    'part.conf': PART,
    'other.conf': 'vrrp_instance W {\n}\n',
};

/** A service with the part open, which another file includes that is not. */
function serving(): Service {
    const settings = { targets: [newestTarget()], preset: 'recommended' } as const;
    const files = Object.entries(FILES).map(([name, text]) => createSourceFile(name, text));
    const service = createService({
        settingsFor: () => settings,
        formatFor: () => DEFAULT_FORMAT,
        includes: includesIn(FILES),
        roots: () => files.slice(0, 1),
        configurations: () => files,
    });
    service.open(createSourceFile('part.conf', PART));
    return service;
}

describe('a file that another includes', () => {
    it('has the tokens that its words are there', () => {
        const service = serving();
        const shown = (within?: { start: number; end: number }): readonly string[] =>
            service
                .tokens('part.conf', within)
                .flatMap(({ start: base, tokens }) =>
                    tokens.map(({ start, end, kind }) => `${PART.slice(base + start, base + end)} ${kind}`),
                );
        const own = ['# part comment', 'priority property', '5 number', 'notify property', '/bin/n string'];
        expect(shown()).toEqual(own);
        expect(shown({ start: 8, end: 12 })).toEqual(['priority property']);
        expect(shown({ start: 7, end: 18 })).toEqual(['priority property', '5 number']);
    });

    it('has the links and selections of its own text', () => {
        const service = serving();
        const at = PART.indexOf('/bin/n');
        expect(service.links('part.conf')).toEqual([
            { span: { start: at, end: at + 6 }, to: 'program', target: '/bin/n' },
        ]);
        expect(
            service.selections('part.conf', at + 2).map(({ start, end }) => PART.slice(start, end)),
        ).toEqual(['/bin/n', 'notify /bin/n', PART]);
    });
});

describe('the search', () => {
    const names = (service: Service): readonly string[] =>
        finish(service.search('vrrp')).map(({ name, place }) => `${name} ${place.file.uri}`);

    it('looks into files that are open as they are now, and into all others', () => {
        const service = serving();
        expect([...names(service)].sort()).toEqual([
            'vrrp_instance V keepalived.conf',
            'vrrp_instance W other.conf',
        ]);
        service.open(createSourceFile('other.conf', '\nvrrp_instance X {\n}\n'));
        expect([...names(service)].sort()).toEqual([
            'vrrp_instance V keepalived.conf',
            'vrrp_instance X other.conf',
        ]);
    });
});

describe('a file that is not open', () => {
    it('has nothing, and is not laid out', () => {
        const service = serving();
        expect(service.tokens('other.conf')).toEqual([]);
        expect(service.links('other.conf')).toEqual([]);
        expect(service.selections('other.conf', 0)).toEqual([]);
        expect(service.formatTyped('other.conf', 1, '\n')).toEqual([]);
        expect(service.formatRanges('other.conf', [])).toEqual({ problem: 'the file is not open' });
    });
});
