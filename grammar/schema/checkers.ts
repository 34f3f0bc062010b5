import {
    MAX_UNSIGNED,
    MAX_WEIGHT,
    type Shaped,
    checkerRetryShape,
    checkerWaitShape,
    connectTimeoutShape,
    countShape,
    hostNameShape,
    periodShape,
    portShape,
    strictCountShape,
    switchShape,
} from './lvs-shapes.ts';
import { FLAG, OPTIONAL, REPORTED, TEXT, takes } from './shapes.ts';
import type { ChoiceSpec, FeatureNeed, KeywordSpec, Release, Requirement, ValueSpec } from './types.ts';

/** What a keyword that several checkers share says in all of them. */
interface SharedText extends Shaped {
    readonly doc: string;
    readonly source: string;
    /** What the keyword needs besides what its checker needs. */
    readonly feature?: FeatureNeed;
}

const CONNECTION = {
    connect_ip: {
        doc: 'Address to check. Default: that of the real server.',
        source: 'keepalived/check/check_api.c:co_ip_handler',
        shape: takes('address', { kind: 'address' }, { otherwise: 'leaves the check without an address' }),
    },
    connect_port: {
        doc: 'Port to check, 1 to 65535. Default: that of the real server.',
        source: 'keepalived/check/check_api.c:co_port_handler',
        ...portShape,
    },
    bindto: {
        doc: 'Source address of the check, of the same family as the address checked.',
        source: 'keepalived/check/check_api.c:co_srcip_handler',
        shape: takes('address', { kind: 'address' }, { otherwise: 'binds to no address' }),
    },
    bind_port: {
        doc: 'Source port of the check, 1 to 65535. Default: chosen by the kernel.',
        source: 'keepalived/check/check_api.c:co_srcport_handler',
        ...portShape,
    },
    bind_if: {
        doc: 'Interface on which the check goes out. Needed where `bindto` is an IPv6 link-local address.',
        source: 'keepalived/check/check_api.c:co_srcif_handler',
        shape: takes('interface', { kind: 'name', of: 'interface', maxBytes: 15 }),
    },
    connect_timeout: {
        doc: 'Seconds to wait for a connection or an answer. Default: as the real server (5).',
        source: 'keepalived/check/check_api.c:co_timeout_handler',
        ...connectTimeoutShape,
    },
    fwmark: {
        feature: ['so-mark'],
        doc: 'Firewall mark on the packets of the check.',
        source: 'keepalived/check/check_api.c:co_fwmark_handler',
        ...countShape('mark', 0, MAX_UNSIGNED),
    },
} as const satisfies Readonly<Record<string, SharedText>>;

const TIMING = {
    retry: {
        doc: 'How often to try again before the real server counts as down. Default: as the real server, else 1.',
        source: 'keepalived/check/check_api.c:retry_handler',
        ...checkerRetryShape,
    },
    delay_before_retry: {
        doc: 'Seconds between two tries of a failed check. Default: as the real server, else 1.',
        source: 'keepalived/check/check_api.c:delay_before_retry_handler',
        ...checkerWaitShape,
    },
    warmup: {
        doc: 'Upper limit, in seconds, of the random wait before the first check. Default: as the real server, else `delay_loop`.',
        source: 'keepalived/check/check_api.c:warmup_handler',
        ...checkerWaitShape,
    },
    delay_loop: {
        doc: 'Seconds between two checks. Default: as the real server (60).',
        source: 'keepalived/check/check_api.c:delay_handler',
        ...periodShape,
    },
    alpha: {
        doc: 'Counts the check as failed at startup until it succeeds. Default: as the real server.',
        source: 'keepalived/check/check_api.c:alpha_handler',
        ...switchShape,
    },
    log_all_failures: {
        doc: 'Logs every failed check, not only the one that changes the state. Default: `checker_log_all_failures`.',
        source: 'keepalived/check/check_api.c:log_all_failures_handler',
        ...switchShape,
    },
} as const satisfies Readonly<Record<string, SharedText>>;

