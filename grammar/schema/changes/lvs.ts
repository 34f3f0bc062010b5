import { type Change, type Statement, around, hasAny, inherits, isOn, last, valueOf } from './change.ts';

const REAL_SERVER = 'virtual_server/real_server';

/** The checkers that can be told how often to try again. */
const RETRYING = ['HTTP_GET', 'SSL_GET', 'TCP_CHECK', 'SMTP_CHECK', 'DNS_CHECK', 'MISC_CHECK'];

/** Whether a statement asks for one try more at least. */
function asksForMore(statement: Statement): boolean {
    return /^[1-9]/.test(valueOf(statement));
}

/** Whether a server counts as down until its first check succeeds. */
function isAlpha(statement: Statement): boolean {
    return [...around(statement)].some(({ children }) => hasAny(children, 'alpha'));
}

/** Whether what is written about mail says that a real server sends none, or that it does. */
function decidesMail(realServer: Statement, globals: readonly Statement[]): boolean {
    return hasAny(realServer.children, 'smtp_alert') || hasAny(globals, 'smtp_alert', 'smtp_alert_checker');
}

/** How many checks of a real server set its weight. */
function weighingChecks(realServer: Statement | undefined): number {
    const checks = realServer?.children.filter(({ spec }) => spec?.name === 'MISC_CHECK') ?? [];
    return checks.filter(({ children }) => hasAny(children, 'misc_dynamic')).length;
}

/** Whether the forwarding method of a virtual server stands behind a statement in it, or nowhere. */
function comesBeforeMethod(statement: Statement): boolean {
    const { children = [] } = statement.parent ?? {};
    const method = last(children, 'lvs_method');
    return method === undefined || children.indexOf(statement) < children.indexOf(method);
}

/** What changed about virtual servers and their checks, the oldest first. */
export const LVS_CHANGES: readonly Change[] = [
    {
        id: 'tcp-retry',
        since: '1.2.20',
        at: [`${REAL_SERVER}/TCP_CHECK`],
        touches: (check) => !inherits(check, 'retry'),
        subject: 'a TCP check that fails once, where no "retry" is set',
        was: 'the server is taken out at once',
        is: 'it is tried once more after a second',
        source: 'keepalived/check/check_tcp.c:tcp_check_handler',
        keep: { in: 'block', text: 'retry 0' },
    },
    {
        id: 'first-check',
        since: '2.0.0',
        at: [
            'virtual_server/retry',
            `${REAL_SERVER}/retry`,
            ...RETRYING.map((name) => `${REAL_SERVER}/${name}/retry`),
        ],
        touches: (retry) => asksForMore(retry) && !isAlpha(retry),
        subject: 'the very first check after the start fails',
        was: 'it is tried again as often as is set here',
        is: 'the server is taken out at once',
        source: 'keepalived/check/check_data.c:validate_check_config',
    },
    {
        id: 'misc-timeout',
        since: '2.0.0',
        before: '1.3.7',
        at: [`${REAL_SERVER}/MISC_CHECK`],
        touches: ({ children }) => hasAny(children, 'delay_loop') && !hasAny(children, 'misc_timeout'),
        subject: 'how long the script of a check may run where no "misc_timeout" is set',
        was: 'as long as the "delay_loop" of the check',
        is: 'as long as the "delay_loop" of the virtual server',
        source: 'keepalived/check/check_misc.c:misc_check_thread',
    },
    {
        id: 'mail-at-shutdown',
        since: '2.0.0',
        at: [REAL_SERVER],
        touches: (server, globals) =>
            hasAny(globals, 'notification_email') &&
            hasAny(globals, 'smtp_server') &&
            !decidesMail(server, globals),
        subject: 'mail when keepalived stops and takes a real server out',
        was: 'none',
        is: 'one for each real server',
        source: 'keepalived/check/ipwrapper.c:clear_service_rs',
    },
    {
        id: 'smtp-retry',
        since: '2.0.11',
        at: [`${REAL_SERVER}/SMTP_CHECK`],
        touches: (check) => {
            const retry = [check, ...around(check)]
                .map(({ children }) => last(children, 'retry'))
                .find((each) => each !== undefined);
            return retry === undefined || asksForMore(retry);
        },
        subject: 'how often an SMTP check is tried before the server is taken out',
        was: 'as often as "retry" says (1 where it is not set)',
        is: 'once more than that',
        source: 'keepalived/check/check_smtp.c:smtp_final',
    },
    {
        id: 'inhibit-inherited',
        since: '2.0.15',
        before: '1.3.7',
        at: ['virtual_server/inhibit_on_failure'],
        touches: ({ parent }) =>
            (parent?.children ?? []).some(
                ({ spec, children }) =>
                    spec?.name === 'real_server' && !hasAny(children, 'inhibit_on_failure'),
            ),
        subject: '"inhibit_on_failure" for all real servers of a virtual server',
        was: 'it does nothing',
        is: 'a server that fails stays in the table with weight 0',
        source: 'keepalived/check/check_data.c:alloc_rs, validate_check_config',
    },
    {
        id: 'http-status',
        since: '2.0.17',
        at: ['HTTP_GET', 'SSL_GET'].map((name) => `${REAL_SERVER}/${name}/url`),
        touches: ({ children }) => !hasAny(children, 'status_code'),
        subject: 'status codes that keep a server in where "status_code" is not set',
        was: 'any',
        is: '200 to 299',
        source: 'keepalived/check/check_http.c:http_handle_response, url_check',
        keep: { in: 'block', text: 'status_code 100-599' },
    },
    {
        id: 'misc-dynamic-zero',
        since: '2.0.19',
        at: [`${REAL_SERVER}/MISC_CHECK/misc_dynamic`],
        touches: isOn,
        subject: 'weight of a server when the script of its check ends with status 0',
        was: 'stays as the last status set it',
        is: 'goes back to what is configured',
        source: 'keepalived/check/check_misc.c:misc_check_child_thread',
    },
    {
        id: 'sorry-server-method',
        since: '2.1.0',
        before: '1.3.6',
        at: ['virtual_server/sorry_server'],
        touches: comesBeforeMethod,
        subject:
            'forwarding method of a sorry server that stands in front of the "lvs_method" of its virtual server',
        was: 'none that exists, for the method is taken over where the sorry server stands',
        is: 'that of the virtual server (NAT where it sets none)',
        source: 'keepalived/check/check_data.c:alloc_ssvr, validate_check_config',
    },
    {
        id: 'misc-dynamic-sum',
        since: '2.2.0',
        at: [`${REAL_SERVER}/MISC_CHECK/misc_dynamic`],
        touches: ({ parent }) => weighingChecks(parent?.parent) > 1,
        subject: 'weight of a server with several checks that set it',
        was: 'what the latest of them says',
        is: 'what is configured, with the differences of all of them added',
        source: 'keepalived/check/check_misc.c:misc_check_child_thread',
    },
    {
        id: 'tcp-check-of-dead-server',
        since: '2.3.3',
        at: [`${REAL_SERVER}/TCP_CHECK`],
        touches: (check) => {
            const retry = [check, ...around(check)]
                .map(({ children }) => last(children, 'retry'))
                .find((each) => each !== undefined);
            return retry === undefined || asksForMore(retry);
        },
        subject: 'how often a server that is out is checked',
        was: 'after each "delay_loop", and then "retry" times more with "delay_before_retry" in between',
        is: 'once after each "delay_loop"',
        source: 'keepalived/check/check_tcp.c:tcp_epilog',
    },
];
