import { type Bound, everyBound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { isRead } from '../schema/values/judge.ts';
import { remembered } from './remembered.ts';

/** The lines of checkers in which they name something defined elsewhere, by the checker's keyword. */
const NAMING: ReadonlyMap<string, readonly string[]> = new Map([
    ['BFD_CHECK', ['name']],
    ['FILE_CHECK', ['track_file', 'vrrp_track_file']],
]);

/** The lines of the checkers in a block that name a BFD session or a tracked file. */
export const checkerNames = remembered((top: Bound, target: Target): readonly Bound[] =>
    [...everyBound(top.children)].filter((line) => {
        const keywords = NAMING.get(line.parent?.spec?.name ?? '') ?? [];
        return keywords.includes(line.spec?.name ?? '') && line.words.length > 1 && isRead(line, target);
    }),
);