/** First release that knows each shared keyword in one checker; null: 1.0.0 or older. */
type Since<Texts> = { readonly [Name in keyof Texts]: Release | null };

/** What one checker says of a shared keyword instead of the common text. */
type OwnDoc<Texts> = { readonly [Name in keyof Texts]?: string };

function shared<Texts extends Readonly<Record<string, SharedText>>>(
    texts: Texts,
    since: Since<Texts>,
    ownDoc: OwnDoc<Texts> = {},
    need: FeatureNeed = [],
): KeywordSpec[] {
    return Object.entries(texts).map(([name, text]): KeywordSpec => {
        const first = since[name];
        const feature = [...need, ...(text.feature ?? [])];
        return {
            ...text,
            name,
            ...(first ? { since: first } : {}),
            ...(feature.length > 0 ? { feature } : {}),
            doc: ownDoc[name] ?? text.doc,
        };
    });
}

/** Every shared keyword since one and the same release. */
function allSince<Name extends string>(
    texts: Readonly<Record<Name, SharedText>>,
    release: Release,
): Record<Name, Release> {
    return Object.fromEntries(Object.keys(texts).map((name) => [name, release])) as Record<Name, Release>;
}

const HTTP_CONNECTION_SINCE: Since<typeof CONNECTION> = {
    connect_ip: '1.2.13',
    connect_port: null,
    bindto: '1.1.2',
    bind_port: '1.2.13',
    bind_if: '1.3.7',
    connect_timeout: null,
    fwmark: '1.2.13',
};

function httpTiming(): KeywordSpec[] {
    return shared(
        TIMING,
        {
            retry: '1.3.7',
            delay_before_retry: null,
            warmup: '1.2.13',
            delay_loop: '1.3.7',
            alpha: '1.3.7',
            log_all_failures: '2.0.11',
        },
        {
            delay_before_retry:
                'Seconds between two tries of a failed check. Default: as the real server, else 3.',
        },
    ).map((keyword) =>
        keyword.name === 'retry'
            ? {
                  ...keyword,
                  aliases: [
                      {
                          name: 'nb_get_retry',
                          deprecated: { since: '2.0.15', use: 'retry', reported: true },
                      },
                  ],
              }
            : keyword,
    );
}

const HTTP_KEYWORDS: readonly KeywordSpec[] = [
    {
        name: 'virtualhost',
        since: '1.3.6',
        doc: 'Host name to send, unless a url has its own. Default: that of the real server or the virtual server.',
        source: 'keepalived/check/check_http.c:virtualhost_handler',
        ...hostNameShape,
    },
    {
        name: 'http_protocol',
        since: '2.0.17',
        doc: 'HTTP version of the request: `1.0`, `1.1`, or `1.0C`, which is 1.0 that asks to close the connection. Default 1.0.',
        source: 'keepalived/check/check_http.c:http_protocol_handler',
        shape: takes(
            'version',
            {
                kind: 'choice',
                choices: [{ word: '1.0' }, { word: '1.1' }, { word: '1.0C' }, { word: '1.0c' }],
            },
            REPORTED,
        ),
    },
    {
        name: 'enable_sni',
        since: '1.4.3',
        feature: ['sni'],
        doc: 'Names the virtual host in the TLS handshake (SNI); without effect on plain HTTP. Default off.',
        source: 'keepalived/check/check_http.c:enable_sni_handler',
        ...switchShape,
    },
    {
        name: 'fast_recovery',
        since: '2.0.17',
        doc: 'Checks all urls at once at startup and after a failure, instead of one in each `delay_loop`. Default off.',
        source: 'keepalived/check/check_http.c:fast_recovery_handler',
        ...switchShape,
    },
];

