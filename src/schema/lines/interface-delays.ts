/** How long an interface must be down or up before that counts (`keepalived/vrrp/vrrp_parser.c:alloc_if_up_down_delay`). */
import { quote } from '../../text/words.ts';
import { type Fault, IGNORES } from '../values/fault.ts';
import { faultsOf } from '../values/word.ts';
import type { LineReader } from './index.ts';

const SECONDS = { value: { kind: 'decimal', places: 6, min: 0, max: 255, unit: 'seconds' } } as const;

/** What is wrong with an interface, its delay for going down, and that for coming up again. */
export const readInterfaceDelays: LineReader = ({ words }, { release }) => {
    const [device, down, up, more] = words;
    if (device === undefined) return [];
    if (down === undefined) {
        const problem = `no seconds follow ${quote(device.text)}`;
        return [{ kind: 'missing-value', span: device.span, problem, otherwise: IGNORES, said: 'never' }];
    }
    const faults = [down, up].flatMap((word) => (word === undefined ? [] : faultsOf(word, SECONDS, release)));
    if (faults.length > 0 || more === undefined) return faults;
    const surplus: Fault = {
        kind: 'surplus-word',
        span: more.span,
        problem: `${quote(more.text)} follows the two delays, after which nothing is read`,
        otherwise: 'passes over it',
        said: 'never',
    };
    return [surplus];
};
