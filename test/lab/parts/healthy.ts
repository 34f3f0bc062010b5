import { expect, it } from 'vitest';
import type { Expect } from '../expected.ts';

/** Every set does what it is for. */
export const healthy: Expect = ({ vips }, see) => {
    it.each(['lb1', 'lb2', 'web1', 'web2'])('install.sh of %s goes through', (host) => {
        expect(see(`install ${host}`)).toBe('0');
    });
    it.each(['lb1', 'lb2', 'web1', 'web2', 'client'])('verify.sh of %s finds nothing wrong', (host) => {
        expect(see(`verify ${host}`)).toBe('0');
    });
    it('both real servers are in the table of the master', () => {
        expect(see('pool of lb1')).toBe('web1 web2');
    });
    describeAddress(vips, see);
};

const describeAddress = (vips: readonly string[], see: Parameters<Expect>[1]): void => {
    it.each(vips)('%s is on the stronger director alone', (vip) => {
        expect(see(`holders of ${vip}`)).toBe('lb1');
    });
    it.each(vips)('both real servers answer requests to %s in turn', (vip) => {
        expect(see(`answers of ${vip}`)).toMatch(
            /^(web1 web2 web1 web2 web1 web2|web2 web1 web2 web1 web2 web1)$/,
        );
    });
    it.each(vips)('the client has the hardware address of the master for %s', (vip) => {
        expect(see(`neighbour ${vip}`)).toBe('lb1');
    });
    it.each(vips)('requests to %s go from the client to the master and on to both real servers', (vip) => {
        expect(see(`requests at lb1 for ${vip}`)).toBe('client>lb1*6 lb1>web1*3 lb1>web2*3');
    });
    it.each(vips)('answers from %s go from the real servers to the client', (vip) => {
        expect(see(`answers at the client from ${vip}`)).toBe('web1>client*3 web2>client*3');
    });
    it.each(vips)('no answer from %s passes the cable of the master', (vip) => {
        expect(see(`answers at lb1 from ${vip}`)).toBe('');
    });
    it.each(vips)('IPVS counts the requests to %s and nothing that comes back', (vip) => {
        expect(see(`counters of lb1 for ${vip}`)).toMatch(/^6 [1-9]\d+ 0$/);
    });
};
