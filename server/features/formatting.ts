import type { TextEdit } from 'vscode-languageserver';
import type { Refusal } from '../../src/service/editor/names/rename.ts';
import { TYPED } from '../../src/service/editor/format/type-format.ts';
import type { Edit } from '../../src/text/edit.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { spanOf, textEditOf } from '../convert.ts';
import { isRefusal, refused } from './context.ts';
import type { Feature } from './feature.ts';

// The layout is that of the project, whatever the editor is set to: `kalint fmt` must find it so.

export const formatting: Feature = {
    name: 'Formatting',
    does: '[one layout](formatting.md), that of `kalint fmt FILE`, for a file or for what is selected; refused, with the reason, where keepalived would read something else from it',
    capabilities: {
        documentFormattingProvider: true,
        documentRangeFormattingProvider: { rangesSupport: true },
    },
    serve: (connection, { fileOf, service }) => {
        const editsOf = (file: SourceFile, edits: readonly Edit[] | Refusal): TextEdit[] => {
            if (isRefusal(edits)) throw refused({ problem: `the layout stays as it is: ${edits.problem}` });
            return edits.map((edit) => textEditOf(file, edit));
        };
        connection.onDocumentFormatting(({ textDocument }) => {
            const file = fileOf(textDocument.uri);
            return file === undefined ? null : editsOf(file, service.format(file.uri));
        });
        connection.onDocumentRangeFormatting(({ textDocument, range }) => {
            const file = fileOf(textDocument.uri);
            if (file === undefined) return null;
            return editsOf(file, service.formatRanges(file.uri, [spanOf(file, range)]));
        });
        connection.onDocumentRangesFormatting(({ textDocument, ranges }) => {
            const file = fileOf(textDocument.uri);
            if (file === undefined) return null;
            const spans = ranges.map((range) => spanOf(file, range));
            return editsOf(file, service.formatRanges(file.uri, spans));
        });
    },
};

const [FIRST, ...OTHERS] = TYPED;

export const typing: Feature = {
    name: 'Formatting on type',
    does: 'a closing brace goes where its block began, and a line is laid out when it is finished, if the editor is set to format on type',
    capabilities: {
        documentOnTypeFormattingProvider: { firstTriggerCharacter: FIRST, moreTriggerCharacter: OTHERS },
    },
    serve: (connection, { at, service }) => {
        connection.onDocumentOnTypeFormatting((params) =>
            at(params, (file, offset) =>
                service.formatTyped(file.uri, offset, params.ch).map((edit) => textEditOf(file, edit)),
            ),
        );
    },
};
