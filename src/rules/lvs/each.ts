/** What rules about virtual servers look at, one block at a time. */
import { type Service, serviceIn } from '../../model/service.ts';
import { type VirtualServer, virtualServerIn } from '../../model/virtual-server.ts';
import type { RuleContext, Visitor } from '../rule.ts';

/** Visits the virtual servers as they are written. */
export function eachVirtualServer(visit: (server: VirtualServer) => void): Visitor {
    return {
        leave(block) {
            const server = virtualServerIn(block);
            if (server !== undefined) visit(server);
        },
    };
}

/** Visits the virtual servers that keepalived keeps. */
export function eachService(
    { bound, target }: Pick<RuleContext, 'bound' | 'target'>,
    visit: (service: Service) => void,
): Visitor {
    return {
        leave(block) {
            const service = serviceIn(block, bound, target);
            if (service !== undefined) visit(service);
        },
    };
}
