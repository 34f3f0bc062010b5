import { type InlayHint, InlayHintKind, MarkupKind } from 'vscode-languageserver';
import { messageRedaction, redactWords } from '../../src/report/secrets.ts';
import type { Hint } from '../../src/service/editor/facts/hints.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { positionAt, spanOf } from '../convert.ts';
import type { Feature } from './feature.ts';

export const hints: Feature = {
    name: 'Inlay hints',
    does: 'behind the lines, what follows from them: when a backup takes over, when a server or a script counts as failed, and the defaults that nobody wrote down; only where the setting `inlayHints` is on',
    capabilities: { inlayHintProvider: true },
    serve: (connection, { fileOf, service, options }) => {
        connection.languages.inlayHint.on(({ textDocument, range }) => {
            const file = fileOf(textDocument.uri);
            if (file === undefined || !options().inlayHints) return [];
            return service.hints(file.uri, spanOf(file, range)).map((each) => hintOf(file, each));
        });
    },
};

const KINDS: Readonly<Record<Hint['kind'], InlayHintKind>> = {
    derived: InlayHintKind.Type,
    default: InlayHintKind.Parameter,
};

function hintOf(file: SourceFile, { offset, label, tooltip, kind }: Hint): InlayHint {
    const redaction = messageRedaction(file);
    return {
        position: positionAt(file, offset),
        label: redactWords(label, redaction),
        kind: KINDS[kind],
        paddingLeft: true,
        tooltip: { kind: MarkupKind.Markdown, value: redactWords(tooltip, redaction) },
    };
}
