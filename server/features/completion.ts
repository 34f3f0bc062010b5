import {
    type CompletionItem,
    CompletionItemKind,
    CompletionItemTag,
    MarkupKind,
} from 'vscode-languageserver';
import { messageRedaction, redactWords } from '../../src/report/secrets.ts';
import type { CompletionItem as Offer } from '../../src/service/editor/completion.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { rangeOf } from '../convert.ts';
import type { Feature } from './feature.ts';

export const completion: Feature = {
    name: 'Completion',
    does: 'the keywords that the block takes in the target releases, the words and numbers a keyword takes, names that are defined, variables',
    capabilities: { completionProvider: { triggerCharacters: ['$'] } },
    serve: (connection, { at, service }) => {
        connection.onCompletion((params) =>
            at(params, (file, offset) => {
                const redaction = messageRedaction(file);
                return service.completions(file.uri, offset).map((offer, index) =>
                    itemOf(
                        file,
                        {
                            ...offer,
                            detail: redactWords(offer.detail, redaction),
                            documentation: redactWords(offer.documentation, redaction),
                        },
                        index,
                    ),
                );
            }),
        );
    },
};

const KINDS: Readonly<Record<Offer['kind'], CompletionItemKind>> = {
    keyword: CompletionItemKind.Property,
    block: CompletionItemKind.Class,
    value: CompletionItemKind.EnumMember,
    name: CompletionItemKind.Reference,
    variable: CompletionItemKind.Variable,
};

function itemOf(file: SourceFile, offer: Offer, index: number): CompletionItem {
    const { label, kind, detail, documentation, deprecated, insert, replace } = offer;
    return {
        label,
        kind: KINDS[kind],
        detail,
        ...(documentation === ''
            ? {}
            : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
        ...(deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
        // The order is that of the service.
        sortText: String(index).padStart(4, '0'),
        filterText: insert,
        textEdit: { range: rangeOf(file, replace), newText: insert },
    };
}