/** Options of PCRE2 by the names that keepalived gives them. */
const REGEX_OPTIONS: readonly ChoiceSpec[] = [
    'allow_empty_class',
    'alt_bsux',
    'alt_circumflex',
    'alt_verbnames',
    'auto_callout',
    'caseless',
    'dollar_endonly',
    'dotall',
    'dupnames',
    'extended',
    'firstline',
    'match_unset_backref',
    'multiline',
    'never_backslash_c',
    'never_ucp',
    'never_utf',
    'no_auto_capture',
    'no_auto_possess',
    'no_dotstar_anchor',
    'no_start_optimize',
    'ucp',
    'ungreedy',
    'use_offset_limit',
    'utf',
].map((word) => ({ word }));

const PATH = takes('path', TEXT);

const REGEX: ValueSpec = { kind: 'special', reader: 'regex' };

/** A place in the body; what is wrong with it is only logged. */
const offsetShape: Shaped = {
    shape: takes(
        'bytes',
        { kind: 'integer', min: 0, max: MAX_UNSIGNED, unit: 'bytes' },
        { missing: 'reported', otherwise: 'uses 0', said: 'never' },
    ),
};

const URL_KEYWORDS: readonly KeywordSpec[] = [
    {
        name: 'path',
        doc: 'Path to request, with its query. Required.',
        source: 'keepalived/check/check_http.c:path_handler',
        shape: { ...PATH, repeat: 'last' },
        formerShapes: [{ until: '2.2.7', ...PATH }],
    },
    {
        name: 'digest',
        doc: 'MD5 digest that the body must have, as 32 hex digits. The program `genhash` computes it.',
        source: 'keepalived/check/check_http.c:digest_handler',
        shape: { ...takes('digest', { kind: 'hex', digits: 32 }), repeat: 'first' },
        formerShapes: [{ until: '2.0.5', ...takes('digest', TEXT) }],
    },
    {
        name: 'status_code',
        doc: 'Status codes that count as success: numbers from 100 to 599 or ranges such as `200-299`. Default 200-299.',
        source: 'keepalived/check/check_http.c:status_code_handler',
        shape: takes('code', { kind: 'special', reader: 'status-code' }, OPTIONAL),
        formerShapes: [{ until: '2.0.16', ...takes('code', { kind: 'integer', min: 100, max: 999 }) }],
    },
    {
        name: 'virtualhost',
        since: '1.3.6',
        doc: 'Host name to send with this request. Default: that of the checker.',
        source: 'keepalived/check/check_http.c:url_virtualhost_handler',
        ...hostNameShape,
    },
    {
        name: 'regex',
        since: '2.0.7',
        feature: ['regex'],
        doc: 'Pattern (PCRE2) that must occur in the body. A pattern with blanks must be quoted.',
        source: 'keepalived/check/check_http.c:regex_handler',
        shape: { ...takes('pattern', REGEX, REPORTED), repeat: 'last' },
        formerShapes: [
            { until: '2.2.7', ...takes('pattern', REGEX, { missing: 'reported', said: 'never' }) },
        ],
    },
    {
        name: 'regex_no_match',
        since: '2.0.7',
        feature: ['regex'],
        doc: 'Turns the meaning of `regex` round: the pattern must not occur in the body.',
        source: 'keepalived/check/check_http.c:regex_no_match_handler',
        shape: FLAG,
    },
    {
        name: 'regex_options',
        since: '2.0.7',
        feature: ['regex'],
        doc: 'PCRE2 options for `regex`, such as `caseless` or `multiline`. Unknown words are ignored without a message.',
        source: 'keepalived/check/check_http.c:regex_options_handler',
        shape: {
            ...takes(
                'option',
                { kind: 'choice', choices: REGEX_OPTIONS },
                { missing: 'optional', otherwise: 'ignores the word', said: 'never' },
            ),
            more: 'list',
        },
    },
    {
        name: 'regex_min_offset',
        since: '2.0.7',
        feature: ['regex'],
        doc: 'Number of bytes of the body to skip before looking for the pattern. Default 0.',
        source: 'keepalived/check/check_http.c:regex_min_offset_handler',
        ...offsetShape,
    },
    {
        name: 'regex_max_offset',
        since: '2.0.7',
        feature: ['regex'],
        doc: 'Last byte of the body at which a match may begin. Default: no limit.',
        source: 'keepalived/check/check_http.c:regex_max_offset_handler',
        ...offsetShape,
    },
    {
        name: 'regex_stack',
        since: '2.0.7',
        feature: ['regex', 'regex-jit'],
        doc: 'First and greatest size, in bytes, of the stack for matching. Complicated patterns need more.',
        source: 'keepalived/check/check_http.c:regex_stack_handler',
        shape: {
            args: ['first size', 'greatest size'].map((name) => ({
                name,
                value: { kind: 'integer', min: 0, max: MAX_UNSIGNED, unit: 'bytes' },
                missing: 'reported',
                said: 'never',
            })),
        },
    },
];

