/** What statements mean to one release and not to another, although both accept them. */
import { CHANGES, type Change } from '../../grammar/schema/changes.ts';
import { placeIn, pathOf } from '../../grammar/schema/places.ts';
import { compareReleases, hasIt } from '../../grammar/schema/releases.ts';
import { type EffectiveConfig, isUnknown, readConfiguration } from '../expand/effective.ts';
import { noIncludes } from '../expand/includes.ts';
import type { FileFix, Related } from '../rules/diagnostic.ts';
import { isMade } from '../rules/engine.ts';
import { type Bound, type BoundConfig, bind, everyBound, wordsSpan } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { isRead } from '../schema/values/judge.ts';
import { parseSource } from '../syntax/parse.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { type CheckSettings, type SettingsFor, forEachFile } from './settings.ts';
import { keepFix } from './upgrade-fixes.ts';
import { viewsOf } from './views.ts';

/** What two targets are compared for. */
export type UpgradeSettings = Omit<CheckSettings, 'targets'>;

/** A changed meaning or default that touches a configuration. */
export interface ChangedMeaning {
    /** The entry of the schema, `grammar/schema/changes.ts`. */
    readonly change: Change;
    /** What it was for the one target and is for the other. */
    readonly message: string;
    /** The first place that it touches; for a default, the head of the block that does not set it. */
    readonly uri: string;
    readonly span: Span;
    /** All the other places. */
    readonly related: readonly Related[];
    /** What keeps the old behaviour, at all the places. They are unsafe. */
    readonly fixes: readonly FileFix[];
}

/** Whether one of two releases does what the other did. */
function liesBetween({ since, before }: Change, from: Target, to: Target): boolean {
    const [older, newer] =
        compareReleases(from.release, to.release) <= 0
            ? [from.release, to.release]
            : [to.release, from.release];
    return (
        compareReleases(older, since) < 0 && hasIt(newer, since, undefined) && hasIt(older, before, undefined)
    );
}

/** The canonical path of a statement; undefined where it has none. */
function pathOfBound({ binding, place, spec, parent }: Bound): string | undefined {
    if (binding.kind === 'known' && spec !== undefined) return pathOf(place, spec);
    if (binding.kind !== 'value' || parent?.spec === undefined) return undefined;
    return `${placeIn(parent.place, parent.spec)?.path ?? ''}/*`;
}

/** Whether both targets look at a statement. */
function isReadByBoth(bound: Bound, from: Target, to: Target): boolean {
    const subject = bound.binding.kind === 'value' ? bound.parent : bound;
    return subject !== undefined && isRead(subject, from) && isRead(subject, to);
}

/** What to write to keep the old behaviour, where there is such a text and the target takes it. */
function fixOf(change: Change, bound: Bound, all: BoundConfig, to: Target): FileFix | undefined {
    const { keep, since } = change;
    if (keep === undefined || !hasIt(to.release, keep.since ?? since, undefined)) return undefined;
    if (keep.feature !== undefined && to.lacks.includes(keep.feature)) return undefined;
    if (isMade(all.config.chains.of(bound.statement.node.span))) return undefined;
    const fix = keepFix(keep, bound, all);
    if (fix === undefined) return undefined;
    const edits = fix.edits.map(({ span, text }) => {
        const { file, span: there } = all.config.sources.locate(span);
        return { uri: file.uri, span: there, text };
    });
    return { ...fix, edits };
}

/** One touched place. */
interface Touched {
    readonly uri: string;
    readonly span: Span;
    readonly fix: FileFix | undefined;
}

const keyOf = ({ uri, span }: { readonly uri: string; readonly span: Span }): string =>
    `${uri} ${String(span.start)}`;

/** Fixes of several places as one; an edit that they share is made once. */
function joinedFix(places: readonly Touched[]): FileFix[] {
    const fixes = places.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
    const [first] = fixes;
    if (first === undefined || fixes.length < places.length) return [];
    const edits = new Map(fixes.flatMap((fix) => fix.edits.map((edit) => [keyOf(edit), edit])));
    return [{ ...first, edits: [...edits.values()] }];
}

/** A configuration as the new target reads it, once for each configuration id that it names. */
function readingsOf(
    file: SourceFile,
    { includes = noIncludes, configIds = [] }: UpgradeSettings,
    { release }: Target,
): readonly BoundConfig[] {
    const tree = parseSource(file);
    const read = (configId: string | undefined): EffectiveConfig =>
        readConfiguration(tree, { release, configId, includes });
    const views = configIds.length > 0 ? configIds : viewsOf((view) => read(view).configIds);
    return views.map((view) => bind(read(view)));
}

/** The places of one reading that changes touch. */
function* touchedIn(
    all: BoundConfig,
    changes: readonly Change[],
    from: Target,
    to: Target,
): Generator<{ readonly change: Change; readonly place: Touched }> {
    const { config, statements } = all;
    const globals = statements
        .filter(({ spec }) => spec?.name === 'global_defs')
        .flatMap(({ children }) => children);
    for (const bound of everyBound(statements)) {
        const path = pathOfBound(bound);
        if (path === undefined || bound.words.some((word) => isUnknown(word, config.gap))) continue;
        for (const change of changes) {
            if (!change.at.includes(path) || !isReadByBoth(bound, from, to)) continue;
            if (change.touches?.(bound, globals) === false) continue;
            const { file, span } = config.sources.locate(wordsSpan(bound));
            yield { change, place: { uri: file.uri, span, fix: fixOf(change, bound, all, to) } };
        }
    }
}

/** The changes of meaning between two targets that touch files, the oldest change first, each once with all its places. */
export function changedMeanings(
    files: readonly SourceFile[],
    settings: UpgradeSettings | SettingsFor<UpgradeSettings>,
    from: Target,
    to: Target,
): readonly ChangedMeaning[] {
    const changes = CHANGES.filter((change) => liesBetween(change, from, to));
    if (changes.length === 0) return [];
    const settingsFor = forEachFile(settings);
    const found = new Map<Change, Map<string, Touched>>(changes.map((change) => [change, new Map()]));
    for (const all of files.flatMap((file) => readingsOf(file, settingsFor(file), to))) {
        for (const { change, place } of touchedIn(all, changes, from, to)) {
            const places = found.get(change);
            if (places?.has(keyOf(place)) === false) places.set(keyOf(place), place);
        }
    }
    const isUp = compareReleases(from.release, to.release) < 0;
    return [...found].flatMap(([change, byPlace]) => {
        const places = [...byPlace.values()];
        const [first, ...others] = places;
        if (first === undefined) return [];
        const [was, is] = isUp ? [change.was, change.is] : [change.is, change.was];
        return [
            {
                change,
                message: `${change.subject}: with ${from.name} ${was}; with ${to.name} ${is}`,
                uri: first.uri,
                span: first.span,
                related: others.map(({ uri, span }) => ({ uri, span, message: 'here too' })),
                fixes: isUp ? joinedFix(places) : [],
            },
        ];
    });
}
