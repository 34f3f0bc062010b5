import type { ExpandCase } from '../support/expand.ts';
import { COMMENTS } from './comments.ts';
import { CONDITIONS } from './conditions.ts';
import { BUILT_IN, DEFINITIONS, LONG_DEFINITIONS } from './definitions.ts';
import { INCLUDES } from './includes.ts';
import { LISTS, SEQUENCES } from './sequences.ts';

/** Texts with what keepalived reads of them, by what they are about. */
export const CASES: Readonly<Record<string, readonly ExpandCase[]>> = {
    comments: COMMENTS,
    conditions: CONDITIONS,
    definitions: DEFINITIONS,
    'definitions over several lines': LONG_DEFINITIONS,
    'built-in definitions': BUILT_IN,
    sequences: SEQUENCES,
    lists: LISTS,
    includes: INCLUDES,
};
