import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { surveyOf } from '../../model/host/condition.ts';
import { unguardedScripts } from '../../model/host/scripts.ts';
import type { Bound } from '../../schema/bind.ts';
import { lineEndOf } from '../edits.ts';
import { type Rule, type RuleContext, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unset: (program: string) =>
        `${quote(program)} is run although "enable_script_security" is not set; where it exists, keepalived reports a security violation and its config test ends with status 6`,
    add: () =>
        'set "enable_script_security" (then only root may be able to change the scripts and their folders)',
};

/** First release that looks at who may change a script. */
const SINCE: Release = '1.3.0';

/** Scripts that are run although nothing keeps others from changing them. */
export const securityUnset: Rule = {
    meta: {
        id: 'script/security-unset',
        area: 'script',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'scripts without "enable_script_security"',
        why: 'keepalived runs scripts as root unless another user is set. With "enable_script_security" in "global_defs" it runs none that somebody else than root can change. Without it every script is run, and wherever the first one exists keepalived logs a security violation, which makes its config test fail. The text alone does not tell whether it exists.',
        symptoms: ['script-not-run', 'after-upgrade'],
        source: 'keepalived/vrrp/vrrp.c:check_vrrp_script_security',
    },
    messages,
    create: (context) => ({
        end() {
            const { bound, target, report } = context;
            // What is not to be had may set it.
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            const [first] = unguardedScripts(surveyOf(bound, target));
            if (first === undefined) return;
            report({
                message: messages.unset(first.program),
                span: first.from.words[0]?.span ?? first.from.statement.node.span,
                fixes: fixesIn(context),
            });
        },
    }),
};

/** Puts the keyword behind the `{` of `global_defs`, indented as what follows there. */
function fixesIn({ bound: { statements }, file }: RuleContext) {
    const globals = statements.find(({ spec }) => spec?.name === 'global_defs');
    const open = globals?.statement.node.block?.open;
    const next: Bound | undefined = globals?.children[0];
    if (open === undefined || next === undefined) return [];
    const between = file.text.slice(open.end, next.statement.node.span.start);
    const indent = /^[^\n]*\n([ \t]*)/.exec(between)?.[1];
    if (indent === undefined) return [];
    const text = `${lineEndOf(file)}${indent}enable_script_security`;
    return [fixOf(messages.add(), false, { start: open.end, end: open.end }, text)];
}
