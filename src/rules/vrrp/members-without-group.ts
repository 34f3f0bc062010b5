import { type BareMembers, bareMembers } from '../../model/bare-members.ts';
import type { Edit } from '../../text/edit.ts';
import { type SourceFile, lineAt, lineSpan } from '../../text/source-file.ts';
import type { Fix } from '../diagnostic.ts';
import { indentOf, lineEndOf, stepBelow } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    bare: (name: string) =>
        `${quote(name)} is not a keyword in vrrp_sync_group, where members stand in "group { }"; keepalived drops the line, and the sync group has no members`,
    further: () => 'keepalived drops this line too',
    fix: () => 'put the members into "group { }"',
};

/** Members of a sync group that do not stand in its list. */
export const membersWithoutGroup: Rule = {
    meta: {
        id: 'vrrp/members-without-group',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'members of a sync group outside its list',
        why: 'A "vrrp_sync_group" has settings of its own, so its members stand in a block "group" inside it. Names that stand there by themselves are unknown keywords: keepalived drops them one by one, the group has no members, and its instances change state each on its own.',
        symptoms: ['address-on-nobody', 'not-what-was-written'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_sync_group_handler, lib/parser.c:process_stream',
        says: ['Unknown keyword', 'has no members'],
    },
    messages,
    create: ({ file, bound, report }) => ({
        end() {
            for (const members of bareMembers(bound)) {
                const [first, ...others] = members.lines;
                report({
                    message: messages.bare(first.words[0]?.text ?? ''),
                    span: first.statement.node.span,
                    related: others.map(({ statement }) => ({
                        span: statement.node.span,
                        message: messages.further(),
                    })),
                    fixes: fixesFor(file, members),
                });
            }
        },
    }),
};

/** The lines are put into a block, where each is on a line of its own and no other statement stands among them. */
function fixesFor(file: SourceFile, { group, lines }: BareMembers): Fix[] {
    const { open, close } = group.statement.node.block ?? {};
    if (open === undefined || close === undefined) return [];
    const at = group.children.indexOf(lines[0]);
    if (lines.some((each, index) => group.children[at + index] !== each)) return [];
    const spans = lines.map(({ statement }) => statement.node.span);
    const numbers = spans.map(({ start }) => lineAt(file, start));
    const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
    if (new Set([lineAt(file, open.start), ...numbers, lineAt(file, close.start)]).size < numbers.length + 2)
        return [];
    const indent = indentOf(file, first);
    const step = stepBelow(group, file);
    const eol = lineEndOf(file);
    const edits: Edit[] = [];
    for (let line = first; line <= last; line++) {
        const { start, end } = lineSpan(file, line);
        if (line === first)
            edits.push({ span: { start, end: start }, text: `${indent}group {${eol}${step}` });
        else if (start < end) edits.push({ span: { start, end: start }, text: step });
        if (line === last) edits.push({ span: { start: end, end }, text: `${eol}${indent}}` });
    }
    return [{ title: messages.fix(), safe: false, edits }];
}
