/** A configuration with keepalived's defaults and derived values filled in. */
import { readConfiguration } from '../expand/effective.ts';
import { noIncludes } from '../expand/includes.ts';
import { type Fact, type Item, type ItemList } from '../model/show/item.ts';
import { shownLists } from '../model/show/index.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { type Bound, type BoundConfig, bind } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { parseSource } from '../syntax/parse.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Located, SourceSet } from '../text/source-set.ts';
import type { ExpandSettings } from './expand.ts';
import { readingFindings } from './reading-findings.ts';

/** A value with the place where it is written. */
export interface ShownFact extends Omit<Fact, 'from'> {
    readonly at?: Located;
    /** Where the words stand that it is made of. */
    readonly places: readonly Located[];
}

/** A thing with its values and the things in it. */
export interface ShownItem {
    readonly name: string;
    readonly at?: Located;
    readonly places: readonly Located[];
    readonly facts: readonly ShownFact[];
    readonly lists: readonly ShownList[];
}

/** Things of one kind. */
export interface ShownList {
    readonly name: string;
    readonly items: readonly ShownItem[];
}

/** A configuration as it runs. */
export interface ShownConfig {
    /** The main file, then those that it includes. */
    readonly files: readonly SourceFile[];
    readonly lists: readonly ShownList[];
    /** What went wrong while it was read; the rest is shown nevertheless. */
    readonly findings: readonly Diagnostic[];
    /** The configuration ids that lines of the text are for. */
    readonly configIds: readonly string[];
}

/** Where a statement and its words stand. */
function placesOf(
    from: Bound | undefined,
    sources: SourceSet,
): { readonly at?: Located; readonly places: readonly Located[] } {
    if (from === undefined) return { places: [] };
    const places = from.words.map(({ span }) => sources.locate(span));
    return { at: sources.locate(from.statement.node.span), places };
}

function shownItem({ name, from, facts, lists }: Item, sources: SourceSet): ShownItem {
    return {
        name,
        ...placesOf(from, sources),
        facts: facts.map(({ from: statement, ...rest }) => ({ ...rest, ...placesOf(statement, sources) })),
        lists: shownList(lists, sources),
    };
}

function shownList(lists: readonly ItemList[], sources: SourceSet): ShownList[] {
    return lists.map(({ name, items }) => ({ name, items: items.map((item) => shownItem(item, sources)) }));
}

/** What a configuration that was read comes to. */
export function shownConfig(bound: BoundConfig, target: Target): ShownConfig {
    const { config } = bound;
    return {
        files: config.sources.files,
        lists: shownList(shownLists(bound, target), config.sources),
        findings: readingFindings(bound, target),
        configIds: [...config.configIds],
    };
}

/** Reads a file with all that it includes, and fills in what keepalived would. */
export function showFile(file: SourceFile, settings: ExpandSettings): ShownConfig {
    const { target, configId, includes = noIncludes } = settings;
    const config = readConfiguration(parseSource(file), { release: target.release, configId, includes });
    return shownConfig(bind(config), target);
}
