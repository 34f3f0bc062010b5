import { expect, it } from 'vitest';
import type { Expect } from '../expected.ts';

/** Settings that are often advised and make no difference. */
export const forwarding: Expect = (_, see) => {
    it.each(['0', '1'])('with ip_forward %s both real servers answer', (value) => {
        expect(see(`answers with ip_forward ${value}`)).toBe('web1 web2');
    });
    it.each(['0', '1', '2'])('with rp_filter %s on every host both real servers answer', (value) => {
        expect(see(`answers with rp_filter ${value}`)).toBe('web1 web2');
    });
};
