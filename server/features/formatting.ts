import { textEditOf } from '../convert.ts';
import { isRefusal, refused } from './context.ts';
import type { Feature } from './feature.ts';

export const formatting: Feature = {
    name: 'Formatting',
    does: '[one layout](formatting.md), that of `kalint fmt FILE`; refused, with the reason, where keepalived would read something else from it',
    capabilities: { documentFormattingProvider: true },
    serve: (connection, { fileOf, service }) => {
        // The layout is that of the project, whatever the editor is set to: `kalint fmt` must find it so.
        connection.onDocumentFormatting(({ textDocument }) => {
            const file = fileOf(textDocument.uri);
            if (file === undefined) return null;
            const edits = service.format(file.uri);
            if (isRefusal(edits)) throw refused({ problem: `the layout stays as it is: ${edits.problem}` });
            return edits.map((edit) => textEditOf(file, edit));
        });
    },
};
