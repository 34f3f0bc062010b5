import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import type { Director, Plan } from '../plan.ts';

/** Whether the keepalived of a director has what came with a release. */
export function knows({ target }: Director, since: Release): boolean {
    return hasIt(target.release, since, undefined);
}

/** Whether that of each director has it: what one of them lacks none is given, so that they are alike. */
export function allKnow({ directors }: Plan, since: Release): boolean {
    return directors.every((director) => knows(director, since));
}
