import type { Located } from '../../text/source-set.ts';
import type { Span } from '../../text/span.ts';
import type { Refusal } from './names/rename.ts';
import { Together } from './findings/together.ts';
import { type Host, type Place, Workspace } from './workspace.ts';

/** What the answers to an editor's questions are made from. */
export interface Asking {
    readonly workspace: Workspace;
    readonly host: Host;
    readonly together: Together;
    /**
     * Asks about a place of an open file, which is given by an offset in the joined text of its configuration;
     * the answer's spans may be in any file of that. Undefined where the file is not open.
     */
    readonly ask: <T>(
        uri: string,
        offset: number,
        question: (place: Place, at: number) => T,
    ) => T | undefined;
}

/** What is answered where a file is not open and silence would be no answer. */
export const NOT_OPEN: Refusal = { problem: 'the file is not open' };

/** Has questions asked about the texts that are open for a host. */
export function askingOf(host: Host): Asking {
    const workspace = new Workspace(host);
    return {
        workspace,
        host,
        together: new Together(workspace, host.groupsOf ?? (() => [])),
        ask: (uri, offset, question) => {
            const place = workspace.placeOf(uri);
            return place === undefined ? undefined : question(place, place.base + offset);
        },
    };
}

/** Where a stretch of the joined text lies. */
export function located({ reading }: Place, span: Span): Located {
    return reading.bound.config.sources.locate(span);
}
