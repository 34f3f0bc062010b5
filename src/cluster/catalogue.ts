import type { RuleMeta } from '../rules/rule.ts';
import { RULES } from '../rules/index.ts';
import { CLUSTER_RULES, DEPLOYMENT_RULES, NETWORK_RULES } from './index.ts';

/** What is known of a rule, whatever it looks at. */
export interface KnownRule {
    readonly meta: RuleMeta;
}

/** Every rule there is: about one configuration, about several nodes or clusters, about whole deployments. */
export const EVERY_RULE: readonly KnownRule[] = [
    ...RULES,
    ...CLUSTER_RULES,
    ...NETWORK_RULES,
    ...DEPLOYMENT_RULES,
];
