/** How often the interfaces of a VMAC send ARP messages (`keepalived/core/global_parser.c:vrrp_vmac_garp_extra_if_handler`). */
import type { IntegerValue } from '../../../grammar/schema/types.ts';
import { join } from '../../text/span.ts';
import { quote } from '../../text/words.ts';
import type { Bound } from '../bind.ts';
import { type Fault, IGNORES } from './fault.ts';
import type { Reader } from './special.ts';
import { faultsOf } from './word.ts';

/** The seconds that may be given; in an instance 0 is for never. */
function secondsAt({ parent }: Bound): { readonly value: IntegerValue } {
    const min = parent?.spec?.name === 'vrrp_instance' ? 0 : 1;
    return { value: { kind: 'integer', min, max: 86_400, unit: 'seconds' } };
}

/** What is wrong with `all` and a number of seconds, in either order; nothing is read behind a wrong word. */
export const readGarpExtraIf: Reader = (words, { bound, target }) => {
    const numbers = words.filter(({ text }) => text !== 'all');
    const [fault] = numbers.flatMap((word) => faultsOf(word, secondsAt(bound), target.release));
    if (fault !== undefined) return [fault];
    const [keyword] = bound.words;
    const last = words.at(-1);
    if (numbers.length > 0 || keyword === undefined || last === undefined) return [];
    const lack: Fault = {
        kind: 'missing-value',
        span: join(keyword.span, last.span),
        problem: `${quote(keyword.text)} lacks its number of seconds`,
        otherwise: IGNORES,
    };
    return [lack];
};
