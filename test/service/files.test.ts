import { describe, expect, it } from 'vitest';
import type { Includes } from '../../src/expand/includes.ts';
import { checkFiles } from '../../src/service/files.ts';
import { fixFiles } from '../../src/service/fix.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { compareTargets } from '../../src/service/upgrade.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { type SourceFile, createSourceFile } from '../../src/text/source-file.ts';

const INSTANCE = `vrrp_instance V {
    state BACKUP
    interface eth0
    virtual_router_id 7
    priority $PRIO
    advrt_int 1
    virtual_ipaddress {
        192.0.2.1
    }
}
`;

/** A host with these files, whatever folder asks for them. */
function hostOf(files: readonly SourceFile[]): Includes {
    return (pattern) => {
        const found = files.filter(({ uri }) => uri === pattern);
        return found.length > 0 ? { kind: 'files', files: found } : { kind: 'missing', pattern: false };
    };
}

const main = createSourceFile('main.conf', '$PRIO=100\ninclude v.conf\n');
const part = createSourceFile('v.conf', INSTANCE);
const settings = { ...DEFAULT_SETTINGS, includes: hostOf([part]) };

describe('several files', () => {
    it('are judged where they are included, once, and each has its report', () => {
        const reports = checkFiles([part, main], settings);
        expect(reports.map(({ file }) => file.uri)).toEqual(['v.conf', 'main.conf']);
        expect(reports.map(({ diagnostics }) => diagnostics.map(({ rule }) => rule))).toEqual([
            ['syntax/unknown-keyword'],
            [],
        ]);
    });

    it('that are only included follow the file that includes them', () => {
        const reports = checkFiles([main], settings);
        expect(reports.map(({ file, includedBy }) => [file.uri, includedBy])).toEqual([
            ['main.conf', undefined],
            ['v.conf', 'main.conf'],
        ]);
    });

    it('are mended in the context of the file that includes them, and only those that were given', () => {
        const [one, other] = fixFiles([main, part], settings, false);
        expect(one?.file.text).toBe(main.text);
        expect(other?.file.text).toBe(INSTANCE.replace('advrt_int', 'advert_int'));
        expect(fixFiles([main], settings, false)).toEqual([{ file: main, applied: 0 }]);
    });
});

describe('configuration ids', () => {
    const text = `@lb1 $STATE=MASTER
@lb2 $STATE=BACKUP
${INSTANCE.replace('BACKUP', '$STATE').replace('$PRIO', '100').replace('advrt_int 1', 'nopreempt')}`;
    const file = createSourceFile('ids.conf', text);
    const idsOf = (configIds: readonly string[]) =>
        checkFiles([file], { ...DEFAULT_SETTINGS, configIds }).flatMap(({ diagnostics }) =>
            diagnostics.map((each) => [each.rule, each.configIds]),
        );

    it('are all read for, and a finding names those it holds for', () => {
        expect(idsOf([])).toEqual([['vrrp/nopreempt-with-master', ['lb1']]]);
    });

    it('can be chosen', () => {
        expect(idsOf(['lb2'])).toEqual([]);
        expect(idsOf(['lb1'])).toEqual([['vrrp/nopreempt-with-master', undefined]]);
    });
});

describe('a change of release', () => {
    it('brings and takes findings', () => {
        const [from, to] = [findTarget('2.2.7'), findTarget('2.4.3')];
        if (from === undefined || to === undefined) throw new Error('no such release');
        const text = INSTANCE.replace('$PRIO', '100').replace('advrt_int 1', 'owner_ignore_adverts no');
        const file = createSourceFile('up.conf', text);
        const rules = (found: readonly { readonly rule: string }[]) => found.map(({ rule }) => rule);
        const up = compareTargets([file], { preset: 'recommended' }, from, to);
        expect([rules(up.appears), rules(up.disappears)]).toEqual([[], ['version/newer-keyword']]);
        const down = compareTargets([file], { preset: 'recommended' }, to, from);
        expect([rules(down.appears), rules(down.disappears)]).toEqual([['version/newer-keyword'], []]);
    });
});
