import { moved } from '../../../text/span.ts';
import { type Hover, hover } from '../hover.ts';
import type { Asking } from './asking.ts';

/** What keepalived makes of a text. */
export interface Facts {
    readonly hover: (uri: string, offset: number) => Hover | undefined;
}

export function factsAnswers({ ask, host }: Asking): Facts {
    return {
        hover: (uri, offset) =>
            ask(uri, offset, ({ reading, base }, at) => {
                const found = hover(reading, at, host.docsBase);
                return found === undefined ? undefined : { ...found, span: moved(found.span, -base) };
            }),
    };
}
