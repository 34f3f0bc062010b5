import { expect, it } from 'vitest';
import { type Expect, HALF_LOST } from '../expected.ts';

/** A real server that throws away what the director sends it. */
export const realServer: Expect = ({ method }, see) => {
    const without = method === 'loopback' ? 'without the address' : 'without the redirection';
    it(`every second request hangs with a real server ${without}`, () => {
        expect(see('answers while web1 does not take the VIP')).toMatch(HALF_LOST);
    });
    it('its check succeeds all the same', () => {
        expect(see('pool while web1 does not take the VIP')).toBe('web1 web2');
    });
    it('verify.sh of that server says so', () => {
        expect(see('verify web1 that does not take the VIP')).toMatch(
            method === 'loopback'
                ? /^1 \S+ is on no interface: its packets are thrown away$/
                : /^1 .*redirect/,
        );
    });
};
