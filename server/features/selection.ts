import type { SelectionRange } from 'vscode-languageserver';
import { offsetAt, rangeOf } from '../convert.ts';
import type { Feature } from './feature.ts';

export const selection: Feature = {
    name: 'Growing selection',
    does: 'from the word to its quotes, the values, the statement, what is in the block, the block, and so on to the whole file',
    capabilities: { selectionRangeProvider: true },
    serve: (connection, { fileOf, service }) => {
        connection.onSelectionRanges(({ textDocument, positions }) => {
            const file = fileOf(textDocument.uri);
            if (file === undefined) return null;
            return positions.map((position): SelectionRange => {
                const spans = service.selections(file.uri, offsetAt(file, position));
                const outer = spans.reduceRight<SelectionRange | undefined>(
                    (parent, span) => ({
                        range: rangeOf(file, span),
                        ...(parent === undefined ? {} : { parent }),
                    }),
                    undefined,
                );
                return outer ?? { range: { start: position, end: position } };
            });
        });
    },
};
