/** The examples of the rules about several nodes, which stand in `fixtures/cluster/<id of the rule>`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config/configuration.ts';
import { type ConfigNode, networkedNodes, pairedNodes } from '../../src/config/values.ts';
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { type ClusterRequest } from '../../src/service/cluster.ts';
import type { FileReport } from '../../src/service/report.ts';
import type { NodeRequest } from '../../src/service/nodes.ts';
import type { CheckSettings } from '../../src/service/settings.ts';
import { type SourceFile, createSourceFile } from '../../src/text/source-file.ts';
import { report } from './rule-examples.ts';

const root = join(import.meta.dirname, '../../fixtures/cluster');

/** The configuration of kalint that stands beside those of nodes that are no cluster. */
const CONFIG = 'kalint.config.yaml';

/** The configurations of a cluster that shows what a rule finds: the folder `bad`, or `bad-VARIANT`. */
export interface ClusterExample {
    /** What its folder is called. */
    readonly name: string;
    /** In the order of their names. */
    readonly files: readonly SourceFile[];
    /** Which of them belong together. */
    readonly request: ClusterRequest;
    /** `expected.txt` may start with `# --target NAME` and `# --preset strict`. */
    readonly settings: CheckSettings;
    /** What is found in each file, as `reportTogether` writes it. */
    readonly expected: readonly string[];
    /** What the fixes make of the files; absent where there are none. */
    readonly fixed?: readonly SourceFile[];
}

/** What stands in the folder of a rule. */
export interface ClusterExamples {
    readonly bad: readonly ClusterExample[];
    readonly good: readonly SourceFile[];
    readonly goodRequest: ClusterRequest;
    readonly prose: string;
    /** Files and folders that belong to none of these. */
    readonly strays: readonly string[];
}

function filesIn(folder: string): readonly SourceFile[] {
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
        .filter((name) => name !== CONFIG)
        .sort()
        .map((name) => createSourceFile(name, readFileSync(join(folder, name), 'utf8')));
}

/** Which files of a folder belong together: as its configuration of kalint says, else all of them. */
function requestIn(folder: string, files: readonly SourceFile[]): ClusterRequest {
    const path = join(folder, CONFIG);
    if (!existsSync(path)) return oneCluster(files);
    const result = readConfig(createSourceFile(CONFIG, readFileSync(path, 'utf8')), folder);
    if (!result.ok) throw new Error(result.faults.join('\n'));
    const requests = (nodes: readonly ConfigNode[]): NodeRequest[] =>
        nodes.map(({ name, file }) => ({ uri: file, name }));
    return {
        named: pairedNodes(result.config).map(requests),
        others: [],
        networks: networkedNodes(result.config).map((parties) => parties.map(requests)),
    };
}

function settingsOf(directives: readonly string[]): CheckSettings {
    let settings: CheckSettings = { targets: [newestTarget()], preset: 'recommended' };
    for (const directive of directives) {
        const target = findTarget(/^# --target (\S+)$/.exec(directive)?.[1] ?? '');
        if (target !== undefined) settings = { ...settings, targets: [target] };
        else if (directive === '# --preset strict') settings = { ...settings, preset: 'strict' };
        else throw new Error(`"${directive}" is neither a target that there is nor a preset`);
    }
    return settings;
}

function exampleIn(folder: string, name: string): ClusterExample {
    const path = join(folder, name.replace('bad', 'expected').concat('.txt'));
    const lines = existsSync(path)
        ? readFileSync(path, 'utf8')
              .split('\n')
              .filter((line) => line !== '')
        : [];
    const fixed = filesIn(join(folder, name.replace('bad', 'fixed')));
    const files = filesIn(join(folder, name));
    return {
        name,
        files,
        request: requestIn(join(folder, name), files),
        settings: settingsOf(lines.filter((line) => line.startsWith('# '))),
        expected: lines.filter((line) => !line.startsWith('# ')),
        ...(fixed.length === 0 ? {} : { fixed }),
    };
}

/** The examples of a rule; what is missing is absent or empty. */
export function clusterExamplesOf(id: string): ClusterExamples {
    const folder = join(root, id);
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    const variants = names.flatMap((name) => /^bad(|-[a-z-]+)$/.exec(name)?.[1] ?? []);
    const proper = variants.flatMap((v) => [`bad${v}`, `expected${v}.txt`, `fixed${v}`]);
    const prose = join(folder, 'README.md');
    const good = filesIn(join(folder, 'good'));
    return {
        bad: variants.map((variant) => exampleIn(folder, `bad${variant}`)),
        good,
        goodRequest: requestIn(join(folder, 'good'), good),
        prose: existsSync(prose) ? readFileSync(prose, 'utf8') : '',
        strays: names.filter((name) => ![...proper, 'good', 'README.md'].includes(name)),
    };
}

/** The rules that have a folder, by id. */
export function clusterExampleFolders(): string[] {
    return readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap((area) => readdirSync(join(root, area.name)).map((name) => `${area.name}/${name}`))
        .sort();
}

/** That all files are those of one cluster. */
export function oneCluster(files: readonly SourceFile[]): ClusterRequest {
    return { named: [files.map(({ uri }) => ({ uri }))], others: [] };
}

/** Findings of several files as `FILE:LINE:COLUMN-LINE:COLUMN severity origin rule: message`. */
export function reportTogether(reports: readonly FileReport[]): string[] {
    return reports.flatMap(
        ({ file, diagnostics }: { file: SourceFile; diagnostics: readonly Diagnostic[] }) =>
            report(file, diagnostics).map((line) => `${file.uri}:${line}`),
    );
}
