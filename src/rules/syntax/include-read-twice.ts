import type { AddressRole } from '../../model/vrrp-addresses.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import { type Bound, everyBound } from '../../schema/bind.ts';
import { trackedKind } from '../../schema/lines/tracked.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { hasIt } from '../words.ts';
import { stepsOf } from '../../syntax/via.ts';

const messages = {
    twice: (problem: string) =>
        `${problem}, since its line does not begin with "include"; what it defines is there already the second time`,
    file: () => 'this file is read twice',
};

/** The blocks at the top of a file of which keepalived says that they are there already; of others it takes both. */
const SAID_TWICE = new Set(['vrrp_instance', 'vrrp_sync_group', 'track_group', 'bfd_instance']);

/** First release that says so of addresses and unicast peers (`keepalived/vrrp/vrrp_data.c:vip_is_duplicate`). */
const ADDRESSES_SINCE = '2.3.3';

/** Addresses of which it says so. */
const DOUBLED: ReadonlySet<AddressRole> = new Set(['virtual', 'excluded', 'peer']);

/** First release that survives a line that starts with `#`; those before take it for a mark of the copy. */
const SURVIVES_SINCE = '2.4.0';

/** Whether text came in through the include line at `place`, be it by way of others. */
function cameThrough({ via }: Word, place: Span): boolean {
    return [...stepsOf(via)].some(({ kind, span }) => kind === 'include' && span.start === place.start);
}

/** Whether keepalived complains of something in an included file when it meets it again. */
function isSaid(isIn: (bound: Bound) => boolean, { bound, target }: RuleContext): boolean {
    const owners = bound.statements.filter((top) => !isIn(top));
    return (
        bound.statements.some(
            (top) => isIn(top) && SAID_TWICE.has(top.spec?.name ?? '') && isRead(top, target),
        ) ||
        owners.some(({ children }) =>
            children.some(
                (inner) =>
                    (inner.spec?.name === 'real_server' && isIn(inner)) ||
                    (trackedKind(inner.spec?.block) !== undefined && inner.children.some(isIn)),
            ),
        ) ||
        (hasIt(target.release, ADDRESSES_SINCE, undefined) &&
            vrrpInstances(bound, target).some(({ addresses }) =>
                addresses.some(
                    ({ role, against, bound: line }) =>
                        DOUBLED.has(role) && against === undefined && isIn(line),
                ),
            ))
    );
}

/** An include behind a condition, a brace or a sequence, or from a definition. */
export const includeReadTwice: Rule = {
    meta: {
        id: 'syntax/include-read-twice',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'included file that is read twice',
        why: 'One process reads the files and writes a copy for the others, in which included text stands in the place of its include line. Only a line that begins with `include` is left out of the copy. Of any other the copy has both the line and the text, so that the processes for VRRP, virtual servers and BFD read the file once more.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:read_line',
        says: ['already defined', 'already specified', 'duplicate', 'VIP duplicates a'],
    },
    messages,
    create: (context) => ({
        end() {
            const { file, bound, target, report } = context;
            for (const { kind, problem, span, files = [] } of bound.config.expandProblems) {
                if (kind !== 'include-read-twice') continue;
                const isIn = ({ statement: { words } }: Bound): boolean =>
                    words[0] !== undefined && cameThrough(words[0], span);
                const crashes =
                    !hasIt(target.release, SURVIVES_SINCE, undefined) &&
                    files.some(({ start, end }) => /^#/m.test(file.text.slice(start, end)));
                // A definition that is given once more is what it was.
                if (!crashes && ![...everyBound(bound.statements)].some(isIn)) continue;
                const said = isSaid(isIn, context);
                report({
                    message: messages.twice(problem),
                    span,
                    ...(said ? {} : { origin: 'kalint' as const }),
                    ...(crashes ? { origin: 'kalint' as const, crashes } : {}),
                    related: files.map((each) => ({ span: each, message: messages.file() })),
                });
            }
        },
    }),
};
