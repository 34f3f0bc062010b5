import { BFD } from './bfd.ts';
import { GLOBAL_DEFS } from './global-defs.ts';
import { PROCESS } from './process.ts';
import { STATIC } from './static.ts';
import { TRACKING } from './tracking.ts';
import type { KeywordSpec } from './types.ts';
import { VIRTUAL_SERVER } from './virtual-server.ts';
import { VRRP_INSTANCE } from './vrrp-instance.ts';
import { VRRP_SYNC_GROUP } from './vrrp-sync-group.ts';

/** Every keyword that any covered release knew outside all blocks, with all that stands below it. */
export const ROOT: readonly KeywordSpec[] = [
    ...PROCESS,
    ...GLOBAL_DEFS,
    ...STATIC,
    ...TRACKING,
    ...BFD,
    ...VRRP_SYNC_GROUP,
    ...VRRP_INSTANCE,
    ...VIRTUAL_SERVER,
];

/** The words of forks and of copied texts. */
export { FOREIGN_WORDS } from './foreign.ts';

/** The shapes that the records have. */
export type * from './types.ts';
