/** What in a text leads somewhere else: included files, programs that are run, pages of the rules. */
import { placeOf, expectedAt } from '../../../model/symbols.ts';
import { RULE_IDS } from '../../../rules/ids.ts';
import { suppressionsOf } from '../../../rules/suppress.ts';
import { type Bound, type BoundConfig, everyBound } from '../../../schema/bind.ts';
import type { Target } from '../../../schema/targets.ts';
import type { Word } from '../../../syntax/tree.ts';
import { remembered } from '../../../model/remembered.ts';
import { oncePer } from '../../../text/once.ts';
import { type Span, moved } from '../../../text/span.ts';
import { directives } from '../place/directives.ts';
import { filesOf } from '../place/included.ts';
import type { Reading } from '../reading.ts';

/** A stretch of the text that leads to a file of the host, or to the page of a rule. */
export interface DocumentLink {
    readonly span: Span;
    readonly to: 'included' | 'program' | 'rule';
    /** The path of the file, or the id of the rule. */
    readonly target: string;
}

/** The program of a command, which is its first word, where that has a path; quotes and backslashes are not looked into. */
const PROGRAM = /^[ \t]*(\/[^\s"'\\]+)(?=\s|$)/;

/** The program of a command where it stands in the text; a definition's use where that brings the command. */
function programIn(word: Word, text: string): DocumentLink | undefined {
    const [, target] = PROGRAM.exec(word.text) ?? [];
    if (target === undefined) return undefined;
    const place = placeOf(word);
    const written = text.slice(place.start, place.end);
    const [before = ''] = /^"?[ \t]*/.exec(written) ?? [];
    const [path = ''] = /^[^\s"]+/.exec(written.slice(before.length)) ?? [];
    const start = place.start + before.length;
    return { span: { start, end: start + path.length }, to: 'program', target };
}

/** The words of a block that hold commands. */
const commandsUnder = remembered((top: Bound, target: Target): readonly Word[] =>
    [...everyBound([top])].flatMap((bound) => {
        // In every release a command is the first word behind its keyword.
        const [, word] = bound.words;
        const value = word === undefined ? undefined : expectedAt(bound, 1, target)?.value;
        return word !== undefined && value?.kind === 'command' ? [word] : [];
    }),
);

function programLinks({ bound, target }: Reading): readonly DocumentLink[] {
    const { text } = bound.config.tree.file;
    return bound.statements.flatMap((top) =>
        commandsUnder(top, target).flatMap((word) => programIn(word, text) ?? []),
    );
}

/** Include lines that lead to one file; from one that leads to several one goes to their definitions. */
function includeLinks(bound: BoundConfig): readonly DocumentLink[] {
    return directives(bound.config.tree).flatMap((directive): DocumentLink[] => {
        if (directive.kind !== 'include') return [];
        const [file, ...others] = filesOf(bound, directive);
        if (file === undefined || others.length > 0) return [];
        return [{ span: directive.textSpan, to: 'included', target: file.uri }];
    });
}

const KNOWN: ReadonlySet<string> = new Set(RULE_IDS);

/** The rules that suppressions name. */
const ruleLinks = oncePer(({ config }: BoundConfig): readonly DocumentLink[] => {
    if (!config.tree.file.text.includes('kalint-')) return [];
    return suppressionsOf(config)
        .flatMap(({ rules }) => rules)
        .filter(({ name }) => KNOWN.has(name))
        .map(({ name, span }) => ({ span, to: 'rule', target: name }));
});

/**
 * The links in one file of a configuration, in order and apart from one another; offsets are those of the file.
 * Whether a program is there is for the host to know: a path leads there in any case.
 */
export function documentLinks(reading: Reading, uri: string): readonly DocumentLink[] {
    const { bound } = reading;
    const { sources } = bound.config;
    const start = sources.startOf(uri);
    const end = sources.endAt(start);
    let reached = -1;
    return [...includeLinks(bound), ...programLinks(reading), ...ruleLinks(bound)]
        .filter(({ span }) => start <= span.start && span.end <= end && span.start < span.end)
        .sort((a, b) => a.span.start - b.span.start)
        .filter(({ span }) => {
            // What is read more than once, or by two uses of one definition, leads where it leads first.
            if (span.start < reached) return false;
            reached = span.end;
            return true;
        })
        .map((link) => ({ ...link, span: moved(link.span, -start) }));
}
