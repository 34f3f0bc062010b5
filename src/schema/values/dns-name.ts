/** Names to ask a name server for (`keepalived/check/check_dns.c:dns_name_handler`). */
import { quote } from '../../text/words.ts';
import { hasIt } from '../../../grammar/schema/releases.ts';
import { type Fault, IGNORES } from './fault.ts';
import type { Reader } from './special.ts';

/**
 * A name without empty labels. keepalived looks for a dot behind the first character too, and so
 * takes a first label of one character for an empty one.
 */
export const readDnsName: Reader = ([word], { target, arg }) => {
    if (word === undefined || !hasIt(target.release, '2.1.4', undefined)) return [];
    const { text, span } = word;
    const problem = problemOf(text);
    if (problem === undefined) return [];
    const fault: Fault = { kind: 'invalid-text', span, problem, otherwise: arg.otherwise ?? IGNORES };
    return [fault];
};

function problemOf(text: string): string | undefined {
    if (/^\..|\.\./s.test(text)) return `${quote(text)} has an empty label`;
    if (/^.\./s.test(text)) return `the first label of ${quote(text)} has only one character`;
    return undefined;
}
