import type { Director, Plan, PlannedCheck, PlannedService, RealServer } from '../plan.ts';
import { type Block, type Item, block } from './block.ts';
import { allKnow, knows } from './releases.ts';

/** The checker of a real server, in the words that the director's release knows. */
export function checkerBlock(
    plan: Plan,
    service: PlannedService,
    server: RealServer,
    director: Director,
): Block {
    const { check } = service;
    const head = HEADS[check.type];
    if (check.type === 'script') {
        const address = server.addresses[service.family]?.address ?? '';
        return block(
            head,
            `misc_path "${check.command ?? ''} ${address} ${service.port}"`,
            `misc_timeout ${check.timeout}`,
            `user ${check.user}`,
            ...(allKnow(plan, '1.3.7') ? tries(check, 'retry') : []),
        );
    }
    const retry = usesOldRetry(check, director) ? 'nb_get_retry' : 'retry';
    return block(
        head,
        ...asks(check, plan),
        ...(check.port === undefined ? [] : [`connect_port ${check.port}`]),
        `connect_timeout ${check.timeout}`,
        ...tries(check, retry, check.type !== 'dns' || allKnow(plan, '1.3.7')),
    );
}

const HEADS: Readonly<Record<PlannedCheck['type'], string>> = {
    http: 'HTTP_GET',
    https: 'SSL_GET',
    tcp: 'TCP_CHECK',
    smtp: 'SMTP_CHECK',
    dns: 'DNS_CHECK',
    udp: 'UDP_CHECK',
    script: 'MISC_CHECK',
};

/** Of web checks `retry` came with 1.3.7 (`check_http.c:install_http_check_keyword`). */
function usesOldRetry({ type }: PlannedCheck, director: Director): boolean {
    return (type === 'http' || type === 'https') && !knows(director, '1.3.7');
}

function tries({ retries, delay }: PlannedCheck, retry: string, delayed = true): readonly Item[] {
    return [`${retry} ${retries}`, ...(delayed ? [`delay_before_retry ${delay}`] : [])];
}

/** What is asked of the server. */
function asks({ type, path, status, host, name, record }: PlannedCheck, plan: Plan): readonly Item[] {
    switch (type) {
        case 'http':
        case 'https':
            return [
                ...(host !== undefined && hostStandsInChecker(plan) ? [`virtualhost ${host}`] : []),
                ...(host !== undefined && type === 'https' && allKnow(plan, '1.4.3') ? ['enable_sni'] : []),
                block('url', `path ${path}`, `status_code ${status}`),
            ];
        case 'dns':
            return [`type ${record}`, `name ${name}`];
        case 'tcp':
        case 'smtp':
        case 'udp':
        case 'script':
            return [];
    }
}

/** Whether a checker has a virtual host of its own; before 1.3.6 it takes that of the virtual server. */
export function hostStandsInChecker(plan: Plan): boolean {
    return allKnow(plan, '1.3.6');
}
