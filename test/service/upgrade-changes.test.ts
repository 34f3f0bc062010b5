import { describe, expect, it } from 'vitest';
import { CHANGES, type Change } from '../../grammar/schema/changes.ts';
import { allPlaces } from '../../grammar/schema/places.ts';
import { RELEASES, compareReleases } from '../../grammar/schema/releases.ts';
import { findTarget, type Target } from '../../src/schema/targets.ts';
import { type ChangedMeaning, changedMeanings } from '../../src/service/upgrade-changes.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { EXAMPLES } from './upgrade-examples.ts';

function target(name: string): Target {
    const found = findTarget(name);
    if (found === undefined) throw new Error(`no target ${name}`);
    return found;
}

/** What changes for a text between two targets. */
function changed(text: string, from: string, to: string): readonly ChangedMeaning[] {
    const file = createSourceFile('a.conf', text);
    return changedMeanings([file], { preset: 'recommended' }, target(from), target(to));
}

/** The release just before a change. */
const before = ({ since }: Change): string => RELEASES[RELEASES.indexOf(since) - 1] ?? '';

const ids = (found: readonly ChangedMeaning[]): string[] => found.map(({ change }) => change.id);

/** A text with the fix of a change made. */
function kept(text: string, { fixes }: ChangedMeaning): string {
    return applyEdits(text, fixes[0]?.edits ?? []);
}

/** Every path of the schema; those of lines end in a star. */
const PATHS = new Set(
    [...allPlaces()].flatMap((place) => {
        const inside = place.path === '' ? '' : `${place.path}/`;
        const own = [...place.spellings.values()].map(({ spec }) => inside + spec.name);
        return place.content === 'lines' ? [...own, `${inside}*`] : own;
    }),
);

describe('the table of changes', () => {
    it('names each change once, the oldest first', () => {
        expect(new Set(CHANGES.map(({ id }) => id)).size).toBe(CHANGES.length);
        const releases = CHANGES.map(({ since }) => since);
        expect(releases).toEqual([...releases].sort(compareReleases));
    });

    it('has an example for each, and no others', () => {
        expect(Object.keys(EXAMPLES).sort()).toEqual(CHANGES.map(({ id }) => id).sort());
    });

    it.each(CHANGES)(
        '$id is of known releases and keywords',
        ({ id, since, before: first, at, source, keep }) => {
            expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
            expect(RELEASES.indexOf(since)).toBeGreaterThan(0);
            if (first !== undefined) expect(compareReleases(first, since)).toBeLessThan(0);
            if (keep?.since !== undefined) expect(RELEASES).toContain(keep.since);
            expect(at.filter((path) => !PATHS.has(path))).toEqual([]);
            expect(source).toMatch(/^(keepalived|lib)\/[\w/]+\.[ch]:\w+/);
        },
    );

    it.each(CHANGES)('$id shows what it touches and nothing else', (change) => {
        const { shows = '', silent = '' } = EXAMPLES[change.id] ?? {};
        expect(ids(changed(shows, before(change), change.since))).toContain(change.id);
        expect(ids(changed(silent, before(change), change.since))).not.toContain(change.id);
        expect(ids(changed(shows, change.since, '2.4.3'))).not.toContain(change.id);
    });

    it.each(CHANGES.filter(({ keep }) => keep !== undefined))(
        '$id is silent once its fix is made',
        (change) => {
            const { shows = '' } = EXAMPLES[change.id] ?? {};
            const to = change.keep?.since ?? change.since;
            const found = changed(shows, before(change), to).find((each) => each.change === change);
            expect(found?.fixes).toHaveLength(1);
            expect(found?.fixes[0]?.safe).toBe(false);
            const after = changed(found === undefined ? '' : kept(shows, found), before(change), to);
            expect(ids(after)).not.toContain(change.id);
        },
    );
});

describe('changed meanings', () => {
    const { shows } = EXAMPLES['priority-of-master'] ?? { shows: '' };

    it('says what it was and what it is, also on the way back', () => {
        const up = changed(shows, '1.2.19', '1.2.20')[0];
        const down = changed(shows, '1.2.20', '1.2.19')[0];
        const subject = 'priority of an instance that starts as MASTER and sets none';
        const owner = '255, that of the owner of the addresses';
        expect(up?.message).toBe(`${subject}: with 1.2.19 100; with 1.2.20 ${owner}`);
        expect(down?.message).toBe(`${subject}: with 1.2.20 ${owner}; with 1.2.19 100`);
        expect(down?.fixes).toEqual([]);
    });

    it('names a change once, with all its places and one fix for all', () => {
        const [found, ...others] = changed(shows + shows, '1.2.19', '1.2.20');
        expect(others).toEqual([]);
        expect(found?.span.start).toBe(0);
        expect(found?.related.map(({ span }) => span.start)).toEqual([shows.length]);
        expect(found?.fixes[0]?.edits).toHaveLength(2);
    });

    it('shows nothing for a keyword that one of the targets does not know', () => {
        // inhibit_on_failure of a virtual server came with 1.3.7.
        const text = EXAMPLES['inhibit-inherited']?.shows ?? '';
        expect(ids(changed(text, '1.3.6', '2.0.15'))).not.toContain('inhibit-inherited');
        expect(ids(changed(text, '1.3.7', '2.0.15'))).toContain('inhibit-inherited');
    });

    it('offers no text that the build of the target has no use for', () => {
        // Debian builds without iptables.
        const text = EXAMPLES['firewall-by-default']?.shows ?? '';
        const fixesFor = (to: string): number =>
            changed(text, '2.0.10', to).find(({ change }) => change.id === 'firewall-by-default')?.fixes
                .length ?? -1;
        expect([fixesFor('2.2.7'), fixesFor('debian-12')]).toEqual([1, 0]);
    });

    it('offers none either where the statement is made by a definition', () => {
        const text = `$I=vrrp_instance VI {\n$I\nstate MASTER\ninterface eth0\n}\n${EXAMPLES['vrrp-strict-off']?.shows ?? ''}`;
        expect(changed(text, '2.2.8', '2.3.0')[0]?.fixes).toHaveLength(1);
        const made = '$S=vrrp_strict off\nglobal_defs {\n    $S\n}\n';
        expect(changed(made, '2.2.8', '2.3.0').map(({ fixes }) => fixes)).toEqual([[]]);
    });

    it('writes into global_defs, and makes it where there is none', () => {
        const text = 'vrrp_script a {\n    script /bin/true\n}\n';
        const fixed = (source: string): string => {
            const found = changed(source, '1.2.24', '1.3.0').find(
                ({ change }) => change.id === 'script-user',
            );
            return found === undefined ? '' : kept(source, found);
        };
        expect(fixed(text)).toBe(`global_defs {\n    script_user root\n}\n\n${text}`);
        expect(fixed(`global_defs {\r\n  router_id a\r\n}\r\n${text}`)).toBe(
            `global_defs {\r\n  script_user root\r\n  router_id a\r\n}\r\n${text}`,
        );
        // A brace with a statement behind it on its line leaves no place for another.
        expect(fixed(`global_defs { router_id a }\n${text}`)).toContain('global_defs { router_id a }');
    });
});
