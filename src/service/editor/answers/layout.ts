import { type Edit, editsTo } from '../../../text/edit.ts';
import { formatFile } from '../../format.ts';
import type { Refusal } from '../rename.ts';
import { type Asking, NOT_OPEN } from './asking.ts';

/** How texts are laid out. */
export interface Layout {
    /** The edits that bring a file into its layout, or why it stays as it is. */
    readonly format: (uri: string) => readonly Edit[] | Refusal;
}

export function layoutAnswers({ host, workspace }: Asking): Layout {
    return {
        format: (uri) => {
            const file = workspace.documentOf(uri)?.file;
            if (file === undefined) return NOT_OPEN;
            const { targets, includes } = workspace.settingsFor(uri);
            const result = formatFile(file, {
                options: host.formatFor(uri),
                releases: targets.map(({ release }) => release),
                ...(includes === undefined ? {} : { includes }),
            });
            return result.kind === 'refused'
                ? { problem: result.reason }
                : editsTo(file.text, result.file.text);
        },
    };
}
