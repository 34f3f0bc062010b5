/** What is wrong with a block as a whole: what it lacks, and that it is empty. */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Requirement } from '../../../grammar/schema/types.ts';
import { listWords, quote } from '../../text/words.ts';
import { type Derived, stepsOf } from '../../syntax/via.ts';
import { type Span, contains } from '../../text/span.ts';
import { type Bound, type BoundConfig, everyBound } from '../bind.ts';
import type { Target } from '../targets.ts';
import { CRASHES, type Fault, IGNORES, IGNORES_BLOCK, NO_USER, SKIPS_BLOCK } from './fault.ts';

/** What a block is judged in. */
export interface Scope {
    readonly config: BoundConfig;
    readonly target: Target;
}

/** Where the end of a block is. */
export function endOf({ statement: { node } }: Bound): Span {
    return node.block?.close ?? node.span;
}

/** The word that a statement starts with. */
function keywordOf({ words, statement }: Bound): { readonly text: string; readonly span: Span } {
    return words[0] ?? { text: '', span: statement.node.span };
}

/** Whether a statement is what a block requires. */
function meets({ spec }: Bound, { keywords }: Requirement): boolean {
    return spec !== undefined && keywords.includes(spec.name);
}

/**
 * Whether a statement may be meant for what is lacking, so that nothing surely is: a misspelt keyword may be,
 * and so may a keyword of another block with one value where one value is lacking.
 */
function mayBeMeant({ binding, statement, words }: Bound): boolean {
    if (binding.kind === 'misplaced') return statement.children === undefined && words.length === 2;
    return binding.kind === 'unknown' || binding.kind === 'unread';
}

/** Which releases say that a requirement is not met. */
function saidOf({ since }: Requirement): Pick<Fault, 'said'> {
    return since === undefined ? {} : { said: { since } };
}

/** The last block before this one that stands inside a block of the same keyword as this one. */
function blockBefore(bound: Bound, { statements }: BoundConfig): Bound | undefined {
    let last: Bound | undefined;
    for (const each of everyBound(statements)) {
        if (each === bound) return last;
        if (each.spec?.block !== undefined && each.parent?.spec === bound.parent?.spec) last = each;
    }
    return undefined;
}

/** What keepalived does at the end of a block that lacks something. */
function outcomeOf(bound: Bound, { otherwise, crashes }: Requirement, scope: Scope): string {
    if (crashes === undefined || !hasIt(scope.target.release, undefined, crashes.until)) return otherwise;
    const before = blockBefore(bound, scope.config)?.spec?.name ?? '';
    return crashes.unlessAfter.includes(before) ? otherwise : CRASHES;
}

function lackingFault(bound: Bound, requirement: Requirement, scope: Scope): Fault {
    const { keywords } = requirement;
    const { text, span } = keywordOf(bound);
    return {
        kind: 'missing-keyword',
        span,
        problem: `this ${quote(text)} has no ${listWords(keywords.map(quote), 'or')}`,
        otherwise: outcomeOf(bound, requirement, scope),
        ...saidOf(requirement),
        related: [{ span: endOf(bound), message: 'the block ends here' }],
    };
}

/** Whether the block around a statement is nothing without it. */
function isRequired({ spec, parent }: Bound): boolean {
    const block = parent?.spec?.block;
    if (spec === undefined || block?.content !== 'keywords') return false;
    return (block.requires ?? []).some(({ keywords }) => keywords.includes(spec.name));
}

/** Whether a list is empty, and what was to stand in it stands before its block. */
export function isLeftEmpty({ spec, words, children, statement }: Bound): boolean {
    const { block } = spec ?? {};
    if (block?.content !== 'words' || statement.children === undefined || words.length < 2) return false;
    return block.empty === 'reported' && children.length === 0;
}

function emptyFault(bound: Bound): Fault {
    const { text, span } = keywordOf(bound);
    return {
        kind: 'missing-value',
        span,
        problem: `this ${quote(text)} is empty`,
        otherwise: IGNORES_BLOCK,
        ...(isRequired(bound) || isLeftEmpty(bound) ? {} : { removal: { safe: true } }),
        related: [{ span: endOf(bound), message: 'the block ends here' }],
    };
}

/** Where something stands, and where what brought it there does. */
function placesOf({ span, via }: Derived): readonly Span[] {
    return [span, ...[...stepsOf(via)].map((step) => step.span)];
}

/** Whether part of a block may stand in a file that could not be had. */
export function isIncomplete({ statement: { node } }: Bound, { config }: BoundConfig): boolean {
    const { block } = node;
    if (block === undefined || !config.incomplete) return false;
    // Where reading was cut off, a block has no end.
    const inside = { start: block.open.start, end: block.close?.end ?? Infinity };
    return config.expandProblems.some((problem) => placesOf(problem).some((span) => contains(inside, span)));
}

/** What is wrong with a block as a whole. */
export function blockFaults(bound: Bound, scope: Scope): Fault[] {
    const { spec, children, statement } = bound;
    const block = spec?.block;
    if (block === undefined || statement.children === undefined || isIncomplete(bound, scope.config))
        return [];
    switch (block.content) {
        case 'keywords': {
            const missing = (block.requires ?? []).filter(
                (requirement) => !children.some((child) => meets(child, requirement)),
            );
            if (missing.length === 0 || children.some(mayBeMeant)) return [];
            return missing.map((requirement) => lackingFault(bound, requirement, scope));
        }
        case 'words':
            return block.empty === 'reported' && children.length === 0 ? [emptyFault(bound)] : [];
        case 'lines':
            return [];
    }
}

/** Whether keepalived goes on as if a statement were not there. */
export function isIgnored(faults: readonly Fault[]): boolean {
    return faults.some(({ otherwise }) => [IGNORES, IGNORES_BLOCK, NO_USER, SKIPS_BLOCK].includes(otherwise));
}

/**
 * The faults of a statement that is ignored, with the end of its block where that lacks it then:
 * keepalived complains there, also where it says nothing of the statement itself.
 */
export function withLack(bound: Bound, faults: readonly Fault[], scope: Scope): readonly Fault[] {
    const { spec, parent } = bound;
    const [first, ...others] = faults;
    const block = parent?.spec?.block;
    if (parent === undefined || spec === undefined || first === undefined) return faults;
    if (block?.content !== 'keywords' || !isIgnored(faults)) return faults;
    const lacking = (block.requires ?? []).find(
        (requirement) =>
            meets(bound, requirement) &&
            !parent.children.some((child) => child !== bound && meets(child, requirement)),
    );
    if (lacking === undefined) return faults;
    const { said, ...rest } = first;
    const told = said === undefined ? {} : said === 'never' ? saidOf(lacking) : { said };
    const message = `this ${quote(keywordOf(parent).text)} ends without it`;
    const related = [...(rest.related ?? []), { span: endOf(parent), message }];
    const crash = outcomeOf(parent, lacking, scope) === CRASHES ? { otherwise: CRASHES } : {};
    return [{ ...rest, ...told, ...crash, related }, ...others];
}
