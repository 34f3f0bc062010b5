import { CRASHES, type Fault, type FaultKind } from '../../schema/values/fault.ts';
import { type Finding, type Rule, type RuleContext, type RuleMeta, fixOf } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    fault: (problem: string, otherwise: string) => `${problem}; keepalived ${otherwise}`,
    fix: (text: string) => `write ${quote(text)}`,
};

/** What differs between the rules about values. */
type ValueMeta = Pick<RuleMeta, 'title' | 'why' | 'source' | 'severity'> & {
    readonly says: NonNullable<RuleMeta['says']>;
    readonly fixable?: 'safe' | 'unsafe';
};

/** The rule that reports every fault of one kind. */
export function faultRule(kind: FaultKind, meta: ValueMeta): Rule {
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
        create: ({ report, target }) => ({
            fault(fault) {
                if (fault.kind === kind) report(findingOf(fault, target));
            },
        }),
    };
}

/** Whether the config test of the target says so too. */
function isSaid({ said }: Fault, { release }: RuleContext['target']): boolean {
    return said === undefined || (said !== 'never' && hasIt(release, said.since, said.until));
}

function findingOf(fault: Fault, target: RuleContext['target']): Finding {
    const { problem, otherwise, span, related, replacement, severe } = fault;
    const severity = severe === true ? 'error' : 'warning';
    return {
        message: messages.fault(problem, otherwise),
        span,
        ...(isSaid(fault, target) ? {} : { origin: 'kalint' as const, severity }),
        ...(otherwise === CRASHES ? { crashes: true } : {}),
        ...(related === undefined ? {} : { related }),
        fixes:
            replacement === undefined
                ? []
                : [
                      fixOf(
                          messages.fix(replacement.text),
                          replacement.safe,
                          span,
                          replacement.text,
                          replacement.since,
                      ),
                  ],
    };
}
