import type { Place } from '../hosts/place.ts';
import type { Severity } from '../rules/diagnostic.ts';
import type { RuleMeta } from '../rules/rule.ts';
import type { Deployment } from './deployment.ts';

/** A finding about a host; it stands in one of its files. */
export interface DeploymentFinding {
    readonly message: string;
    /** Undefined where the host has no file and no entry: then nothing can be said anywhere. */
    readonly place: Place | undefined;
    readonly severity?: Severity;
    readonly related?: readonly (Place & { readonly message: string })[];
}

/** A rule about the hosts of a deployment. */
export interface DeploymentRule {
    readonly meta: RuleMeta;
    readonly messages: Readonly<Record<string, (...words: never[]) => string>>;
    readonly judge: (deployment: Deployment, report: (finding: DeploymentFinding) => void) => void;
}

/** The facts of a rule about the hosts of a deployment: unless it says otherwise it is recommended. */
export function deploymentMeta(
    own: Omit<RuleMeta, 'area' | 'origin' | 'scope' | 'preset' | 'speed'> & Partial<Pick<RuleMeta, 'preset'>>,
): RuleMeta {
    return {
        area: 'deployment',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'deployment',
        speed: 'fast',
        ...own,
    };
}
