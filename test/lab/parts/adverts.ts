import { expect, it } from 'vitest';
import type { Expect } from '../expected.ts';

/** The directors without the rule that lets adverts in. */
export const adverts: Expect = (set, see) => {
    if (set.adverts === 'unicast') {
        it('without the rule for adverts connection tracking takes those of the peer for answers to the own ones', () => {
            expect(see('holders without the rule for adverts')).toBe('lb1');
        });
        return;
    }
    it('without the rule for adverts both directors are master', () => {
        expect(see('holders without the rule for adverts')).toBe('lb1 lb2');
    });
    it('verify.sh of one of them says so', () => {
        expect(see('verify without the rule for adverts')).toMatch(
            /^1 another director sends adverts too: both have the addresses/,
        );
    });
    it('with the rule again the stronger one remains', () => {
        expect(see('holders with the rule again')).toBe('lb1');
    });
};
