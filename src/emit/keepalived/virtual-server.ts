import type { Director, Plan, PlannedService } from '../plan.ts';
import { type Block, type Item, block, comment } from './block.ts';
import { checkerBlock, hostStandsInChecker } from './checker.ts';

/** A virtual server with its real servers. */
export function virtualServer(plan: Plan, service: PlannedService, director: Director): Block {
    const { address, port, family, check, scheduler, persistence, protocol, quorum, sorryServer } = service;
    const items: Item[] = [
        `delay_loop ${check.interval}`,
        `lvs_sched ${scheduler}`,
        ...comment(directRouting(plan)),
        'lvs_method DR',
    ];
    if (persistence !== undefined)
        items.push(
            ...comment(
                'A client stays with its server for so many seconds. In a test from one client it looks as if nothing were balanced.',
            ),
            `persistence_timeout ${persistence}`,
        );
    items.push(`protocol ${protocol.toUpperCase()}`);
    if (quorum > 1) items.push(`quorum ${quorum}`);
    if (check.host !== undefined && !hostStandsInChecker(plan)) items.push(`virtualhost ${check.host}`);
    const said = sorryServer?.addresses[family];
    if (said !== undefined)
        items.push(
            ...comment('Answers when no real server is left.'),
            `sorry_server ${said.address} ${port}`,
        );
    for (const server of service.servers) {
        items.push(
            block(
                `real_server ${server.addresses[family]?.address ?? ''} ${port}`,
                `weight ${server.weight}`,
                ...(service.inhibitOnFailure ? ['inhibit_on_failure'] : []),
                checkerBlock(plan, service, server, director),
            ),
        );
    }
    return block(`virtual_server ${address} ${port}`, ...items);
}

function directRouting({ method }: Plan): string {
    const how =
        method === 'loopback'
            ? 'have the virtual address on a loopback device'
            : 'redirect the virtual address to their own';
    return `Direct Routing: packets reach the real servers unchanged, which therefore ${how}, and answer clients past this director.`;
}
