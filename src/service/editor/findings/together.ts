/** What is found in open files as parts of the pairs, networks and deployments to which they belong. */
import type { HostRequest } from '../../../cluster/deployment.ts';
import type { Includes } from '../../../expand/includes.ts';
import type { Diagnostic } from '../../../rules/diagnostic.ts';
import type { Edit } from '../../../text/edit.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import { type Span, moved } from '../../../text/span.ts';
import type { Steps } from '../../../text/steps.ts';
import { type ClusterRequest, comparisonOf } from '../../cluster.ts';
import { deploymentFindings } from '../../deployment.ts';
import { mergeFindings } from '../../merge.ts';
import type { NodeRequest, ReadNode } from '../../nodes.ts';
import type { CheckSettings } from '../../settings.ts';
import type { Workspace } from '../workspace.ts';

/** The configuration of a node of a pair. */
export interface PairedNode extends NodeRequest {
    readonly file: SourceFile;
}

/** Files that are judged together, as they lie on the disk. */
export type Group =
    /** Nodes that back each other up. */
    | { readonly kind: 'pair'; readonly nodes: readonly PairedNode[] }
    /** Nodes that share a network; those that back each other up stand together. */
    | { readonly kind: 'network'; readonly parties: readonly (readonly PairedNode[])[] }
    /** Hosts of one deployment. */
    | {
          readonly kind: 'deployment';
          readonly hosts: readonly HostRequest[];
          /** How files of the hosts include others. */
          readonly includesIn: (file: SourceFile) => Includes;
      };

/** The nodes of a pair or of a network. */
function nodesOf(group: Exclude<Group, { kind: 'deployment' }>): readonly PairedNode[] {
    return group.kind === 'pair' ? group.nodes : group.parties.flat();
}

/** A span after an edit; undefined where the edit was made in it. */
function after({ span: { start, end }, text }: Edit, span: Span): Span | undefined {
    if (start >= span.end) return span;
    return end <= span.start ? moved(span, text.length - (end - start)) : undefined;
}

/** A finding after an edit of a file; undefined where its text is another now. */
function findingAfter(finding: Diagnostic, uri: string, edit: Edit): Diagnostic | undefined {
    const own = finding.uri === uri ? after(edit, finding.span) : finding.span;
    if (own === undefined) return undefined;
    const related = finding.related.flatMap((each) => {
        const span = each.uri === uri ? after(edit, each.span) : each.span;
        return span === undefined ? [] : [{ ...each, span }];
    });
    // Its fixes are those of the text as it was.
    return { ...finding, span: own, related, fixes: [] };
}

/**
 * What the groups of open files were last found to have, kept in its place while somebody types: to compare
 * nodes takes longer than a check of the one text.
 */
export class Together {
    readonly #workspace: Workspace;
    readonly #groupsOf: (uri: string) => readonly Group[];
    readonly #found = new Map<Group, readonly Diagnostic[]>();
    /** How the files of deployments are judged, by their names. */
    #settings = new WeakMap<Group, Map<string, CheckSettings>>();

    constructor(workspace: Workspace, groupsOf: (uri: string) => readonly Group[]) {
        this.#workspace = workspace;
        this.#groupsOf = groupsOf;
    }

    /** To be called when a text has been edited. */
    edited(uri: string, edit: Edit): void {
        for (const group of this.#groupsOf(uri)) {
            const found = this.#found.get(group);
            if (found === undefined || found.length === 0) continue;
            this.#found.set(
                group,
                found.flatMap((each) => findingAfter(each, uri, edit) ?? []),
            );
        }
    }

    /** To be called when groups may be others than before. */
    forget(): void {
        this.#found.clear();
        this.#settings = new WeakMap();
    }

    /** Whether a file belongs to anything. */
    has(uri: string): boolean {
        return this.#groupsOf(uri).length > 0;
    }

    /** A file of one of the groups of another, as it lies on the disk. */
    fileOf(uri: string, other: string): SourceFile | undefined {
        const files = this.#groupsOf(uri).flatMap((group) =>
            group.kind === 'deployment'
                ? group.hosts.flatMap((host) => [
                      ...host.files.map(({ file }) => file),
                      ...(host.place === undefined ? [] : [host.place.file]),
                  ])
                : nodesOf(group).map(({ file }) => file),
        );
        return files.find((file) => file.uri === other);
    }

    /** What was found in a file. */
    in(uri: string): readonly Diagnostic[] {
        const runs = this.#groupsOf(uri).map((group) => ({
            view: undefined,
            found: (this.#found.get(group) ?? []).filter((each) => each.uri === uri),
        }));
        return mergeFindings(runs, [undefined]);
    }

    /** Compares a file with what it belongs to; answers the names of all files that that may concern. */
    *compare(uri: string, isWhole: (file: SourceFile) => Steps<boolean>): Steps<readonly string[]> {
        const concerned = new Set<string>();
        for (const group of this.#groupsOf(uri)) {
            const before = this.#found.get(group) ?? [];
            const found = yield* group.kind === 'deployment'
                ? this.#deployment(group)
                : this.#nodes(group, isWhole);
            this.#found.set(group, found);
            for (const each of [...before, ...found]) concerned.add(each.uri);
        }
        return [...concerned];
    }

    /** Reads files by their documents, so that what has not changed is not read anew. */
    readonly #read: ReadNode = (file, settings, target, configId) =>
        this.#workspace.documentFor(file).readingFor(settings, target, configId).bound;

    *#nodes(
        group: Exclude<Group, { kind: 'deployment' }>,
        isWhole: (file: SourceFile) => Steps<boolean>,
    ): Steps<readonly Diagnostic[]> {
        const current = nodesOf(group).map(({ file }) => this.#workspace.documentFor(file).file);
        const whole = new Set<string>();
        for (const file of current) if (yield* isWhole(file)) whole.add(file.uri);
        const wholeOf = (nodes: readonly PairedNode[]): readonly PairedNode[] =>
            nodes.filter(({ uri }) => whole.has(uri));
        const request: ClusterRequest =
            group.kind === 'pair'
                ? { named: [wholeOf(group.nodes)], others: [] }
                : { named: [], others: [], networks: [group.parties.map(wholeOf)] };
        const settingsFor = ({ uri }: SourceFile): CheckSettings => this.#workspace.settingsFor(uri);
        return yield* comparisonOf(current, settingsFor, request, this.#read);
    }

    #deployment(group: Extract<Group, { kind: 'deployment' }>): Steps<readonly Diagnostic[]> {
        const { hosts, includesIn } = group;
        const known = this.#settings.get(group) ?? new Map<string, CheckSettings>();
        this.#settings.set(group, known);
        const now = (file: SourceFile): SourceFile => this.#workspace.documentOf(file.uri)?.file ?? file;
        const current = hosts.map((host) => ({
            ...host,
            files: host.files.map((each) => ({ ...each, file: now(each.file) })),
        }));
        const settingsFor = (file: SourceFile): CheckSettings => {
            const settings = known.get(file.uri);
            if (settings !== undefined) return settings;
            const includes: Includes = (pattern, from) => {
                const result = includesIn(file)(pattern, from);
                return result.kind === 'files' ? { kind: 'files', files: result.files.map(now) } : result;
            };
            const made = { ...this.#workspace.settingsFor(file.uri), includes };
            known.set(file.uri, made);
            return made;
        };
        return deploymentFindings(current, settingsFor, this.#read);
    }
}