/** A keyword without which a block is of no use. */
function drops(keyword: string, since: Release, otherwise: string): Requirement {
    return { keywords: [keyword], since, otherwise };
}

/** Checkers with a connection of their own (`keepalived/check/check_api.c:queue_checker`). */
const CONNECTING = ['HTTP_GET', 'SSL_GET', 'TCP_CHECK', 'SMTP_CHECK', 'DNS_CHECK', 'PING_CHECK', 'UDP_CHECK'];

/** What an HTTP checker needs; dropping one that lacks it goes wrong where the one before has no connection. */
const NEEDS_URL: Requirement = {
    ...drops('url', '1.3.7', 'drops the checker'),
    crashes: { until: '2.2.7', unlessAfter: CONNECTING },
};

function httpChecker(name: string, doc: string, own: KeywordSpec[], ownOfUrl: KeywordSpec[]): KeywordSpec {
    return {
        name,
        doc,
        source: 'keepalived/check/check_http.c:http_get_handler',
        block: {
            content: 'keywords',
            requires: [NEEDS_URL],
            keywords: [
                ...shared(CONNECTION, HTTP_CONNECTION_SINCE),
                ...httpTiming(),
                ...HTTP_KEYWORDS,
                ...own,
                {
                    name: 'url',
                    doc: 'One request and what its answer must be. Several are checked one after the other.',
                    source: 'keepalived/check/check_http.c:url_handler',
                    block: {
                        content: 'keywords',
                        requires: [drops('path', '1.3.7', 'ignores the block')],
                        keywords: [...URL_KEYWORDS, ...ownOfUrl],
                    },
                },
            ],
        },
    };
}

function tlsCompliant(source: string): KeywordSpec {
    return {
        name: 'tls_compliant',
        since: '2.2.8',
        doc: 'Ends the connection with the closing alert that TLS asks for, not just by hanging up. Default off.',
        source,
        ...switchShape,
    };
}

const PING_DOC: OwnDoc<typeof CONNECTION> = {
    connect_port: 'Accepted, but a ping has no port.',
    bind_port: 'Accepted, but a ping has no port.',
};

/** Without an address of its own this checker asks that of the real server, also where one was refused. */
function smtpConnection(since: Since<typeof CONNECTION>): KeywordSpec[] {
    const shape = takes('address', { kind: 'address' }, { otherwise: "uses the real server's" });
    return shared(CONNECTION, since).map((keyword) =>
        keyword.name === 'connect_ip' ? { ...keyword, shape } : keyword,
    );
}

const DNS_DOC: OwnDoc<typeof TIMING> = {
    retry: 'How often to try again before the real server counts as down. Default: as the real server, else 3.',
    delay_before_retry:
        'Seconds between two tries of a failed check. Default: as the real server, else `delay_loop`.',
};

/** Types of DNS records; those of DNSSEC came later. */
const DNS_TYPES: readonly ChoiceSpec[] = [
    ...['A', 'NS', 'CNAME', 'SOA', 'MX', 'TXT', 'AAAA'].map((word) => ({ word })),
    { word: 'RRSIG', since: '1.3.7' },
    { word: 'DNSKEY', since: '1.3.7' },
];

