import { FLAG, OPTIONAL, REPORTED, TEXT, floating, seconds, takes, weighed, whole } from './shapes.ts';
import type { FormerShape, KeywordSpec } from './types.ts';

/** How often a script runs, and how long it may. */
const RUN_TIME = takes('seconds', { ...seconds(0.001, 4294, 3), below: 'uses 1 second' });

const FORMER_RUN_TIME: FormerShape = {
    until: '2.3.1',
    ...takes('seconds', { ...whole(1, 4294, 'seconds'), below: 'uses 1 second' }),
};

/** How many runs in a row it takes. */
const COUNT = whole(1, 2_147_483_647);

/** What the number in a file is multiplied by, 1 unless it is set. */
const FILE_FACTOR = whole(-254, 254);
const FILE_OUTCOME = { missing: 'reported', otherwise: 'uses 1' } as const;
const ONE_FACTOR = { repeat: 'first', unset: 1 } as const;
const FILE_WEIGHT = weighed(FILE_FACTOR, FILE_OUTCOME, ONE_FACTOR);

/** The weight of a process, 0 unless it is set. */
const ONE_WEIGHT = { repeat: 'first', unset: 0 } as const;

/** How long a process must be there or gone. */
const PROCESS_DELAY = takes('seconds', seconds(0.000001, 3600));

const FORMER_PROCESS_DELAY: FormerShape = {
    until: '2.2.2',
    ...takes('seconds', floating(0.000001, 3600)),
};

