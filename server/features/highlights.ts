import { DocumentHighlightKind } from 'vscode-languageserver';
import { rangeOf } from '../convert.ts';
import type { Feature } from './feature.ts';

export const highlights: Feature = {
    name: 'Highlights',
    does: 'the same in the file at hand, where it is defined otherwise than where it is used',
    capabilities: { documentHighlightProvider: true },
    serve: (connection, { at, service }) => {
        connection.onDocumentHighlight((params) =>
            at(params, (file, offset) =>
                service.highlights(file.uri, offset).map(({ span, role }) => ({
                    range: rangeOf(file, span),
                    kind: role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
                })),
            ),
        );
    },
};