const DNS_NAME = takes('domain', { kind: 'special', reader: 'dns-name' });

/** The checkers of a `real_server` block, each with every keyword that any release took in it. */
export const CHECKERS: readonly KeywordSpec[] = [
    {
        name: 'MISC_CHECK',
        doc: 'Checks the real server by running a script.',
        source: 'keepalived/check/check_misc.c:misc_check_handler',
        block: {
            content: 'keywords',
            requires: [drops('misc_path', '1.3.7', 'drops the checker')],
            keywords: [
                ...shared(
                    TIMING,
                    {
                        retry: '1.3.7',
                        delay_before_retry: '1.3.7',
                        warmup: '1.2.13',
                        delay_loop: '1.3.7',
                        alpha: '1.3.7',
                        log_all_failures: '2.0.11',
                    },
                    {
                        retry: 'How often to try again before the real server counts as down. Default: as the real server, else 0.',
                    },
                ),
                {
                    name: 'misc_path',
                    doc: 'Command to run; exit status 0 is success. A command with arguments must be quoted to be one word. Required.',
                    source: 'keepalived/check/check_misc.c:misc_path_handler',
                    shape: takes(
                        'command',
                        { kind: 'command', alone: true, crashes: true, reported: true },
                        REPORTED,
                    ),
                },
                {
                    name: 'misc_timeout',
                    since: '1.1.0',
                    doc: 'Seconds after which a running script counts as failed and is killed. Default: `delay_loop` of the virtual server.',
                    source: 'keepalived/check/check_misc.c:misc_timeout_handler',
                    shape: takes('seconds', {
                        kind: 'integer',
                        min: 0,
                        max: 4294,
                        unit: 'seconds',
                        lax: true,
                    }),
                },
                {
                    name: 'misc_dynamic',
                    since: '1.1.8',
                    doc: 'Takes the weight from the exit status: 0 leaves it, 1 is failure, 2 to 255 is success with a weight of two less than the status.',
                    source: 'keepalived/check/check_misc.c:misc_dynamic_handler',
                    shape: FLAG,
                },
                {
                    name: 'user',
                    since: '1.3.0',
                    doc: 'User, and optionally group, under which the script runs. Default: `script_user`.',
                    source: 'keepalived/check/check_misc.c:misc_user_handler',
                    shape: {
                        args: [
                            { name: 'user', value: { kind: 'name', of: 'user' }, missing: 'reported' },
                            { name: 'group', value: { kind: 'name', of: 'group' }, missing: 'optional' },
                        ],
                    },
                },
            ],
        },
    },
    {
        name: 'SMTP_CHECK',
        since: '1.1.8',
        doc: 'Checks that a mail server answers and takes a HELO.',
        source: 'keepalived/check/check_smtp.c:smtp_check_handler',
        block: {
            content: 'keywords',
            keywords: [
                {
                    name: 'helo_name',
                    since: '1.1.8',
                    doc: 'Host name to give in HELO.',
                    source: 'keepalived/check/check_smtp.c:smtp_helo_name_handler',
                    ...hostNameShape,
                },
                ...smtpConnection({
                    connect_ip: '1.2.17',
                    connect_port: '1.2.17',
                    bindto: '1.2.17',
                    bind_port: '1.2.17',
                    bind_if: '1.3.7',
                    connect_timeout: '1.1.8',
                    fwmark: '1.2.17',
                }),
                ...shared(TIMING, {
                    retry: '1.1.8',
                    delay_before_retry: '1.1.8',
                    warmup: '1.2.13',
                    delay_loop: '1.3.7',
                    alpha: '1.3.7',
                    log_all_failures: '2.0.11',
                }),
                {
                    name: 'host',
                    since: '1.1.8',
                    deprecated: {
                        since: '1.3.7',
                        use: 'several SMTP_CHECK blocks',
                        reported: false,
                        hangs: { since: '2.3.0', until: '2.3.3' },
                    },
                    feature: ['host-entries'],
                    doc: 'One more address to check in the same checker, with settings of its own.',
                    source: 'keepalived/check/check_smtp.c:smtp_host_handler',
                    block: {
                        content: 'keywords',
                        keywords: [
                            ...shared(
                                CONNECTION,
                                {
                                    connect_ip: '1.1.8',
                                    connect_port: '1.1.8',
                                    bindto: '1.1.8',
                                    bind_port: '1.2.13',
                                    bind_if: '1.3.7',
                                    connect_timeout: '1.2.13',
                                    fwmark: '1.2.13',
                                },
                                {},
                                ['host-entries'],
                            ),
                            ...shared(
                                TIMING,
                                { ...allSince(TIMING, '1.3.7'), log_all_failures: '2.0.11' },
                                {},
                                ['host-entries'],
                            ),
                        ],
                    },
                },
            ],
        },
    },
    {
        name: 'TCP_CHECK',
        doc: 'Checks that the real server accepts a TCP connection.',
        source: 'keepalived/check/check_tcp.c:tcp_check_handler',
        block: {
            content: 'keywords',
            keywords: [
                ...shared(CONNECTION, HTTP_CONNECTION_SINCE),
                ...shared(TIMING, {
                    retry: '1.2.20',
                    delay_before_retry: '1.2.20',
                    warmup: '1.2.13',
                    delay_loop: '1.3.7',
                    alpha: '1.3.7',
                    log_all_failures: '2.0.11',
                }),
            ],
        },
    },
    {
        name: 'PING_CHECK',
        since: '2.1.0',
        doc: 'Checks that the real server answers a ping.',
        source: 'keepalived/check/check_ping.c:ping_check_handler',
        block: {
            content: 'keywords',
            keywords: [
                ...shared(CONNECTION, allSince(CONNECTION, '2.1.0'), PING_DOC),
                ...shared(TIMING, allSince(TIMING, '2.1.0')),
            ],
        },
    },
    {
        name: 'UDP_CHECK',
        since: '2.1.0',
        doc: 'Checks by sending a UDP packet: no ICMP error may come back, and, if asked for, a reply must.',
        source: 'keepalived/check/check_udp.c:udp_check_handler',
        block: {
            content: 'keywords',
            keywords: [
                ...shared(CONNECTION, allSince(CONNECTION, '2.1.0')),
                ...shared(TIMING, allSince(TIMING, '2.1.0')),
                {
                    name: 'payload',
                    since: '2.2.0',
                    doc: 'Content of the packet to send, as hex digits; blanks may stand between the bytes.',
                    source: 'keepalived/check/check_udp.c:payload_handler',
                    shape: takes(
                        'octets',
                        { kind: 'hex' },
                        { missing: 'reported', otherwise: 'sends its usual packet' },
                    ),
                },
                {
                    name: 'require_reply',
                    since: '2.1.0',
                    doc: 'Wants a reply, which must start with the given hex digits if there are any; `x` stands for any digit.',
                    source: 'keepalived/check/check_udp.c:require_reply_handler',
                    shape: takes(
                        'octets',
                        { kind: 'hex', wildcard: true },
                        { missing: 'optional', otherwise: 'takes any reply' },
                    ),
                },
                {
                    name: 'min_reply_length',
                    since: '2.2.0',
                    doc: 'Fewest bytes that a reply must have, up to 65535. Default 0.',
                    source: 'keepalived/check/check_udp.c:min_length_handler',
                    ...strictCountShape('bytes', 0, 65_535),
                },
                {
                    name: 'max_reply_length',
                    since: '2.2.0',
                    doc: 'Most bytes that a reply may have, up to 65535. Default 255.',
                    source: 'keepalived/check/check_udp.c:max_length_handler',
                    ...strictCountShape('bytes', 0, 65_535),
                },
            ],
        },
    },
    httpChecker('HTTP_GET', 'Checks by HTTP requests that the answers are as expected.', [], []),
    httpChecker(
        'SSL_GET',
        'Checks by HTTPS requests that the answers are as expected.',
        [tlsCompliant('keepalived/check/check_http.c:tls_compliant_handler')],
        [tlsCompliant('keepalived/check/check_http.c:url_tls_compliant_handler')],
    ),
    {
        name: 'CI-LINUX',
        until: '1.1.4',
        feature: ['ci-linux'],
        doc: 'Took the state of the real server from the CI-Linux cluster software.',
        source: 'keepalived/check/check_ci.c:ci_get_handler',
    },
    {
        name: 'DNS_CHECK',
        since: '1.3.0',
        doc: 'Checks that a name server answers a query.',
        source: 'keepalived/check/check_dns.c:dns_check_handler',
        block: {
            content: 'keywords',
            keywords: [
                ...shared(CONNECTION, { ...allSince(CONNECTION, '1.3.0'), bind_if: '1.3.7' }),
                ...shared(
                    TIMING,
                    { ...allSince(TIMING, '1.3.7'), retry: '1.3.0', log_all_failures: '2.0.11' },
                    DNS_DOC,
                ),
                {
                    name: 'type',
                    since: '1.3.0',
                    doc: 'Record type to ask for: A, NS, CNAME, SOA, MX, TXT, AAAA, RRSIG or DNSKEY. Default SOA.',
                    source: 'keepalived/check/check_dns.c:dns_type_handler',
                    shape: takes('type', { kind: 'choice', choices: DNS_TYPES, caseless: true }),
                },
                {
                    name: 'name',
                    since: '1.3.0',
                    doc: 'Domain name to ask for. Default: the root domain.',
                    source: 'keepalived/check/check_dns.c:dns_name_handler',
                    shape: { ...DNS_NAME, repeat: 'first' },
                    formerShapes: [{ until: '2.1.3', ...DNS_NAME }],
                },
            ],
        },
    },
    {
        name: 'FILE_CHECK',
        since: '2.1.0',
        doc: 'Lets the number in a tracked file change the weight of the real server or take it down.',
        source: 'keepalived/check/check_file.c:file_check_handler',
        block: {
            content: 'keywords',
            requires: [drops('track_file', '2.1.0', 'ignores the checker')],
            keywords: [
                {
                    name: 'track_file',
                    since: '2.1.0',
                    doc: 'Name of the file to follow, as its `track_file` block has it. Required.',
                    source: 'keepalived/check/check_file.c:track_file_handler',
                    shape: takes('tracked file', { kind: 'name', of: 'track_file' }),
                },
                {
                    name: 'weight',
                    since: '2.1.0',
                    doc: 'Factor by which the number in the file is multiplied; `reverse` swaps its sign, `noreverse` does not. Default: that of the `track_file` block.',
                    source: 'keepalived/check/check_file.c:track_file_weight_handler',
                    shape: {
                        args: [
                            {
                                name: 'number',
                                value: { kind: 'integer', min: -MAX_WEIGHT, max: MAX_WEIGHT, lax: true },
                                missing: 'reported',
                            },
                            {
                                name: 'direction',
                                value: {
                                    kind: 'choice',
                                    choices: [{ word: 'reverse' }, { word: 'noreverse' }],
                                },
                                missing: 'optional',
                            },
                        ],
                    },
                },
            ],
        },
    },
    {
        name: 'BFD_CHECK',
        since: '2.0.0',
        feature: ['bfd'],
        doc: 'Counts the real server as down while a BFD session is down.',
        source: 'keepalived/check/check_bfd.c:bfd_check_handler',
        block: {
            content: 'keywords',
            requires: [drops('name', '2.0.0', 'drops the checker')],
            keywords: [
                {
                    name: 'name',
                    since: '2.0.0',
                    feature: ['bfd'],
                    doc: 'Name of the session, as its `bfd_instance` block has it. Required.',
                    source: 'keepalived/check/check_bfd.c:bfd_name_handler',
                    shape: {
                        ...takes(
                            'session',
                            { kind: 'name', of: 'bfd_instance', maxBytes: 31 },
                            { missing: 'reported', otherwise: 'drops the checker' },
                        ),
                        more: 'refused',
                        otherwise: 'drops the checker',
                    },
                },
                {
                    name: 'alpha',
                    since: '2.0.0',
                    feature: ['bfd'],
                    doc: 'Counts the check as failed at startup until the session is up. Default: as the real server.',
                    source: 'keepalived/check/check_bfd.c:bfd_alpha_handler',
                    ...switchShape,
                },
            ],
        },
    },
];

