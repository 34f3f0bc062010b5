import type { Plan, PlannedFile, PlannedHost } from '../../plan.ts';
import { comment } from '../comment.ts';
import { single } from '../names.ts';
import { type Addresses, PURPOSE } from './addresses.ts';

/** The addresses on `lo`, with those that it has in any case. netplan warns of files that others can read. */
export function netplan({ name }: Plan, _: PlannedHost, addresses: Addresses): readonly PlannedFile[] {
    const all = ['127.0.0.1/8', '::1/128', ...addresses.map(single)];
    const text = `${comment(PURPOSE)}network:
  version: 2
  ethernets:
    lo:
      match:
        name: lo
      addresses:
${all.map((address) => `        - "${address}"\n`).join('')}`;
    return [{ path: `/etc/netplan/60-${name}.yaml`, text, mode: 0o600, how: 'install' }];
}
