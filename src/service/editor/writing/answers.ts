import { moved } from '../../../text/span.ts';
import { type CompletionItem, type CompletionOptions, completions } from './completion.ts';
import { type Subject, describe } from './keyword-completion.ts';
import { type SignatureHelp, signatureHelp } from './signature.ts';
import type { Asking } from '../asking.ts';

/** What an editor can do with what is offered. */
export interface Offering {
    /** Whether it can go from stop to stop of a template. */
    readonly templates: boolean;
    /** The character after which it asks by itself. */
    readonly trigger?: string;
}

/** What is offered while somebody writes. */
export interface Writing {
    readonly completions: (uri: string, offset: number, offering?: Offering) => readonly CompletionItem[];
    /** What is to be said of a keyword that was offered, in Markdown. */
    readonly describe: (uri: string, subject: Subject) => string | undefined;
    readonly signatureHelp: (uri: string, offset: number) => SignatureHelp | undefined;
}

export function writingAnswers({ ask, host }: Asking): Writing {
    const optionsFor = (uri: string, { templates, trigger }: Offering): CompletionOptions => {
        const { indent } = host.formatFor(uri);
        return {
            ...(templates ? { indent: indent === 'tab' ? '\t' : ' '.repeat(indent) } : {}),
            ...(trigger === undefined ? {} : { trigger }),
        };
    };
    return {
        completions: (uri, offset, offering = { templates: false }) =>
            ask(uri, offset, ({ reading, base }, at) =>
                completions(reading, at, optionsFor(uri, offering)).map((item) => ({
                    ...item,
                    replace: moved(item.replace, -base),
                })),
            ) ?? [],
        describe: (uri, subject) =>
            ask(uri, 0, ({ reading }) => describe(subject, reading.target, host.docsBase)),
        signatureHelp: (uri, offset) => ask(uri, offset, ({ reading }, at) => signatureHelp(reading, at)),
    };
}
