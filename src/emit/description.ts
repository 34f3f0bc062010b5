/** What kalint needs to check a set: which hosts there are, and what for. */
import { stringify } from 'yaml';
import { filesOn } from './host-files.ts';
import { type Director, type Plan, type RealServer, servicesOn } from './plan.ts';

const HEAD = `# The hosts of this set and their files, as kalint emitted them:
#   kalint check --deployment .
`;

/** The text of deployment.yaml. What listens on real servers is what the spec says of its services. */
export function descriptionOf(plan: Plan): string {
    const hosts = [...plan.directors, ...plan.realServers];
    return (
        HEAD + stringify({ hosts: Object.fromEntries(hosts.map((host) => [host.name, hostOf(plan, host)])) })
    );
}

function hostOf(plan: Plan, host: Director | RealServer): object {
    const files = filesOn(plan, host).map(({ path }) => [path, `${host.name}${path}`] as const);
    const ports =
        host.role === 'director'
            ? []
            : servicesOn(plan, host).map(({ port, protocol }) => `${port}/${protocol}`);
    return {
        role: host.role,
        addresses: Object.values(host.addresses).map(({ address }) => address),
        ...(host.firewall.system === 'none' ? { firewall: 'none' } : {}),
        ...(ports.length === 0 ? {} : { listens: [...new Set(ports)] }),
        files: Object.fromEntries(files),
    };
}

const CONFIGURATION_HEAD = `# What kalint checks the configurations of this set for.
`;

/** The text of kalint.config.yaml: each director is checked for the keepalived that it has. */
export function configurationOf({ directors }: Plan): string {
    const overrides = directors.map(({ name, target }) => ({
        files: [`${name}/**`],
        targets: [target.name],
    }));
    return CONFIGURATION_HEAD + stringify({ overrides });
}
