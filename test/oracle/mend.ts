/** Mending what is to blame, to see whether the rest of what the program said goes with it. */
import { applyEdits } from '../../src/text/edit.ts';
import { blocksOf } from './brace-map.ts';
import { UNKNOWN_KEYWORD_RULES, findingsOf } from './kalint.ts';

/**
 * The text with an unknown block put right: renamed as kalint proposes, or, when it proposes
 * nothing that keeps the lines where they are, with the lines of the block left blank.
 */
export function mendBlock(text: string, line: number, target: string): string {
    const finding = findingsOf(text, target).find(
        ({ diagnostic, first }) => first === line && UNKNOWN_KEYWORD_RULES.has(diagnostic.rule),
    );
    const edits = finding?.diagnostic.fixes[0]?.edits;
    if (edits?.every(({ text: by }) => by !== '' && !by.includes('\n')) === true)
        return applyEdits(text, edits);
    const block = blocksOf(text).find(({ head }) => head === line);
    return text
        .split('\n')
        .map((content, index) => (index + 1 >= line && index < (block?.close ?? line) ? '' : content))
        .join('\n');
}
