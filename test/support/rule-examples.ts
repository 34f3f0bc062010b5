/** The examples of the rules, which stand in `fixtures/rules/<id of the rule>`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Includes } from '../../src/expand/includes.ts';
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import type { CheckSettings } from '../../src/service/settings.ts';
import { type SourceFile, createSourceFile, positionAt } from '../../src/text/source-file.ts';
import { includesIn } from './expand.ts';

const root = join(import.meta.dirname, '../../fixtures/rules');

/** A configuration that shows what a rule finds: `bad.conf`, or `bad-VARIANT.conf`. */
export interface Example {
    readonly file: SourceFile;
    /** For whom it is checked; `expected.txt` may start with `# --target NAME` and `# --preset strict`. */
    readonly settings: CheckSettings;
    /** What is found, as `report` writes it. */
    readonly expected: readonly string[];
    /** What its fixes make of it; absent where it has none. */
    readonly fixed?: string;
}

/** What stands in the folder of a rule. */
export interface RuleExamples {
    readonly bad: readonly Example[];
    /** A configuration with near misses; absent where it is missing. */
    readonly good?: SourceFile;
    /** Where its include lines lead: to the examples themselves, and to the `.inc` files beside them. */
    readonly includes: Includes;
    /** The prose of the rule's page; empty where it is missing. */
    readonly prose: string;
    /** Files that belong to none of these. */
    readonly strays: readonly string[];
}

function read(folder: string, name: string): string | undefined {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function settingsOf(directives: readonly string[], includes: Includes): CheckSettings {
    let settings: CheckSettings = { targets: [newestTarget()], preset: 'recommended', includes };
    for (const directive of directives) {
        const target = findTarget(/^# --target (\S+)$/.exec(directive)?.[1] ?? '');
        if (target !== undefined) settings = { ...settings, targets: [target] };
        else if (directive === '# --preset strict') settings = { ...settings, preset: 'strict' };
        else throw new Error(`"${directive}" is neither a target that there is nor a preset`);
    }
    return settings;
}

function exampleOf(folder: string, variant: string, includes: Includes): Example {
    const name = `bad${variant}.conf`;
    const lines = (read(folder, `expected${variant}.txt`) ?? '').split('\n').filter((line) => line !== '');
    const fixed = read(folder, `fixed${variant}.conf`);
    return {
        file: createSourceFile(name, read(folder, name) ?? ''),
        settings: settingsOf(
            lines.filter((line) => line.startsWith('# ')),
            includes,
        ),
        expected: lines.filter((line) => !line.startsWith('# ')),
        ...(fixed === undefined ? {} : { fixed }),
    };
}

/** The examples of a rule; what is missing is absent or empty. */
export function examplesOf(id: string): RuleExamples {
    const folder = join(root, id);
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    const variants = names.flatMap((name) => /^bad(|-[a-z-]+)\.conf$/.exec(name)?.[1] ?? []);
    const proper = variants.flatMap((v) => [`bad${v}.conf`, `expected${v}.txt`, `fixed${v}.conf`]);
    const good = read(folder, 'good.conf');
    const included = names.filter((name) => name.endsWith('.inc'));
    const includes = includesIn(
        Object.fromEntries(
            names
                .filter((name) => /\.(?:conf|inc)$/.test(name))
                .map((name) => [name, read(folder, name) ?? '']),
        ),
    );
    return {
        bad: variants.map((variant) => exampleOf(folder, variant, includes)),
        includes,
        ...(good === undefined ? {} : { good: createSourceFile('good.conf', good) }),
        prose: read(folder, 'README.md') ?? '',
        strays: names.filter((name) => ![...proper, ...included, 'good.conf', 'README.md'].includes(name)),
    };
}

/** The rules that have a folder, by id. */
export function exampleFolders(): string[] {
    return readdirSync(root, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.parentPath.slice(root.length + 1).replaceAll('\\', '/'))
        .filter((folder, index, all) => all.indexOf(folder) === index)
        .sort();
}

/** Findings as `LINE:COLUMN-LINE:COLUMN severity origin rule: message`, all counted from 1, ends exclusive. */
export function report(file: SourceFile, diagnostics: readonly Diagnostic[]): string[] {
    const place = (offset: number): string => {
        const { line, column } = positionAt(file, offset);
        return `${line + 1}:${column + 1}`;
    };
    return diagnostics.map(
        ({ span, severity, origin, rule, message }) =>
            `${place(span.start)}-${place(span.end)} ${severity} ${origin} ${rule}: ${message}`,
    );
}
