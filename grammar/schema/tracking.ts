import type { KeywordSpec } from './types.ts';

/** The blocks that define what VRRP instances, sync groups and checkers can track by name. */
export const TRACKING: readonly KeywordSpec[] = [
    {
        name: 'vrrp_script',
        since: '1.1.13',
        doc: 'Named script that is run at intervals and that VRRP instances and sync groups can track.',
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_script_handler',
        block: {
            content: 'keywords',
            keywords: [
                {
                    name: 'script',
                    since: '1.1.13',
                    doc: 'Command to run; exit status 0 is success. A command with arguments must be quoted to be one word.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_script_handler',
                },
                {
                    name: 'interval',
                    since: '1.1.13',
                    doc: 'Seconds between two runs, in steps of a millisecond. Default 1.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_interval_handler',
                },
                {
                    name: 'timeout',
                    since: '1.2.6',
                    doc: 'Seconds after which a running script counts as failed and is killed. Default: the interval.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_timeout_handler',
                },
                {
                    name: 'weight',
                    since: '1.1.13',
                    doc: 'Change of priority, -253 to 253: a positive one is added on success, a negative one subtracted on failure. At 0, the default, a failure causes FAULT state. `reverse` swaps success and failure.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_weight_handler',
                },
                {
                    name: 'rise',
                    since: '1.1.18',
                    doc: 'How many successes in a row make the script count as up. Default 1.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_rise_handler',
                },
                {
                    name: 'fall',
                    since: '1.1.18',
                    doc: 'How many failures in a row make the script count as down. Default 1.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_fall_handler',
                },
                {
                    name: 'user',
                    since: '1.3.0',
                    doc: 'User, and optionally group, under which the script runs. Default: `script_user`.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_user_handler',
                },
                {
                    name: 'init_fail',
                    since: '1.3.2',
                    doc: 'Counts the script as failed until it has first succeeded.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_init_fail_handler',
                },
            ],
        },
    },
    {
        name: 'track_file',
        since: '2.1.0',
        doc: 'Named file whose number VRRP instances, sync groups and FILE_CHECK can track.',
        source: 'keepalived/trackers/track_file.c:track_file_handler',
        block: {
            content: 'keywords',
            keywords: [
                {
                    name: 'file',
                    since: '2.1.0',
                    doc: 'Path of the file to watch. Its directory must exist.',
                    source: 'keepalived/trackers/track_file.c:track_file_file_handler',
                },
                {
                    name: 'weight',
                    since: '2.1.0',
                    doc: 'Factor, -254 to 254, by which the number in the file is multiplied to change the priority. Default 1; at 0, a number other than 0 causes FAULT state. `reverse` swaps the sign.',
                    source: 'keepalived/trackers/track_file.c:track_file_weight_handler',
                },
                {
                    name: 'init_file',
                    since: '2.1.0',
                    doc: 'Creates the file at startup with the given number, 0 by default. With `overwrite`, an existing file gets the number too.',
                    source: 'keepalived/trackers/track_file.c:track_file_init_handler',
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
        block: {
            content: 'keywords',
            keywords: [
                {
                    name: 'file',
                    since: '2.0.0',
                    feature: ['vrrp'],
                    doc: 'Path of the file to watch. Its directory must exist.',
                    source: 'keepalived/trackers/track_file.c:track_file_file_handler',
                },
                {
                    name: 'weight',
                    since: '2.0.0',
                    feature: ['vrrp'],
                    doc: 'Factor, -254 to 254, by which the number in the file is multiplied to change the priority. Default 1; at 0, a number other than 0 causes FAULT state. `reverse` swaps the sign.',
                    source: 'keepalived/trackers/track_file.c:track_file_weight_handler',
                },
                {
                    name: 'init_file',
                    since: '2.0.0',
                    feature: ['vrrp'],
                    doc: 'Creates the file at startup with the given number, 0 by default. With `overwrite`, an existing file gets the number too.',
                    source: 'keepalived/trackers/track_file.c:track_file_init_handler',
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
        block: {
            content: 'keywords',
            keywords: [
                {
                    name: 'process',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'Name of the process, or its command line with parameters.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_process_handler',
                },
                {
                    name: 'param_match',
                    since: '2.0.16',
                    feature: ['track-process'],
                    doc: 'How parameters are compared: `partial` wants the given ones first, more may follow; `initial` also lets the last of them be longer. Without a word, all must be equal.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_match_handler',
                },
                {
                    name: 'weight',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'Change of priority, -254 to 254: a positive one is added while the process runs, a negative one subtracted while it does not. At 0, the default, its absence causes FAULT state. `reverse` swaps the two.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_weight_handler',
                },
                {
                    name: 'quorum',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'How many such processes must run, 1 to 65535. Default 1.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_quorum_handler',
                },
                {
                    name: 'quorum_max',
                    since: '2.0.16',
                    feature: ['track-process'],
                    doc: 'How many such processes may run at most, up to 65535. Default: no limit.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_quorum_max_handler',
                },
                {
                    name: 'delay',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'Seconds to wait before a started or ended process counts, up to 3600. Sets both `fork_delay` and `terminate_delay`.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_delay_handler',
                },
                {
                    name: 'terminate_delay',
                    since: '2.0.16',
                    feature: ['track-process'],
                    doc: 'Seconds to wait after a process ended before it counts as gone, up to 3600.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_terminate_delay_handler',
                },
                {
                    name: 'fork_delay',
                    since: '2.0.16',
                    feature: ['track-process'],
                    doc: 'Seconds to wait after a process started before it counts as running, up to 3600.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_fork_delay_handler',
                },
                {
                    name: 'full_command',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'Compares with the whole command line instead of the process name only.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_tprocess_full_handler',
                },
            ],
        },
    },
];
