import { canonicalAddress } from '../../hosts/addresses/index.ts';
import { type DeployedHost, deviceOf } from '../deployment.ts';
import { membersOn } from '../router.ts';

/** The interface on which packets for a virtual address come to a director: that of the instance that holds it. */
export function vrrpDeviceOf(director: DeployedHost, address: string): string {
    const members = director.node === undefined ? [] : membersOn(director.node);
    const holder = members.find(({ instance }) =>
        instance.addresses.some(
            ({ role, word }) =>
                (role === 'virtual' || role === 'excluded') &&
                canonicalAddress(word.text.replace(/\/.*/s, '')) === address,
        ),
    );
    return holder?.instance.interface?.name ?? deviceOf(director, [...director.own][0]);
}
