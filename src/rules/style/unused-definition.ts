import type { Item, RawLine } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unused: (name: string) => `nothing uses the definition ${quote(`$${name}`)}`,
};

/** The lines that define something, in the order of the text. */
function definitionsIn(items: readonly Item[]): readonly RawLine[] {
    return items.flatMap((item) => {
        if (item.kind === 'statement') return item.block === undefined ? [] : definitionsIn(item.block.items);
        return item.kind === 'definition' ? [item] : [];
    });
}

/** A definition that nothing uses. */
export const unusedDefinition: Rule = {
    meta: {
        id: 'style/unused-definition',
        area: 'style',
        severity: 'info',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'definition that nothing uses',
        why: 'A definition that nothing uses is what is left of something that was changed by hand in another place, or its name is misspelt where it is used. Whoever changes its text believes to have changed something.',
        symptoms: ['config-test-silent'],
        source: 'lib/parser.c:find_definition',
    },
    messages,
    create: ({ file, tree, bound, report }) => ({
        end() {
            // Definitions alone are there for another file.
            if (bound.config.incomplete || bound.statements.length === 0) return;
            const used = new Set([...file.text.matchAll(/\$\{?(\w+)(?![\w=])/g)].map(([, name]) => name));
            for (const {
                keyword,
                keywordSpan: { start },
            } of definitionsIn(tree.items)) {
                const span = { start, end: start + '$'.length + keyword.length };
                if (!used.has(keyword)) report({ message: messages.unused(keyword), span });
            }
        },
    }),
};
