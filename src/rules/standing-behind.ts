import { placeIn } from '../../grammar/schema/places.ts';
import type { Bound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { statementBehind } from '../schema/values/behind.ts';
import type { Finding } from './rule.ts';

const MESSAGE = 'it stands here, behind another statement, where keepalived ignores it';

/** Where a keyword that a block lacks stands on the line of another statement of the block, as a related place. */
export function standingBehind(
    block: Bound,
    keyword: string,
    target: Target,
): NonNullable<Finding['related']> {
    const { spec, place } = block;
    const inside = spec === undefined ? undefined : placeIn(place, spec);
    const words = [block, ...block.children].flatMap((each) => statementBehind(each, target));
    return words
        .filter(({ text }) => inside?.spellings.get(text)?.spec.name === keyword)
        .slice(0, 1)
        .map(({ span }) => ({ span, message: MESSAGE }));
}
