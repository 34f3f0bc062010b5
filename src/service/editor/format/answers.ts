import { type Edit, editsTo } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';
import { type FormatSettings, formatFile, formatRanges } from '../../format.ts';
import type { Refusal } from '../names/rename.ts';
import { typedEdits } from './type-format.ts';
import { type Asking, NOT_OPEN } from '../asking.ts';

/** How texts are laid out. */
export interface Layout {
    /** The edits that bring a file into its layout, or why it stays as it is. */
    readonly format: (uri: string) => readonly Edit[] | Refusal;
    /** The edits that bring the lines of some stretches of a file into the layout, or why they stay as they are. */
    readonly formatRanges: (uri: string, spans: readonly Span[]) => readonly Edit[] | Refusal;
    /** The edits after something was typed before an offset; none for most that is typed. */
    readonly formatTyped: (uri: string, offset: number, typed: string) => readonly Edit[];
}

export function layoutAnswers({ host, workspace }: Asking): Layout {
    const settingsOf = (uri: string): FormatSettings => {
        const { targets, includes } = workspace.settingsFor(uri);
        return {
            options: host.formatFor(uri),
            releases: targets.map(({ release }) => release),
            ...(includes === undefined ? {} : { includes }),
        };
    };
    return {
        format: (uri) => {
            const file = workspace.documentOf(uri)?.file;
            if (file === undefined) return NOT_OPEN;
            const result = formatFile(file, settingsOf(uri));
            return result.kind === 'refused'
                ? { problem: result.reason }
                : editsTo(file.text, result.file.text);
        },
        formatRanges: (uri, spans) => {
            const file = workspace.documentOf(uri)?.file;
            if (file === undefined) return NOT_OPEN;
            const result = formatRanges(file, spans, settingsOf(uri));
            return result.kind === 'refused' ? { problem: result.reason } : result.edits;
        },
        formatTyped: (uri, offset, typed) => {
            const document = workspace.documentOf(uri);
            return document === undefined
                ? []
                : typedEdits(document.tree, offset, typed, host.formatFor(uri));
        },
    };
}