/** The blocks that define what VRRP instances, sync groups and checkers can track by name. */
export const TRACKING: readonly KeywordSpec[] = [
    {
        name: 'vrrp_script',
        since: '1.1.13',
        doc: 'Named script that is run at intervals and that VRRP instances and sync groups can track.',
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_script_handler',
        shape: takes('name', { kind: 'name', of: 'vrrp_script' }),
        sameName: 'unused',
        block: {
            content: 'keywords',
            requires: [{ keywords: ['script'], otherwise: 'removes the script' }],
            keywords: [
                {
                    name: 'script',
                    since: '1.1.13',
                    doc: 'Command to run; exit status 0 is success. A command with arguments must be quoted to be one word.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_script_handler',
                    shape: takes(
                        'command',
                        { kind: 'command', alone: true, crashes: true },
                        { missing: 'reported', said: 'never' },
                    ),
                },
                {
                    name: 'interval',
                    since: '1.1.13',
                    doc: 'Seconds between two runs, in steps of a millisecond. Default 1.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_interval_handler',
                    shape: RUN_TIME,
                    formerShapes: [FORMER_RUN_TIME],
                },
                {
                    name: 'timeout',
                    since: '1.2.6',
                    doc: 'Seconds after which a running script counts as failed and is killed. Default: the interval.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_timeout_handler',
                    shape: RUN_TIME,
                    formerShapes: [FORMER_RUN_TIME],
                },
                {
                    name: 'weight',
                    since: '1.1.13',
                    doc: 'Change of priority, -253 to 253: a positive one is added on success, a negative one subtracted on failure. At 0, the default, a failure causes FAULT state. `reverse` swaps success and failure.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_weight_handler',
                    shape: weighed(whole(-253, 253), { otherwise: 'uses it all the same' }),
                    formerShapes: [
                        {
                            until: '2.0.17',
                            ...takes('weight', whole(-253, 253), { otherwise: 'uses it all the same' }),
                        },
                    ],
                },
                {
                    name: 'rise',
                    since: '1.1.18',
                    doc: 'How many successes in a row make the script count as up. Default 1.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_rise_handler',
                    shape: takes('times', COUNT, { otherwise: 'uses 1' }),
                },
                {
                    name: 'fall',
                    since: '1.1.18',
                    doc: 'How many failures in a row make the script count as down. Default 1.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_fall_handler',
                    shape: takes('times', COUNT, { otherwise: 'uses 1' }),
                },
                {
                    name: 'user',
                    since: '1.3.0',
                    doc: 'User, and optionally group, under which the script runs. Default: `script_user`.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_user_handler',
                    shape: {
                        args: [
                            { name: 'user', value: { kind: 'name', of: 'user' } },
                            { name: 'group', value: { kind: 'name', of: 'group' }, missing: 'optional' },
                        ],
                    },
                },
                {
                    name: 'init_fail',
                    since: '1.3.2',
                    doc: 'Counts the script as failed until it has first succeeded.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_init_fail_handler',
                    shape: FLAG,
                },
            ],
        },
    },
    {
        name: 'track_file',
        since: '2.1.0',
        doc: 'Named file whose number VRRP instances, sync groups and FILE_CHECK can track.',
        source: 'keepalived/trackers/track_file.c:track_file_handler',
        shape: takes('name', { kind: 'name', of: 'track_file' }),
        sameName: 'unused',
        block: {
            content: 'keywords',
            requires: [{ keywords: ['file'], otherwise: 'ignores the block' }],
            keywords: [
                {
                    name: 'file',
                    since: '2.1.0',
                    doc: 'Path of the file to watch. Its directory must exist.',
                    source: 'keepalived/trackers/track_file.c:track_file_file_handler',
                    shape: takes('path', TEXT, REPORTED, { repeat: 'first' }),
                },
                {
                    name: 'weight',
                    since: '2.1.0',
                    doc: 'Factor, -254 to 254, by which the number in the file is multiplied to change the priority. Default 1; at 0, a number other than 0 causes FAULT state. `reverse` swaps the sign.',
                    source: 'keepalived/trackers/track_file.c:track_file_weight_handler',
                    shape: FILE_WEIGHT,
                },
                {
                    name: 'init_file',
                    since: '2.1.0',
                    doc: 'Creates the file at startup with the given number, 0 by default. With `overwrite`, an existing file gets the number too.',
                    source: 'keepalived/trackers/track_file.c:track_file_init_handler',
                    shape: takes('options', { kind: 'special', reader: 'init-file' }, OPTIONAL),
                },
            ],
        },
    },
    {
        name: 'vrrp_track_file',
        since: '2.0.0',
        deprecated: { since: '2.1.0', use: 'track_file', reported: false },
        feature: ['vrrp'],
        doc: 'Named file whose number VRRP instances and sync groups can track.',
        source: 'keepalived/trackers/track_file.c:vrrp_track_file_handler',
        shape: takes('name', { kind: 'name', of: 'track_file' }),
        sameName: 'unused',
        block: {
            content: 'keywords',
            requires: [{ keywords: ['file'], otherwise: 'ignores the block' }],
            keywords: [
                {
                    name: 'file',
                    since: '2.0.0',
                    feature: ['vrrp'],
                    doc: 'Path of the file to watch. Its directory must exist.',
                    source: 'keepalived/trackers/track_file.c:track_file_file_handler',
                    shape: takes('path', TEXT, REPORTED, { repeat: 'first' }),
                    formerShapes: [{ until: '2.0.16', ...takes('path', TEXT, {}, { repeat: 'first' }) }],
                },
                {
                    name: 'weight',
                    since: '2.0.0',
                    feature: ['vrrp'],
                    doc: 'Factor, -254 to 254, by which the number in the file is multiplied to change the priority. Default 1; at 0, a number other than 0 causes FAULT state. `reverse` swaps the sign.',
                    source: 'keepalived/trackers/track_file.c:track_file_weight_handler',
                    shape: FILE_WEIGHT,
                    formerShapes: [
                        { until: '2.0.17', ...takes('weight', FILE_FACTOR, FILE_OUTCOME, ONE_FACTOR) },
                    ],
                },
                {
                    name: 'init_file',
                    since: '2.0.0',
                    feature: ['vrrp'],
                    doc: 'Creates the file at startup with the given number, 0 by default. With `overwrite`, an existing file gets the number too.',
                    source: 'keepalived/trackers/track_file.c:track_file_init_handler',
                    shape: takes('options', { kind: 'special', reader: 'init-file' }, OPTIONAL),
                },
            ],
        },
    },
    {
        name: 'vrrp_track_process',
        since: '2.0.11',
        feature: ['track-process'],
        doc: 'Named process that must be running, for VRRP instances and sync groups to track.',
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_handler',
        shape: takes('name', { kind: 'name', of: 'vrrp_track_process' }),
        sameName: 'unused',
        block: {
            content: 'keywords',
            requires: [{ keywords: ['process'], otherwise: 'ignores the block', since: '2.0.17' }],
            keywords: [
                {
                    name: 'process',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'Name of the process, or its command line with parameters.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_process_handler',
                    shape: takes(
                        'process',
                        { kind: 'name', of: 'process' },
                        {},
                        { more: 'list', repeat: 'first' },
                    ),
                },
                {
                    name: 'param_match',
                    since: '2.0.16',
                    feature: ['track-process'],
                    doc: 'How parameters are compared: `partial` wants the given ones first, more may follow; `initial` also lets the last of them be longer. Without a word, all must be equal.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_match_handler',
                    shape: takes(
                        'match',
                        { kind: 'choice', choices: [{ word: 'initial' }, { word: 'partial' }] },
                        OPTIONAL,
                    ),
                },
                {
                    name: 'weight',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'Change of priority, -254 to 254: a positive one is added while the process runs, a negative one subtracted while it does not. At 0, the default, its absence causes FAULT state. `reverse` swaps the two.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_weight_handler',
                    shape: weighed(whole(-254, 254), REPORTED, ONE_WEIGHT),
                    formerShapes: [
                        {
                            until: '2.0.15',
                            ...takes(
                                'weight',
                                whole(-254, 254),
                                { missing: 'reported', otherwise: 'uses 1' },
                                ONE_WEIGHT,
                            ),
                        },
                        { until: '2.0.17', ...takes('weight', whole(-254, 254), REPORTED, ONE_WEIGHT) },
                    ],
                },
                {
                    name: 'quorum',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'How many such processes must run, 1 to 65535. Default 1.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_quorum_handler',
                    shape: takes('processes', whole(1, 65_535)),
                },
                {
                    name: 'quorum_max',
                    since: '2.0.16',
                    feature: ['track-process'],
                    doc: 'How many such processes may run at most, up to 65535. Default: no limit.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_quorum_max_handler',
                    shape: takes('processes', whole(0, 65_535)),
                },
                {
                    name: 'delay',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'Seconds to wait before a started or ended process counts, up to 3600. Sets both `fork_delay` and `terminate_delay`.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_delay_handler',
                    shape: PROCESS_DELAY,
                    formerShapes: [FORMER_PROCESS_DELAY],
                },
                {
                    name: 'terminate_delay',
                    since: '2.0.16',
                    feature: ['track-process'],
                    doc: 'Seconds to wait after a process ended before it counts as gone, up to 3600.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_terminate_delay_handler',
                    shape: PROCESS_DELAY,
                    formerShapes: [FORMER_PROCESS_DELAY],
                },
                {
                    name: 'fork_delay',
                    since: '2.0.16',
                    feature: ['track-process'],
                    doc: 'Seconds to wait after a process started before it counts as running, up to 3600.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_fork_delay_handler',
                    shape: PROCESS_DELAY,
                    formerShapes: [FORMER_PROCESS_DELAY],
                },
                {
                    name: 'full_command',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'Compares with the whole command line instead of the process name only.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_full_handler',
                    shape: FLAG,
                },
            ],
        },
    },
];