/** A keyword of the `real_group` block, which only the first release had. */
function firstReleaseOnly(
    name: string,
    doc: string,
    source: string,
    keywords?: readonly KeywordSpec[],
): KeywordSpec {
    return {
        name,
        until: '1.0.0',
        feature: ['lvs'],
        doc,
        source: `keepalived/healthcheck/${source}`,
        ...(keywords ? { block: { content: 'keywords', keywords } } : {}),
    };
}

function firstHttpChecker(name: string, doc: string): KeywordSpec {
    return firstReleaseOnly(name, doc, 'check_http.c:http_get_handler', [
        firstReleaseOnly('connect_port', 'Port to check.', 'check_http.c:connect_p_handler'),
        firstReleaseOnly(
            'connect_timeout',
            'Seconds to wait for a connection or an answer.',
            'check_http.c:connect_to_handler',
        ),
        firstReleaseOnly(
            'nb_get_retry',
            'How often to try again before the real server counts as down.',
            'check_http.c:nb_get_retry_handler',
        ),
        firstReleaseOnly(
            'delay_before_retry',
            'Seconds between two tries of a failed check.',
            'check_http.c:delay_before_retry_handler',
        ),
        firstReleaseOnly('url', 'One request and what its answer must be.', 'check_http.c:url_handler', [
            firstReleaseOnly('path', 'Path to request, with its query.', 'check_http.c:path_handler'),
            firstReleaseOnly(
                'digest',
                'MD5 digest that the body must have, as 32 hex digits.',
                'check_http.c:digest_handler',
            ),
            firstReleaseOnly(
                'status_code',
                'Status code that counts as success.',
                'check_http.c:status_code_handler',
            ),
        ]),
    ]);
}

