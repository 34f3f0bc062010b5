import { expect, it } from 'vitest';
import type { Expect } from '../expected.ts';

/** What the set has on the hosts stays. */
export const again: Expect = (_, see) => {
    it.each(['lb1', 'lb2', 'web1', 'web2'])('a second run of install.sh of %s has nothing to do', (host) => {
        expect(see(`install ${host} again`)).toBe('install.sh: nothing to change');
    });
    it('one director has the address after all hosts loaded their own rules again', () => {
        expect(see('holders after the firewalls were loaded again')).toMatch(/^lb[12]$/);
    });
    it('and both real servers answer', () => {
        expect(see('answers after the firewalls were loaded again')).toBe('web1 web2');
    });
};
