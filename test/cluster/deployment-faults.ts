/** All faults that tests plant, by the deployment that they are planted in. */
import type { Fault } from './deployments.ts';
import { DIRECTOR_FAULTS, FIREWALL_FAULTS, STRICT_FAULTS, UNTOLD } from './director-faults.ts';
import { REDIRECT_FAULTS } from './redirect-faults.ts';
import { ADDRESS_FAULTS, SERVER_FAULTS } from './server-faults.ts';

/** Those of a deployment with the address on loopback, which the recommended rules find. */
export const LOOPBACK_FAULTS: readonly Fault[] = [
    ...ADDRESS_FAULTS,
    ...SERVER_FAULTS,
    ...FIREWALL_FAULTS,
    ...DIRECTOR_FAULTS,
];

/** Every fault, by the folder of the fixtures with its deployment. */
export const DEPLOYMENT_FAULTS: readonly (readonly [string, readonly Fault[]])[] = [
    ['deployment/correct', [...LOOPBACK_FAULTS, ...UNTOLD, ...STRICT_FAULTS]],
    ['deployment/redirect', REDIRECT_FAULTS],
];
