import type { Place, Spelling } from '../../../grammar/schema/places.ts';
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { KeywordSpec } from '../../../grammar/schema/types.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { isKnownTo, shapeOf } from '../../schema/values/judge.ts';
import { factsOf } from '../keyword-facts.ts';
import { argumentWords, signature } from './value-words.ts';

/** What is offered, before it is known where it goes. */
export interface Draft {
    readonly label: string;
    readonly kind: 'keyword' | 'block' | 'value' | 'name' | 'variable';
    /** What it is, in a few words. */
    readonly detail: string;
    /** Markdown; empty where there is no more to say. */
    readonly documentation: string;
    readonly deprecated: boolean;
    readonly insert: string;
}

function isDeprecated({ spec, alias }: Spelling, { release }: Target): boolean {
    return [spec.deprecated, alias?.deprecated].some(
        (each) => each !== undefined && hasIt(release, each.since, undefined),
    );
}

/** Whether giving a keyword once more adds to what is given, and neither replaces it nor is refused. */
function countsAgain(spec: KeywordSpec, target: Target): boolean {
    const repeat = shapeOf(spec, target)?.repeat;
    return repeat === 'each' || (spec.block !== undefined && repeat !== 'first' && repeat !== 'ruins');
}

function draftOf(name: string, spelling: Spelling, target: Target): Draft {
    const { spec, alias } = spelling;
    const shape = shapeOf(spec, target);
    const words = shape === undefined ? '' : signature(shape);
    const block = spec.block === undefined ? '' : 'block';
    const other = alias === undefined ? '' : `for ${spec.name}`;
    return {
        label: name,
        kind: spec.block === undefined ? 'keyword' : 'block',
        detail: [words, block, other].filter((part) => part !== '').join(', '),
        documentation: [
            spec.doc,
            [...(shape?.args ?? []).map(argumentWords), ...factsOf(spelling)]
                .map((fact) => `- ${fact}`)
                .join('\n'),
        ].join('\n\n'),
        deprecated: isDeprecated(spelling, target),
        insert: name,
    };
}

/**
 * The keywords of a place that the target knows, the deprecated ones last and other spellings before them.
 * What counts once only and is there already is left out.
 */
export function keywordDrafts(place: Place, siblings: readonly Bound[], target: Target): readonly Draft[] {
    const given = new Set(siblings.map(({ spec }) => spec));
    const ranked: { readonly rank: number; readonly draft: Draft }[] = [];
    for (const [name, spelling] of place.spellings) {
        if (!isKnownTo(spelling, target)) continue;
        if (given.has(spelling.spec) && !countsAgain(spelling.spec, target)) continue;
        const draft = draftOf(name, spelling, target);
        const rank = draft.deprecated ? 2 : spelling.alias === undefined ? 0 : 1;
        ranked.push({ rank, draft });
    }
    return ranked.sort((a, b) => a.rank - b.rank).map(({ draft }) => draft);
}
