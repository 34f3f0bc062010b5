/** How services and their addresses are written. */
import type { PlannedService } from '../plan.ts';

/** An address with a port, as programs take it: `[2001:db8::5]:80`. */
export function withPort(address: string, port: number): string {
    return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** How people write a service: `10.0.0.5:80/tcp`. */
export function serviceName({ address, port, protocol }: PlannedService): string {
    return `${withPort(address, port)}/${protocol}`;
}
