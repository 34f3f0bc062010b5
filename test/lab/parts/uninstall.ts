import { expect, it } from 'vitest';
import type { Expect } from '../expected.ts';

/** What is left of a set. */
export const uninstall: Expect = (_, see) => {
    const hosts = ['lb1', 'lb2', 'web1', 'web2'];
    it.each(hosts)('uninstall.sh of %s goes through', (host) => {
        expect(see(`uninstall ${host}`)).toBe('0');
    });
    it.each(hosts)('rules, addresses, settings and files of %s are as they were before', (host) => {
        expect(see(`what is left on ${host}`)).toBe('');
    });
};
