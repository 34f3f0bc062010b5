import { type MarkupContent, MarkupKind } from 'vscode-languageserver';

/** Markdown for an editor that knows some formats: as plain text where it says that it has no Markdown. */
export function markupFor(formats: readonly MarkupKind[] | undefined): (value: string) => MarkupContent {
    const isPlain = formats !== undefined && !formats.includes(MarkupKind.Markdown);
    const kind = isPlain ? MarkupKind.PlainText : MarkupKind.Markdown;
    return (value) => ({ kind, value });
}
