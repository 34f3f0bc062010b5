/** All scenarios. */
import type { Scenario } from './scenario.ts';
import { elections } from './scenarios/elections.ts';
import { groups } from './scenarios/groups.ts';
import { links } from './scenarios/links.ts';
import { mismatches, unicast } from './scenarios/mismatches.ts';
import { networks } from './scenarios/networks.ts';
import { takeover } from './scenarios/takeover.ts';
import { trackers } from './scenarios/trackers.ts';

/** What can happen to a cluster, and who must hold which address then; each has its own title. */
export const scenarios: readonly Scenario[] = [
    ...takeover,
    ...elections,
    ...links,
    ...trackers,
    ...groups,
    ...unicast,
    ...mismatches,
    ...networks,
];
