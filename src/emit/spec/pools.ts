/** What a service comes to: its ports, and the real servers behind it. */
import type { Spec, WrittenServer, WrittenService } from './written.ts';

/** The ports of a service. */
export function portsOf({ port, ports = [] }: WrittenService): readonly number[] {
    return port === undefined ? ports : [port];
}

/** The real servers behind a service: those that it names, else all that say sorry for none. */
export function serversOf(
    { realServers, services }: Spec,
    { servers }: WrittenService,
): readonly WrittenServer[] {
    if (servers !== undefined) return realServers.filter(({ name }) => servers.includes(name));
    const sorry = new Set(services.map(({ sorryServer }) => sorryServer));
    return realServers.filter(({ name }) => !sorry.has(name));
}
