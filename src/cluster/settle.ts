import { RULES } from '../rules/index.ts';
import type { SymptomId } from '../rules/symptoms.ts';
import type { KnownRule } from './catalogue.ts';
import { CLUSTER_RULES, DEPLOYMENT_RULES, NETWORK_RULES } from './index.ts';

/** The rules that one command asks. */
export interface Settling {
    /** What the command looks at, to be followed by it. */
    readonly where: string;
    readonly command: string;
    readonly rules: readonly KnownRule[];
}

/** Every rule by the command that asks it, the one first that needs the least. */
const BY_COMMAND: readonly Settling[] = [
    { where: 'In one configuration', command: 'kalint keepalived.conf', rules: RULES },
    {
        where: 'Between nodes that back each other up',
        command: 'kalint --pair lb1.conf lb2.conf',
        rules: CLUSTER_RULES,
    },
    { where: 'Between clusters of one network', command: 'kalint check --nodes .', rules: NETWORK_RULES },
    {
        where: 'Across balancers and real servers',
        command: 'kalint check --deployment hosts/',
        rules: DEPLOYMENT_RULES,
    },
];

/** The rules that settle a symptom, by the commands that ask them; those commands that ask none are left out. */
export function settlingOf(id: SymptomId): readonly Settling[] {
    return BY_COMMAND.map((each) => ({
        ...each,
        rules: each.rules.filter(({ meta }) => meta.symptoms?.includes(id)),
    })).filter(({ rules }) => rules.length > 0);
}
