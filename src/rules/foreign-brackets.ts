/** Brackets of another kind in place of the braces of a block, or braces in quotes: `virtual_ipaddress [`. */
import type { Bound } from '../schema/bind.ts';
import type { Edit } from '../text/edit.ts';
import type { Fix } from './diagnostic.ts';

/** What stands for the brace with which a block ends, by what stands for that with which it begins. */
const PARTNERS: Readonly<Record<string, string | undefined>> = {
    '(': ')',
    '[': ']',
    '<': '>',
    '{': '}',
    '\uff5b': '\uff5d',
    '\uff08': '\uff09',
    '\uff3b': '\uff3d',
};

/** The fix that writes braces in place of other brackets behind a head and at the end of its lines; none where none stand there. */
export function bracketFix({ words }: Bound, lines: readonly Bound[]): Fix | undefined {
    const open = words.at(-1);
    const partner = PARTNERS[open?.text ?? ''];
    if (open === undefined || partner === undefined || open.via !== undefined) return undefined;
    // A brace that is a word has quotes around it.
    if (open.quoted !== (open.text === '{')) return undefined;
    const edits: Edit[] = [{ span: open.span, text: '{' }];
    const close = lines.findLast((line) => line.words.length === 1 && line.words[0]?.text === partner);
    if (close !== undefined) edits.push({ span: close.statement.node.span, text: '}' });
    return { title: open.quoted ? 'remove the quotes from "{"' : 'write "{"', safe: false, edits };
}
