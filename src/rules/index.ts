import type { Rule } from './rule.ts';
import { suppressionWithoutReason } from './suppression/without-reason.ts';
import { unknownRule } from './suppression/unknown-rule.ts';
import { unusedSuppression } from './suppression/unused.ts';
import { foreignComment } from './syntax/foreign-comment.ts';
import { forkKeyword } from './syntax/fork-keyword.ts';
import { invisibleCharacter } from './syntax/invisible-character.ts';
import { listingRemains } from './syntax/listing-remains.ts';
import { mergeConflict } from './syntax/merge-conflict.ts';
import { misplacedKeyword } from './syntax/misplaced-keyword.ts';
import { templateMarkup } from './syntax/template-markup.ts';
import { typographicQuote } from './syntax/typographic-quote.ts';
import { unbalancedBraces } from './syntax/unbalanced-braces.ts';
import { unexpectedBlock } from './syntax/unexpected-block.ts';
import { unknownKeyword } from './syntax/unknown-keyword.ts';
import { unmatchedQuote } from './syntax/unmatched-quote.ts';
import { contradiction } from './value/contradiction.ts';
import { deprecatedForm } from './value/deprecated-form.ts';
import { invalidAddress } from './value/invalid-address.ts';
import { invalidBoolean } from './value/invalid-boolean.ts';
import { invalidNumber } from './value/invalid-number.ts';
import { invalidText } from './value/invalid-text.ts';
import { missingKeyword } from './value/missing-keyword.ts';
import { missingValue } from './value/missing-value.ts';
import { outOfRange } from './value/out-of-range.ts';
import { repeated } from './value/repeated.ts';
import { surplusWord } from './value/surplus-word.ts';
import { tooLong } from './value/too-long.ts';
import { unknownWord } from './value/unknown-word.ts';
import { deprecatedKeyword } from './version/deprecated-keyword.ts';
import { missingFeature } from './version/missing-feature.ts';
import { newerKeyword } from './version/newer-keyword.ts';
import { removedKeyword } from './version/removed-keyword.ts';
import { nopreemptWithMaster } from './vrrp/nopreempt-with-master.ts';
import { nopreemptWithOwner } from './vrrp/nopreempt-with-owner.ts';

/** Every rule, by area; each stands in the file that its id names. */
export const RULES: readonly Rule[] = [
    templateMarkup,
    foreignComment,
    invisibleCharacter,
    typographicQuote,
    listingRemains,
    mergeConflict,
    unbalancedBraces,
    unmatchedQuote,
    unexpectedBlock,
    unknownKeyword,
    misplacedKeyword,
    forkKeyword,
    missingValue,
    invalidNumber,
    outOfRange,
    unknownWord,
    invalidBoolean,
    invalidAddress,
    invalidText,
    tooLong,
    surplusWord,
    repeated,
    contradiction,
    deprecatedForm,
    missingKeyword,
    newerKeyword,
    removedKeyword,
    missingFeature,
    deprecatedKeyword,
    nopreemptWithMaster,
    nopreemptWithOwner,
    unusedSuppression,
    suppressionWithoutReason,
    unknownRule,
];
