import { expect, it } from 'vitest';
import { type Expect, HALF_LOST } from '../expected.ts';

/** Real servers with thresholds that IPVS refuses, and one on another port. */
export const ports: Expect = (_, see) => {
    it('IPVS refuses a real server whose lower threshold is above the upper one', () => {
        expect(see('thresholds of 10 and 20')).toBe('taken');
        expect(see('thresholds of 20 and 10')).toBe('refused');
        expect(see('lower threshold alone')).toBe('refused');
    });
    it('keepalived puts the port of the service in place of that of the server', () => {
        expect(see('ports in the table')).toBe('10.0.0.3:80');
    });
    it('the check of a server on another port succeeds', () => {
        expect(see('pool with another port')).toBe('web1 web2');
    });
    it('but nobody serves the port of the service there, and every second request is lost', () => {
        expect(see('answers with another port')).toMatch(HALF_LOST);
    });
};
