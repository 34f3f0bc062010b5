import { MarkupKind } from 'vscode-languageserver';
import { messageRedaction, redactWords } from '../../src/report/secrets.ts';
import { rangeOf } from '../convert.ts';
import type { Feature } from './feature.ts';

export const hover: Feature = {
    name: 'Hover',
    does: 'what a keyword, value or name means, its default and the releases that know it; what a variable comes to; what keepalived uses here where something else is written, and why; what a block comes to: when a backup takes over, when a server counts as failed, what a check does to a priority',
    capabilities: { hoverProvider: true },
    serve: (connection, { at, capabilities, service }) => {
        const formats = capabilities.textDocument?.hover?.contentFormat;
        // Markdown reads well as plain text too.
        const kind =
            formats?.includes(MarkupKind.Markdown) === false ? MarkupKind.PlainText : MarkupKind.Markdown;
        connection.onHover((params) =>
            at(params, (file, offset) => {
                const found = service.hover(file.uri, offset);
                if (found === undefined) return null;
                const value = redactWords(found.markdown, messageRedaction(file));
                const contents = { kind, value };
                return { contents, range: rangeOf(file, found.span) };
            }),
        );
    },
};