/** The checkers of a `real_group` block, which only the first release had. */
export const REAL_GROUP_CHECKERS: readonly KeywordSpec[] = [
    firstReleaseOnly(
        'MISC_CHECK',
        'Checks the real servers by running a script.',
        'check_misc.c:misc_check_handler',
        [
            firstReleaseOnly(
                'misc_path',
                'Command to run; exit status 0 is success.',
                'check_misc.c:misc_path_handler',
            ),
        ],
    ),
    firstReleaseOnly(
        'TCP_CHECK',
        'Checks that the real servers accept a TCP connection.',
        'check_tcp.c:tcp_check_handler',
        [
            firstReleaseOnly('connect_port', 'Port to check.', 'check_tcp.c:connect_port_handler'),
            firstReleaseOnly(
                'connect_timeout',
                'Seconds to wait for a connection.',
                'check_tcp.c:connect_timeout_handler',
            ),
        ],
    ),
    firstHttpChecker('HTTP_GET', 'Checks by HTTP requests that the answers are as expected.'),
    firstHttpChecker('SSL_GET', 'Checks by HTTPS requests that the answers are as expected.'),
    {
        name: 'CI-LINUX',
        until: '1.0.0',
        feature: ['lvs', 'ci-linux'],
        doc: 'Took the state of the real servers from the CI-Linux cluster software.',
        source: 'keepalived/healthcheck/check_ci.c:ci_get_handler',
    },
];
