import { type Standing, type Step } from '../../model/virtual-server.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Fix } from '../diagnostic.ts';
import { deleteStatement } from '../edits.ts';
import { moveBehind } from '../move.ts';
import type { Finding, Rule, RuleContext } from '../rule.ts';
import { eachVirtualServer } from './each.ts';
import { hasIt, listWords, quote } from '../words.ts';

const messages = {
    early: (flag: string, needed: string, current: string) =>
        `${quote(flag)} is for scheduler ${needed}, which has to stand above it; keepalived ignores the line, for so far the scheduler is ${current}`,
    other: (flag: string, needed: string, scheduler: string) =>
        `${quote(flag)} is for scheduler ${needed}; keepalived ignores it with ${scheduler}`,
    chosen: () => 'the scheduler so far',
    below: () => 'the scheduler comes down here',
    move: (flag: string) => `move ${quote(flag)} below its scheduler`,
    remove: (flag: string) => `remove ${quote(flag)}, which sets nothing`,
};

/** The schedulers that keepalived lets a flag follow, and those that it is for. */
const FLAGS: ReadonlyMap<string, readonly string[]> = new Map([
    ['sh-port', ['sh']],
    ['sh-fallback', ['sh']],
    ['mh-port', ['mh']],
    ['mh-fallback', ['mh']],
    ['hashed', ['sh', 'mh']],
]);
const HASHING = ['sh', 'mh'];

/** First release in which `hashed` sets nothing. */
const HASHED_EMPTY: Release = '2.1.4';

/** A flag of a scheduler that is not the one chosen above it. */
export const flagWithoutScheduler: Rule = {
    meta: {
        id: 'lvs/flag-without-scheduler',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'flag without its scheduler',
        why: 'The flags of the schedulers sh and mh count only below the line that chooses the scheduler. Anywhere else they are lost, and connections are spread in another way than the file says.',
        symptoms: ['one-server-gets-all'],
        source: 'keepalived/check/check_parser.c:lbflags_handler',
        says: ['only applies to sh scheduler'],
    },
    messages,
    create: (context) => {
        return eachVirtualServer(({ steps }) => {
            for (const step of steps) {
                const needed = FLAGS.get(step.statement.spec?.name ?? '');
                if (needed !== undefined && isRead(step.statement, context.target))
                    reportFlag(step, needed, steps, context);
            }
        });
    },
};

function reportFlag(
    { statement, before }: Step,
    needed: readonly string[],
    steps: readonly Step[],
    context: RuleContext,
): void {
    const { scheduler } = before;
    const { release } = context.target;
    const flag = statement.spec?.name ?? '';
    const isEmpty = flag === 'hashed';
    if (scheduler.value === undefined || needed.includes(scheduler.value)) return;
    if (isEmpty && !hasIt(release, HASHED_EMPTY, undefined)) return;
    const span = statement.words[0]?.span ?? statement.statement.node.span;
    const shown = listWords(needed.map(quote), 'or');
    const related = relatedTo(before);
    if (HASHING.includes(scheduler.value)) {
        const message = messages.other(flag, shown, quote(scheduler.value));
        context.report({ message, span, severity: 'warning', origin: 'kalint', related });
        return;
    }
    const below = steps.find(
        ({ statement: each }) =>
            each.spec?.name === 'lvs_sched' &&
            each.statement.node.span.start > span.start &&
            needed.includes(each.words[1]?.text ?? ''),
    )?.statement;
    context.report({
        message: messages.early(
            flag,
            shown,
            `${quote(scheduler.value)}${scheduler.from ? '' : ', the default'}`,
        ),
        span,
        related:
            below === undefined ? related : [{ span: below.statement.node.span, message: messages.below() }],
        fixes: isEmpty ? [remove(statement, context)] : move(statement, below, context),
    });
}

function relatedTo({ scheduler: { from } }: Standing): NonNullable<Finding['related']> {
    return from === undefined ? [] : [{ span: from.statement.node.span, message: messages.chosen() }];
}

function remove({ statement }: Bound, { file }: RuleContext): Fix {
    return { ...deleteStatement(messages.remove('hashed'), true, file, statement.node), since: HASHED_EMPTY };
}

function move(flag: Bound, below: Bound | undefined, { file }: RuleContext): Fix[] {
    if (below === undefined) return [];
    const title = messages.move(flag.spec?.name ?? '');
    return moveBehind(title, file, flag.statement.node, below.statement.node);
}
