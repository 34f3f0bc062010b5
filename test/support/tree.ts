import { bind } from '../../src/schema/bind.ts';
import { readConfiguration } from '../../src/expand/effective.ts';
import { noIncludes } from '../../src/expand/includes.ts';
import { NEWEST } from '../../grammar/schema/releases.ts';
import { parseSource } from '../../src/syntax/parse.ts';
import type { Item, SourceTree } from '../../src/syntax/tree.ts';
import { createSourceFile, positionAt } from '../../src/text/source-file.ts';

/** The tree of a text. */
export function treeOf(text: string): SourceTree {
    return parseSource(createSourceFile('test.conf', text));
}

/** A text's meaning. */
export function boundOf(text: string) {
    const options = { release: NEWEST, configId: undefined, includes: noIncludes };
    return bind(readConfiguration(treeOf(text), options));
}

/** A tree's build as text: words with one blank between, blocks in brackets. */
export function outline(items: readonly Item[]): string {
    return items
        .map((item) => {
            if (item.kind !== 'statement') return `<${item.kind} ${item.keyword} ${item.text}>`;
            const head = [
                ...item.prefixes.map((prefix) => `(${prefix.text})`),
                ...item.words.map((word) => word.text),
            ];
            return head.join(' ') + (item.block === undefined ? '' : ` [${outline(item.block.items)}]`);
        })
        .join('; ');
}

/** The problems of a tree as `kind line:column`, and ` -> line` where a guess is made. */
export function problemsOf(text: string): string[] {
    const tree = treeOf(text);
    return tree.problems.map((problem) => {
        const { line, column } = positionAt(tree.file, problem.span.start);
        const guess =
            problem.kind === 'unclosed-block'
                ? ` -> ${String(positionAt(tree.file, problem.guess).line + 1)}`
                : '';
        return `${problem.kind} ${String(line + 1)}:${String(column + 1)}${guess}`;
    });
}
