/** Addresses that mean something on one link only. */
import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import { inet6Groups } from '../../schema/values/address.ts';

/** Whether an IPv6 address is link-local: fe80::/10. */
export function linkLocal({ word }: InstanceAddress): boolean {
    const [text = ''] = word.text.split('/');
    return ((inet6Groups(text)?.[0] ?? 0) & 0xffc0) === 0xfe80;
}
