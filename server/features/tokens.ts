import { spanOf } from '../convert.ts';
import { LEGEND, SentTokens, dataOf, editsOf, joined } from '../token-data.ts';
import type { Feature } from './feature.ts';

export const tokens: Feature = {
    name: 'Semantic colours',
    does: 'keywords only where keepalived knows them, deprecated ones struck through; names by what they name, variables, numbers and the words of a choice',
    capabilities: {
        semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
    },
    serve: (connection, { fileOf, service }) => {
        const sent = new SentTokens();
        connection.languages.semanticTokens.on(({ textDocument: { uri } }) => {
            const file = fileOf(uri);
            if (file === undefined) return null;
            const data = dataOf(file, service.tokens(file.uri));
            return { resultId: sent.add(uri, data), data: joined(data) };
        });
        connection.languages.semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }) => {
            const file = fileOf(uri);
            if (file === undefined) return null;
            const before = sent.find(uri, previousResultId);
            const data = dataOf(file, service.tokens(file.uri));
            const resultId = sent.add(uri, data);
            return before === undefined
                ? { resultId, data: joined(data) }
                : { resultId, edits: editsOf(before, data) };
        });
        connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) => {
            const file = fileOf(uri);
            if (file === undefined) return null;
            return { data: joined(dataOf(file, service.tokens(file.uri, spanOf(file, range)))) };
        });
    },
};
