import type { Plan, PlannedFile, PlannedHost } from '../../plan.ts';
import { comment } from '../comment.ts';
import { single } from '../names.ts';
import { type Addresses, PURPOSE } from './addresses.ts';

/** The addresses on `lo`, beside those that it has by itself. */
export function networkd({ name }: Plan, _: PlannedHost, addresses: Addresses): readonly PlannedFile[] {
    const lines = addresses.map((each) => `Address=${single(each)}\n`);
    return [
        {
            path: `/etc/systemd/network/10-${name}-lo.network`,
            text: `${comment(PURPOSE)}[Match]\nName=lo\n\n[Network]\n${lines.join('')}`,
            mode: 0o644,
            how: 'install',
        },
    ];
}
