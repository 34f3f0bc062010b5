/** The types of the library as one file without imports. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const FOLDER = 'src/library';

/** The files that `index.ts` exports from. */
function exportingFiles() {
    const index = readFileSync(`${FOLDER}/index.ts`, 'utf8');
    const sources = [...index.matchAll(/^export .* from '\.\/(.+)';$/gm)].map(([, name]) => name);
    return sources.map((name) => `${FOLDER}/${name}`);
}

/** The declarations of one file; an error where they need more than the file itself says. */
function declarationOf(fileName) {
    const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(fileName, 'utf8'), {
        fileName,
        reportDiagnostics: true,
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext },
    });
    const [fault] = diagnostics;
    if (fault !== undefined) throw new Error(`${fileName}: ${JSON.stringify(fault.messageText)}`);
    return outputText;
}

/** All public declarations; what they import from one another stands in the same file. */
export function declarations() {
    const texts = exportingFiles().map(declarationOf);
    const foreign = texts.flatMap((text) => text.match(/^import .* from '(?!\.\/types\.ts).*$/gm) ?? []);
    if (foreign.length > 0) throw new Error(`the library's types need ${foreign.join(' ')}`);
    return texts.map((text) => text.replace(/^import .*\n/gm, '')).join('\n');
}
