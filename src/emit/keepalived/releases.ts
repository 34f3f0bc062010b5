import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import type { Director } from '../plan.ts';

/** Whether the keepalived of a director has what came with a release. */
export function knows({ target }: Director, since: Release): boolean {
    return hasIt(target.release, since, undefined);
}
