/** What is expected of what each part sees. */
import { adverts } from './parts/adverts.ts';
import { again } from './parts/again.ts';
import { arp } from './parts/arp.ts';
import { failover } from './parts/failover.ts';
import { closed } from './parts/closed.ts';
import { forwarding } from './parts/forwarding.ts';
import { healthy } from './parts/healthy.ts';
import { ports } from './parts/ports.ts';
import { realServer } from './parts/real-server.ts';
import { redirect } from './parts/redirect.ts';
import { state } from './parts/state.ts';
import { uninstall } from './parts/uninstall.ts';
import type { Expect } from './expected.ts';
import type { Part } from './sets.ts';

/** The tests of each part. */
export const PARTS: Readonly<Record<Part, Expect>> = {
    healthy,
    failover,
    arp,
    adverts,
    closed,
    'real-server': realServer,
    state,
    redirect,
    ports,
    forwarding,
    again,
    uninstall,
};
