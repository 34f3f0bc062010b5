import type { Service } from '../../model/service.ts';
import type { DeployedHost, Deployment, Served } from '../deployment.ts';

/** The port and protocol of a service, as messages name them: `port 80 (tcp)`. */
export function serviceName({ port, protocol }: Served): string {
    return port === undefined ? `(${protocol})` : `port ${port} (${protocol})`;
}

/** Each address and port that a director serves, once. */
export function eachServed({ backends }: Deployment): readonly {
    readonly director: DeployedHost;
    readonly service: Service;
    readonly served: Served;
}[] {
    const found = new Map<string, { director: DeployedHost; service: Service; served: Served }>();
    for (const { director, service, served } of backends) {
        const key = [director.name, served.address, served.port, served.protocol].join(' ');
        if (!found.has(key)) found.set(key, { director, service, served });
    }
    return [...found.values()];
}
