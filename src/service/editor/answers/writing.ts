import { moved } from '../../../text/span.ts';
import { type CompletionItem, completions } from '../completion.ts';
import type { Asking } from './asking.ts';

/** What is offered while somebody writes. */
export interface Writing {
    readonly completions: (uri: string, offset: number) => readonly CompletionItem[];
}

export function writingAnswers({ ask }: Asking): Writing {
    return {
        completions: (uri, offset) =>
            ask(uri, offset, ({ reading, base }, at) =>
                completions(reading, at).map((item) => ({ ...item, replace: moved(item.replace, -base) })),
            ) ?? [],
    };
}
