/** The checkers of a real server with their times. */
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { type CheckerTimers, checkerSettings, checkerTimers } from '../checker-timers.ts';
import { type Fact, type Item, derived, fact, lineItem, listOf } from './item.ts';
import { Settings, maybe } from './settings.ts';

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

/** After how long a server is taken out. */
export function noticeFacts({ downAfterRefusal, downAfterSilence }: CheckerTimers): Fact[] {
    return [
        fact('downAfterRefusal', derived(downAfterRefusal, 'seconds')),
        ...(downAfterSilence === undefined
            ? []
            : [fact('downAfterSilence', derived(downAfterSilence, 'seconds'))]),
    ];
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
    const settings = checkerSettings(checker, above, target);
    const { delayLoop, retry, delayBeforeRetry, timeout } = settings;
    const timers = checkerTimers(checker, settings);
    const warmup = [own, ...above]
        .map((each) => each.number('warmup', 'seconds'))
        .find((each) => each !== undefined);
    const port =
        own.number('connect_port') ?? (endpoint.port === undefined ? undefined : derived(endpoint.port));
    const connection: readonly Fact[] = takes('connect_ip')
        ? [
              fact('connectAddress', own.word('connect_ip') ?? derived(endpoint.address)),
              ...maybe('connectPort', takes('connect_port') ? port : undefined),
              fact('connectTimeout', timeout),
          ]
        : [];
    const times: readonly Fact[] =
        timers === undefined
            ? []
            : [
                  fact('delayLoop', delayLoop),
                  fact('retry', retry),
                  ...(retry.value === 0 ? [] : [fact('delayBeforeRetry', delayBeforeRetry)]),
                  fact('warmup', warmup ?? derived(delayLoop.value, 'seconds')),
                  ...noticeFacts(timers),
              ];
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
