import { isAbove } from '../../expand/gap.ts';
import { checkerNames } from '../../model/checker-names.ts';
import type { Bound } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import { nearestOf } from '../../schema/values/near.ts';
import { utf8Length } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Finding, type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    missing: (name: string) => `no BFD session is called ${quote(name)}; keepalived drops the checker`,
    below: (name: string) =>
        `the BFD session ${quote(name)} stands further down, where keepalived does not know it yet; keepalived drops the checker`,
    other: (name: string) => `the BFD session ${quote(name)} is for VRRP only; keepalived drops the checker`,
    there: () => 'it stands here',
    vrrp: () => 'without "checker" beside it this leaves the checkers out',
    fix: (name: string) => `write ${quote(name)}`,
};

/** Names that are longer than this are reported as such. */
const MAX_BYTES = 31;

/** A BFD_CHECK of a session that is not there. */
export const unknownBfdInstance: Rule = {
    meta: {
        id: 'check/unknown-bfd-instance',
        area: 'check',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'check of a BFD session that is not there',
        why: 'keepalived looks a session up while it reads, so the block "bfd_instance" has to stand above its use. A session with "vrrp" in its block and no "checker" is kept from the checkers altogether. The checker is dropped, and nothing takes the real server out when the path to it fails.',
        symptoms: ['dead-server-stays'],
        source: 'keepalived/check/check_bfd.c:bfd_name_handler',
        says: ['BFD_CHECK - BFD'],
    },
    messages,
    create: ({ bound: { config, statements }, target, report }) => ({
        end() {
            const above = new Map<string, Bound>();
            for (const top of statements) {
                const [, own] = top.words;
                if (own !== undefined && top.spec?.name === 'bfd_instance' && isRead(top, target))
                    above.set(own.text, top);
                for (const { words, parent } of checkerNames(top, target)) {
                    const [, name] = words;
                    if (name === undefined || parent?.spec?.name !== 'BFD_CHECK') continue;
                    // It may be defined in a file that could not be had.
                    if (!isAbove(name, config.gap)) continue;
                    if (words.length > 2 || utf8Length(name.text) > MAX_BYTES) continue;
                    const finding = findingFor(name, above, statements);
                    if (finding !== undefined) report({ ...finding, span: name.span });
                }
            }
        },
    }),
};

function findingFor(
    name: Word,
    above: ReadonlyMap<string, Bound>,
    statements: readonly Bound[],
): Omit<Finding, 'span'> | undefined {
    const session = above.get(name.text);
    if (session !== undefined) {
        const [vrrp, checker] = ['vrrp', 'checker'].map((keyword) =>
            session.children.find(({ spec }) => spec?.name === keyword),
        );
        if (vrrp === undefined || checker !== undefined) return undefined;
        const related = [{ span: vrrp.statement.node.span, message: messages.vrrp() }];
        return { message: messages.other(name.text), related };
    }
    const below = statements.find(
        ({ spec, words }) => spec?.name === 'bfd_instance' && words[1]?.text === name.text,
    );
    if (below !== undefined) {
        const related = [{ span: below.statement.node.span, message: messages.there() }];
        return { message: messages.below(name.text), related };
    }
    const near = nearestOf(name.text, [...above.keys()]);
    return {
        message: messages.missing(name.text),
        fixes: near === undefined ? [] : [fixOf(messages.fix(near), false, name.span, near)],
    };
}
