import { expect, it } from 'vitest';
import type { Expect } from '../expected.ts';

/** A director that redirects the virtual address. */
export const redirect: Expect = (_, see) => {
    it('where the service is not tracked, as in the sets, a redirection has no effect', () => {
        expect(see('answers while the director redirects what is not tracked')).toBe('web1 web2');
    });
    it('where it is, a director that redirects the address serves nothing', () => {
        expect(see('answers while the director redirects')).toBe('- -');
    });
    it('for IPVS gets none of the requests', () => {
        expect(see('connections of IPVS while the director redirects')).toBe('0');
    });
};
