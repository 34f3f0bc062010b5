import { faultRule } from './fault-rule.ts';

/** Not an address that fits. */
export const invalidAddress = faultRule('invalid-address', {
    severity: 'error',
    title: 'not an address that fits',
    why: 'An address that cannot be read, or that is of another family than its surroundings, is dropped, and with it the virtual address, the peer or the whole server that it stands for.',
    source: 'lib/utils.c:inet_stosockaddr',
    says: ['invalid address', 'malformed', 'not an IP address'],
});
