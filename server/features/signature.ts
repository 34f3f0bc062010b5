import type { MarkupContent } from 'vscode-languageserver';
import { messageRedaction, redactWords } from '../../src/report/secrets.ts';
import { markupFor } from '../markup.ts';
import type { Feature } from './feature.ts';

export const signature: Feature = {
    name: 'Signature help',
    does: 'the words that a statement or a line takes in the target release, which of them is being written, and what it may be',
    capabilities: { signatureHelpProvider: { triggerCharacters: [' '] } },
    serve: (connection, { at, capabilities, service }) => {
        const information = capabilities.textDocument?.signatureHelp?.signatureInformation;
        const hasOffsets = information?.parameterInformation?.labelOffsetSupport === true;
        const markup = markupFor(information?.documentationFormat);
        connection.onSignatureHelp((params) =>
            at(params, (file, offset) => {
                const found = service.signatureHelp(file.uri, offset);
                if (found === undefined) return null;
                const redaction = messageRedaction(file);
                const documented = (value: string): MarkupContent => markup(redactWords(value, redaction));
                const { label, parameters, active } = found;
                return {
                    signatures: [
                        {
                            label,
                            documentation: documented(found.documentation),
                            parameters: parameters.map(({ span: [start, end], documentation }) => ({
                                label: hasOffsets ? [start, end] : label.slice(start, end),
                                documentation: documented(documentation),
                            })),
                        },
                    ],
                    activeSignature: 0,
                    activeParameter: active,
                };
            }),
        );
    },
};
