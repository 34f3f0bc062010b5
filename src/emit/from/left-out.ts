/** What of a configuration a spec cannot say. */
import type { ClusterNode } from '../../cluster/node.ts';
import { membersOn } from '../../cluster/router.ts';
import { services } from '../../model/service.ts';
import type { Bound } from '../../schema/bind.ts';
import { lineAt } from '../../text/source-file.ts';
import { inNode } from '../../cluster/deployment.ts';
import { isTaken, refusalOf } from './services.ts';

/** Keywords whose meaning a set has, by the block that they stand in. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
    '': ['global_defs', 'vrrp_instance', 'vrrp_sync_group', 'virtual_server'],
    global_defs: [
        ...[
            'notification_email',
            'notification_email_from',
            'smtp_server',
            'smtp_connect_timeout',
            'router_id',
        ],
        ...['vrrp_startup_delay', 'enable_script_security', 'vrrp_version'],
    ],
    vrrp_instance: [
        ...[
            'state',
            'interface',
            'virtual_router_id',
            'priority',
            'nopreempt',
            'preempt_delay',
            'advert_int',
        ],
        ...['authentication', 'virtual_ipaddress', 'unicast_src_ip', 'unicast_peer', 'mcast_src_ip'],
        ...['garp_master_refresh', 'smtp_alert', 'version'],
    ],
    real_server: ['weight', 'inhibit_on_failure', 'retry', 'delay_before_retry', 'connect_timeout'],
    virtual_server: [
        ...[
            'delay_loop',
            'lvs_sched',
            'lvs_method',
            'persistence_timeout',
            'protocol',
            'sorry_server',
            'quorum',
        ],
        ...['real_server', 'retry', 'delay_before_retry', 'connect_timeout', 'inhibit_on_failure', 'weight'],
    ],
};

/** A comment line for each statement that has no counterpart in a spec. */
export function leftOut(node: ClusterNode): readonly string[] {
    const { bound, target } = node;
    const top = bound.statements.filter(({ spec }) => spec !== undefined);
    const statements = [
        ...beside('', top),
        ...top
            .filter(({ spec }) => spec?.name === 'global_defs')
            .flatMap(({ children }) => beside('global_defs', children)),
        ...membersOn(node).flatMap(({ instance }) => beside('vrrp_instance', instance.block.children)),
        ...services(bound, target).flatMap(({ block, realServers }) => [
            ...beside('virtual_server', block.children),
            ...realServers.flatMap((server) =>
                beside('real_server', server.statement.children).filter(
                    (statement) => !isTaken(statement, server, target),
                ),
            ),
        ]),
    ].map((statement) => ({ statement, reason: 'has no counterpart here' }));
    const refused = services(bound, target).flatMap((service) => {
        const reason = refusalOf(service);
        return reason === undefined ? [] : [{ statement: service.block, reason }];
    });
    const told = [...statements, ...refused];
    if (told.length === 0) return [];
    return [
        '# Not taken over:',
        ...told.map(
            ({ statement, reason }) =>
                `#   ${placeOf(node, statement)}: ${statement.spec?.name ?? ''} ${reason}`,
        ),
    ];
}

function beside(block: string, statements: readonly Bound[]): readonly Bound[] {
    return statements.filter(({ spec }) => spec !== undefined && !TAKEN[block]?.includes(spec.name));
}

function placeOf(node: ClusterNode, statement: Bound): string {
    const { file, span } = inNode(node, statement);
    return `${file.uri}:${lineAt(file, span.start) + 1}`;
}
