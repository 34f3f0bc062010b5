/** What the rules of the area `value` find in a text, in short. */
import { checkFile } from '../../src/service/check.ts';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/**
 * `kind: text` for each finding in the order of the text, the text being that which it is about;
 * ` (silent)` follows where the config test does not say so.
 */
export function valueFindings(text: string, target = newestTarget().name): string[] {
    const found = findTarget(target);
    if (found === undefined) throw new Error(`no target ${target}`);
    const { diagnostics } = checkFile(createSourceFile('test.conf', text), {
        targets: [found],
        preset: 'recommended',
    });
    return diagnostics
        .filter(({ rule }) => rule.startsWith('value/'))
        .map(({ rule, span, origin }) => {
            const silent = origin === 'kalint' ? ' (silent)' : '';
            return `${rule.slice('value/'.length)}: ${text.slice(span.start, span.end)}${silent}`;
        });
}
