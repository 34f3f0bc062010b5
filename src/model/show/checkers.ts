/** The checkers of a real server with their times (`keepalived/check/check_data.c:validate_check_config`). */
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { type Fact, type Given, type Item, byDefault, derived, fact, lineItem, listOf } from './item.ts';
import { Settings, maybe } from './settings.ts';

/** How often a checker tries again, and the seconds between two tries, if nothing says so; no seconds stand for its `delay_loop`. */
interface Tries {
    readonly retry: number;
    readonly delay?: number;
}

const COMMON: Tries = { retry: 1, delay: 1 };

const TRIES: Readonly<Record<string, Tries>> = {
    HTTP_GET: { retry: 1, delay: 3 },
    SSL_GET: { retry: 1, delay: 3 },
    MISC_CHECK: { retry: 0, delay: 1 },
    DNS_CHECK: { retry: 3 },
};

const CHECKERS = new Set([
    'HTTP_GET',
    'SSL_GET',
    'TCP_CHECK',
    'UDP_CHECK',
    'SMTP_CHECK',
    'DNS_CHECK',
    'MISC_CHECK',
    'PING_CHECK',
    'BFD_CHECK',
    'FILE_CHECK',
]);

/** Whether a statement in a real server is a checker. */
export function isChecker({ spec }: Bound): boolean {
    return spec !== undefined && CHECKERS.has(spec.name);
}

/** Values of a checker that its block does not repeat, by keyword. */
const OWN: Readonly<Record<string, string>> = {
    misc_path: 'script',
    misc_timeout: 'timeout',
    helo_name: 'heloName',
    virtualhost: 'virtualHost',
    http_protocol: 'httpProtocol',
    type: 'type',
    name: 'checkedName',
    track_file: 'trackFile',
};

function urlItem(url: Bound, target: Target): Item {
    const own = new Settings(url.children, target);
    const path = own.word('path')?.value;
    return lineItem(typeof path === 'string' ? path : '', url, [
        ...maybe('statusCodes', own.text('status_code')),
        ...maybe('digest', own.word('digest')),
        ...maybe('virtualHost', own.word('virtualhost')),
        ...maybe('regex', own.text('regex')),
    ]);
}

/** A checker; `above` are the settings of its real server and its virtual server, the nearest first. */
export function checkerItem(
    checker: Bound,
    above: readonly Settings[],
    endpoint: { readonly address: string; readonly port?: number },
    target: Target,
): Item {
    const { spec } = checker;
    const name = spec?.name ?? '';
    const own = new Settings(checker.children, target);
    const block = spec?.block;
    const takes = (keyword: string): boolean =>
        block?.content === 'keywords' && block.keywords.some((each) => each.name === keyword);
    const seconds = (keyword: string): Given | undefined =>
        [own, ...above].map((each) => each.number(keyword, 'seconds')).find((each) => each !== undefined);
    const tries = TRIES[name] ?? COMMON;
    const loop = seconds('delay_loop') ?? byDefault(60, 'seconds');
    const retry =
        [own, ...above].map((each) => each.number('retry')).find((each) => each !== undefined) ??
        byDefault(tries.retry);
    const wait =
        tries.delay === undefined ? derived(loop.value, 'seconds') : byDefault(tries.delay, 'seconds');
    const port =
        own.number('connect_port') ?? (endpoint.port === undefined ? undefined : derived(endpoint.port));
    const connection: readonly Fact[] = takes('connect_ip')
        ? [
              fact('connectAddress', own.word('connect_ip') ?? derived(endpoint.address)),
              ...maybe('connectPort', takes('connect_port') ? port : undefined),
              fact('connectTimeout', seconds('connect_timeout') ?? byDefault(5, 'seconds')),
          ]
        : [];
    const times: readonly Fact[] = takes('delay_loop')
        ? [
              fact('delayLoop', loop),
              fact('retry', retry),
              ...(retry.value === 0 ? [] : [fact('delayBeforeRetry', seconds('delay_before_retry') ?? wait)]),
              fact('warmup', seconds('warmup') ?? derived(loop.value, 'seconds')),
          ]
        : [];
    return {
        name,
        from: checker,
        facts: [
            ...Object.entries(OWN).flatMap(([keyword, key]) => maybe(key, own.text(keyword))),
            ...connection,
            ...times,
        ],
        lists: listOf(
            'urls',
            own.all('url').map((url) => urlItem(url, target)),
        ),
    };
}
