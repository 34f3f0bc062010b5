import { expect, it } from 'vitest';
import type { Expect } from '../expected.ts';

/** What connection tracking does on a director, which sees one half of each connection. */
export const state: Expect = (_, see) => {
    it('with the rules of the set connections end, in IPVS and on the real servers', () => {
        expect(see('IPVS with the rules of the set')).toBe('FIN_WAIT');
        expect(see('real servers with the rules of the set')).toMatch(/^(TIME-WAIT)?$/);
    });
    it('where the service is let in by its state and invalid packets are dropped, they linger', () => {
        expect(see('IPVS with a rule that asks for the state')).toBe('ESTABLISHED');
        expect(see('real servers with a rule that asks for the state')).toBe('FIN-WAIT-2');
    });
    it('verify.sh of the director says so', () => {
        expect(see('verify with a rule that asks for the state')).toMatch(/^1 .*track/i);
    });
    it('with conntrack of IPVS every request hangs there', () => {
        expect(see('answers with conntrack of IPVS')).toBe('- -');
    });
};
