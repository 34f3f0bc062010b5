/** Lines that may go, since they come to what keepalived does without them. */
import type { Bound } from '../bind.ts';
import { type Fault, IGNORES } from './fault.ts';

/**
 * Keywords that refuse the 0 with which people say "none", and without which there is none
 * (`keepalived/check/check_parser.c:pto_handler`, `keepalived/core/global_parser.c:vrrp_garp_interval_handler`).
 */
const NONE_BY_DEFAULT: ReadonlySet<string> = new Set([
    'persistence_timeout',
    'vrrp_garp_interval',
    'vrrp_gna_interval',
]);

/** The fault of the word of a line, with the removal of the line where that says 0 and there is none by default. */
export function withRemoval(fault: Fault, text: string, { spec, parent }: Bound): Fault {
    if (spec === undefined || !NONE_BY_DEFAULT.has(spec.name)) return fault;
    if (fault.kind !== 'out-of-range' || fault.otherwise !== IGNORES || !/^\+?0*\.?0+$/.test(text))
        return fault;
    const given = parent?.children.filter((each) => each.spec === spec).length;
    return given === 1 ? { ...fault, removal: { safe: true } } : fault;
}
