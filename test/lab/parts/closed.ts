import { expect, it } from 'vitest';
import { type Expect, HALF_LOST } from '../expected.ts';

/** The port of the service is closed somewhere. */
export const closed: Expect = (set, see) => {
    it('with the port closed on the director nothing is served', () => {
        expect(see('answers with the port closed on the director')).toBe('- -');
    });
    it('IPVS sees none of these requests, and the checks are content', () => {
        expect(see('connections of IPVS meanwhile')).toBe('0');
        expect(see('pool meanwhile')).toBe('web1 web2');
    });
    it('verify.sh of the director says so', () => {
        expect(see('verify with the port closed on the director')).toMatch(new RegExp(`^1 .*${set.port}`));
    });
    it('with the port of the virtual address closed on a real server every second request is lost', () => {
        expect(see('answers with the port closed on web1')).toMatch(HALF_LOST);
    });
    it('its check succeeds all the same', () => {
        expect(see('pool with the port closed on web1')).toBe('web1 web2');
    });
    it('verify.sh of that server says so', () => {
        expect(see('verify with the port closed on web1')).toMatch(new RegExp(`^1 .*${set.port}`));
    });
};
