/** What is wrong with definitions that keepalived leaves as they are (`lib/parser.c:replace_param`). */
import { overlaps } from '../../text/span.ts';
import { quote } from '../../text/words.ts';
import type { Bound, BoundConfig } from '../bind.ts';
import { type KeptUse, keptUses } from '../kept-uses.ts';
import { definitionsIn } from '../definition-lines.ts';
import { isSplit } from '../split-definitions.ts';
import { CRASHES, type Fault } from './fault.ts';

/** Why a definition is not replaced, and what to write where that is known. */
function reasonOf(use: KeptUse, config: BoundConfig): Pick<Fault, 'problem' | 'replacement' | 'related'> {
    const { word, name, span, glued } = use;
    const known = definitionsIn(config.config).get(name) ?? [];
    const sign = quote(word.text.includes(`\${${name}}`) ? `\${${name}}` : `$${name}`);
    if (glued && (known.length > 0 || isSplit(name, config)))
        return {
            problem: `${sign} is a definition only where a blank or the end of the line follows, else it is written ${quote(`\${${name}}`)}`,
            replacement: { text: `\${${name}}`, safe: true, span },
        };
    const above = known.filter((each) => each.span.start < span.start && !each.isForOne);
    if (above.some(({ isLong }) => isLong))
        return { problem: `${sign} holds several lines, and stands for them only at the end of a line` };
    const [below] = known.filter((each) => each.span.start >= span.start);
    return {
        problem: `nothing above defines ${sign}`,
        ...(below === undefined ? {} : { related: [{ span: below.span, message: 'defined only here' }] }),
    };
}

/** What keepalived does with braces around a name. */
const READS_BRACES = 'takes this "{" for the start of a block, and its "}" for the end of what is around it';

/** What becomes of a use that nothing else is wrong with. */
function outcomeOf({ word, braced }: KeptUse, isKeyword: boolean): Pick<Fault, 'otherwise' | 'said'> {
    if (braced) return { otherwise: READS_BRACES };
    if (isKeyword) return { otherwise: 'drops the line' };
    return { otherwise: `takes ${quote(word.text)} as it is`, said: 'never' };
}

/** The fault of a use, with what else is wrong with its word. */
function faultOf(use: KeptUse, other: Fault | undefined, bound: Bound, config: BoundConfig): Fault {
    const isKeyword = bound.binding.kind === 'unknown' && use.word === bound.words[0];
    const { related = [], ...reason } = reasonOf(use, config);
    const places = [...related, ...(other?.related ?? [])];
    const told = use.braced && other?.otherwise !== CRASHES ? undefined : other;
    return {
        kind: 'undefined-definition',
        span: use.glued ? use.word.span : use.span,
        ...reason,
        ...(told === undefined ? outcomeOf(use, isKeyword) : { otherwise: told.otherwise }),
        ...(told?.said === undefined ? {} : { said: told.said }),
        ...(places.length === 0 ? {} : { related: places }),
    };
}

/**
 * The faults of a statement, where all that is wrong with a definition that was not replaced is one fault,
 * which tells what becomes of its word. `isSaid` tells which of them keepalived speaks of.
 */
export function foldKept(
    bound: Bound,
    faults: readonly Fault[],
    config: BoundConfig,
    isSaid: (fault: Fault) => boolean,
): readonly Fault[] {
    const uses = keptUses(bound, config);
    if (uses.length === 0) return faults;
    const left = new Set(faults);
    const folded = uses.flatMap((use) => {
        const own = [...left].filter(
            ({ kind, span }) => kind !== 'repeated' && overlaps(span, use.word.span),
        );
        const other = own.find(isSaid) ?? own[0];
        if (other === undefined && !use.braced && !use.plain) return [];
        for (const fault of own) left.delete(fault);
        return [faultOf(use, other, bound, config)];
    });
    return [...left, ...folded];
}
