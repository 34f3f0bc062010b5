/** What is wrong with what a spec says of VRRP, and of what becomes of the addresses. */
import { utf8Length } from '../../../text/words.ts';
import { secondsOf } from '../fail-back.ts';
import { familyOf, singleAddress } from '../../../schema/values/address.ts';
import type { Spec, SpecFault } from '../written.ts';

/** Seconds that `preempt_delay` may be (`vrrp_parser.c:vrrp_preempt_delay_handler`). */
const LONGEST_DELAY = 1000;

/** Bytes of a password that are sent (RFC 2338 section 5.3.10). */
const PASSWORD_BYTES = 8;

/** Whatever cannot be with these directors and services. */
export function vrrpFaults({ vrrp, failBack, directors, services }: Spec): readonly SpecFault[] {
    const faults: SpecFault[] = [];
    const add = (key: string, message: string): void => {
        faults.push({ path: ['vrrp', key], message });
    };
    const { interval = 1, adverts, password } = vrrp;
    const onlyInet6 = services.every(({ address }) => familyOf(singleAddress(address)) === 'inet6');
    if (adverts === 'unicast' && directors.length < 2)
        add('adverts', 'is unicast, but there is no second director');
    if (!isWhole(interval * 100)) add('interval', `is ${interval}; VRRP counts in hundredths of a second`);
    else if (!isWhole(interval) && password !== undefined)
        add('interval', `is ${interval}; with a password, which is of VRRP version 2, seconds are whole`);
    if (password !== undefined && onlyInet6) add('password', 'is for VRRP of IPv4; that of IPv6 knows none');
    const wrong = typeof password === 'string' ? passwordFault(password) : undefined;
    if (wrong !== undefined) add('password', wrong);
    const delay = secondsOf(failBack);
    if (delay > LONGEST_DELAY)
        faults.push({
            path: ['failBack'],
            message: `is after ${delay} s; keepalived waits ${LONGEST_DELAY} s at most`,
        });
    if (failBack !== undefined && directors.length < 2)
        faults.push({
            path: ['failBack'],
            message: 'says who takes over again, but there is no second director',
        });
    return faults;
}

function isWhole(value: number): boolean {
    return Math.abs(value - Math.round(value)) < 1e-6;
}

/** What is wrong with a password, as what follows it; it is not quoted. */
export function passwordFault(password: string): string | undefined {
    if (password === '') return 'is empty';
    if (utf8Length(password) > PASSWORD_BYTES)
        return `has more than ${PASSWORD_BYTES} bytes, of which VRRP sends the first only`;
    return /^[^\s"'{}#!\\$~@]+$/.test(password)
        ? undefined
        : 'has blanks, quotes, braces or one of # ! \\ $ ~ @, which mean something else in a configuration';
}
