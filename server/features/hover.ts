import { MarkupKind } from 'vscode-languageserver';
import { messageRedaction, redactWords } from '../../src/report/secrets.ts';
import { rangeOf } from '../convert.ts';
import type { Feature } from './feature.ts';

export const hover: Feature = {
    name: 'Hover',
    does: 'what a keyword, value or name means, its default and the releases that know it; what a variable comes to',
    capabilities: { hoverProvider: true },
    serve: (connection, { at, service }) => {
        connection.onHover((params) =>
            at(params, (file, offset) => {
                const found = service.hover(file.uri, offset);
                if (found === undefined) return null;
                const value = redactWords(found.markdown, messageRedaction(file));
                const contents = { kind: MarkupKind.Markdown, value };
                return { contents, range: rangeOf(file, found.span) };
            }),
        );
    },
};
