import { FoldingRangeKind } from 'vscode-languageserver';
import type { Feature } from './feature.ts';

export const folding: Feature = {
    name: 'Folding',
    does: 'blocks, runs of comments, and definitions over several lines',
    capabilities: { foldingRangeProvider: true },
    serve: (connection, { fileOf, service }) => {
        connection.onFoldingRanges(({ textDocument }) => {
            const file = fileOf(textDocument.uri);
            if (file === undefined) return null;
            return service.folding(file.uri).map(({ startLine, endLine, kind }) => ({
                startLine,
                endLine,
                kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
            }));
        });
    },
};
