import type { Bound } from '../../schema/bind.ts';
import { CRASHES, type Fault, type FaultKind } from '../../schema/values/fault.ts';
import { isSaid } from '../../schema/values/judge.ts';
import type { Fix } from '../diagnostic.ts';
import { deleteWhole } from '../edits.ts';
import { type Finding, type Rule, type RuleContext, type RuleMeta, fixOf } from '../rule.ts';
import { utf8Length } from '../../text/words.ts';
import { quote } from '../words.ts';

const messages = {
    fault: (problem: string, otherwise: string) => `${problem}; keepalived ${otherwise}`,
    fix: (text: string) => `write ${quote(text.trim())}`,
    cut: (bytes: number) => `cut it to ${bytes} bytes`,
    remove: () => 'remove what is ignored',
};

/** What differs between the rules about values. */
type ValueMeta = Pick<RuleMeta, 'title' | 'why' | 'symptoms' | 'source' | 'severity'> & {
    readonly says: NonNullable<RuleMeta['says']>;
    readonly fixable?: 'safe' | 'unsafe';
};

/** The fixes of a fault where a rule has others than those that the fault brings. */
type OwnFixes = (bound: Bound, context: RuleContext) => readonly Fix[] | undefined;

/** The rule that reports every fault of one kind. */
export function faultRule(kind: FaultKind, meta: ValueMeta, ownFixes?: OwnFixes): Rule {
    return {
        meta: {
            id: `value/${kind}`,
            area: 'value',
            origin: 'keepalived',
            preset: 'recommended',
            scope: 'configuration',
            speed: 'fast',
            ...meta,
        },
        messages,
        create: (context) => ({
            fault(fault, bound) {
                if (fault.kind !== kind) return;
                const fixes = ownFixes?.(bound, context) ?? fixesOf(fault, bound, context);
                context.report(findingOf(fault, context.target, fixes));
            },
        }),
    };
}

function fixesOf(fault: Fault, bound: Bound, { file }: RuleContext): readonly Fix[] {
    const { kind, span, replacement, removal } = fault;
    if (replacement !== undefined) {
        const { text, safe, since, span: place = span, title: given } = replacement;
        // What is cut may be a password, which no title tells.
        const title = kind === 'too-long' ? messages.cut(utf8Length(text)) : messages.fix(text);
        return [fixOf(given ?? title, safe, place, text, since)];
    }
    return removal === undefined
        ? []
        : deleteWhole(messages.remove(), removal.safe, file, bound.statement.node);
}

function findingOf(fault: Fault, target: RuleContext['target'], fixes: readonly Fix[]): Finding {
    const { problem, otherwise, span, related, severe } = fault;
    const severity = severe === true ? 'error' : 'warning';
    return {
        message: messages.fault(problem, otherwise),
        span,
        ...(isSaid(fault, target) ? {} : { origin: 'kalint' as const, severity }),
        ...(otherwise === CRASHES ? { crashes: true } : {}),
        ...(related === undefined ? {} : { related }),
        fixes,
    };
}
