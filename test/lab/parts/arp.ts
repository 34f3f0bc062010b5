import { expect, it } from 'vitest';
import type { Expect } from '../expected.ts';

/** What a real server with the address on `lo` tells by ARP. */
export const arp: Expect = (_, see) => {
    it('the master alone answers ARP for the address', () => {
        expect(see('who answers ARP')).toBe('lb2');
    });
    it('without arp_ignore a real server answers too', () => {
        expect(see('who answers ARP without arp_ignore')).toBe('lb2 web1');
    });
    it('verify.sh of that server says so', () => {
        expect(see('verify web1 without arp_ignore')).toMatch(
            /^1 arp_ignore on eth0 is 0: it answers for the virtual addresses/,
        );
    });
    it('arp_ignore of lo alone does not help', () => {
        expect(see('who answers ARP with lo.arp_ignore alone')).toBe('lb2 web1');
    });
    it('arp_ignore of the network card alone does', () => {
        expect(see('who answers ARP with eth0.arp_ignore alone')).toBe('lb2');
    });
    it('with arp_announce 2 a real server asks in its own name', () => {
        expect(see('web1 asks in the name of')).toBe('10.0.0.3');
    });
    it('with arp_announce 1 it asks in the name of the virtual address', () => {
        expect(see('web1 asks with arp_announce 1 in the name of')).toBe('10.0.0.5');
    });
    it('verify.sh of that server says so, too', () => {
        expect(see('verify web1 with arp_announce 1')).toMatch(
            /^1 arp_announce on eth0 is 1: it asks in the name of the virtual addresses$/,
        );
    });
    it('arp_announce of lo alone does not help', () => {
        expect(see('web1 asks with lo.arp_announce alone in the name of')).toBe('10.0.0.5');
    });
    it('with /24 on lo a real server takes its neighbours for itself', () => {
        expect(see('way of web1 to the master with /24')).toBe('local 10.0.0.2 dev lo');
    });
    it('so that its check fails', () => {
        expect(see('pool with /24')).toBe('web2');
        expect(see('pool with /32 again')).toBe('web1 web2');
    });
    it('and without arp_ignore it answers ARP for addresses that nobody has', () => {
        expect(see('who answers ARP for an address that nobody has with /24')).toBe('web1');
    });
};
