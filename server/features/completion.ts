import {
    type ClientCapabilities,
    type CompletionItem,
    CompletionItemKind,
    CompletionItemTag,
    CompletionTriggerKind,
    InsertTextFormat,
    InsertTextMode,
    type MarkupContent,
} from 'vscode-languageserver';
import { messageRedaction, redactWords } from '../../src/report/secrets.ts';
import type { CompletionItem as Offer } from '../../src/service/editor/writing/completion.ts';
import type { Subject } from '../../src/service/editor/writing/keyword-completion.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { rangeOf } from '../convert.ts';
import { markupFor } from '../markup.ts';
import { snippetOf } from '../snippet.ts';
import type { Feature } from './feature.ts';

export const completion: Feature = {
    name: 'Completion',
    does: 'the keywords that the block takes in the target release, what it lacks first, with whole blocks where the editor knows snippets; the words a keyword takes, names that are defined, addresses and ports that are used already, the next free virtual router id, variables',
    capabilities: { completionProvider: { triggerCharacters: ['$', ' '], resolveProvider: true } },
    serve: (connection, { at, capabilities, fileOf, service }) => {
        const client = abilitiesOf(capabilities);
        connection.onCompletion((params) =>
            at(params, (file, offset) => {
                const { triggerKind, triggerCharacter } = params.context ?? {};
                const isTyped = triggerKind === CompletionTriggerKind.TriggerCharacter;
                const offered = service.completions(file.uri, offset, {
                    templates: client.snippets,
                    ...(isTyped && triggerCharacter !== undefined ? { trigger: triggerCharacter } : {}),
                });
                const redaction = messageRedaction(file);
                return offered.map((offer, index): CompletionItem => {
                    const { subject } = offer;
                    const item = itemOf(file, offer, index, client, (text) => redactWords(text, redaction));
                    if (subject === undefined) return item;
                    return client.resolves
                        ? { ...item, data: { uri: params.textDocument.uri, ...subject } satisfies Data }
                        : { ...item, ...documented(service.describe(file.uri, subject) ?? '', client) };
                });
            }),
        );
        connection.onCompletionResolve((item) => {
            if (!isData(item.data)) return item;
            const file = fileOf(item.data.uri);
            const text = file === undefined ? undefined : service.describe(file.uri, item.data);
            return { ...item, ...documented(text ?? '', client) };
        });
    },
};

/** What of completion an editor can do. */
interface Abilities {
    readonly snippets: boolean;
    /** Whether it asks for the documentation of the item that is looked at. */
    readonly resolves: boolean;
    /** Whether it can be told to indent the lines of an item as the line on which that is put. */
    readonly adjusts: boolean;
    readonly markup: (value: string) => MarkupContent;
}

function abilitiesOf({ textDocument }: ClientCapabilities): Abilities {
    const { documentationFormat, snippetSupport, resolveSupport, insertTextModeSupport } =
        textDocument?.completion?.completionItem ?? {};
    return {
        snippets: snippetSupport === true,
        resolves: resolveSupport?.properties.includes('documentation') === true,
        adjusts: insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) === true,
        markup: markupFor(documentationFormat),
    };
}

/** By what the documentation of an item is found. */
interface Data extends Subject {
    readonly uri: string;
}

function isData(data: unknown): data is Data {
    if (typeof data !== 'object' || data === null) return false;
    const { uri, path, name }: { uri?: unknown; path?: unknown; name?: unknown } = data;
    return typeof uri === 'string' && typeof path === 'string' && typeof name === 'string';
}

const KINDS: Readonly<Record<Offer['kind'], CompletionItemKind>> = {
    keyword: CompletionItemKind.Property,
    block: CompletionItemKind.Class,
    value: CompletionItemKind.EnumMember,
    name: CompletionItemKind.Reference,
    used: CompletionItemKind.Value,
    variable: CompletionItemKind.Variable,
};

function documented(value: string, { markup }: Abilities): Pick<CompletionItem, 'documentation'> {
    return value === '' ? {} : { documentation: markup(value) };
}

function itemOf(
    file: SourceFile,
    { label, kind, detail, documentation, rank, insert, template, replace, preselect }: Offer,
    index: number,
    client: Abilities,
    redacted: (text: string) => string,
): CompletionItem {
    const isSnippet = template !== undefined;
    return {
        label,
        kind: KINDS[kind],
        detail: redacted(detail),
        ...documented(redacted(documentation), client),
        ...(rank === 'deprecated' ? { tags: [CompletionItemTag.Deprecated] } : {}),
        ...(preselect ? { preselect } : {}),
        // The order is that of the service.
        sortText: String(index).padStart(4, '0'),
        filterText: insert,
        ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
        ...(isSnippet && client.adjusts ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
        textEdit: { range: rangeOf(file, replace), newText: isSnippet ? snippetOf(template) : insert },
    };
}
