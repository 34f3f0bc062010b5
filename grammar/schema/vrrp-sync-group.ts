import type { KeywordSpec } from './types.ts';

/** The `vrrp_sync_group` block and every keyword that any release took in it. */
export const VRRP_SYNC_GROUP: readonly KeywordSpec[] = [
    {
        name: 'vrrp_sync_group',
        doc: 'Named group of VRRP instances that change state together: if one of them fails, all of them give way.',
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_sync_group_handler',
        block: {
            content: 'keywords',
            keywords: [
                {
                    name: 'group',
                    doc: 'Names of the VRRP instances in the group.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_group_handler',
                    block: { content: 'words' },
                },
                {
                    name: 'track_interface',
                    since: '2.0.0',
                    doc: 'Interfaces whose state counts for all instances of the group, each optionally with a weight; one to a line.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_group_track_if_handler',
                    block: { content: 'lines' },
                },
                {
                    name: 'track_script',
                    since: '2.0.0',
                    doc: 'Scripts, defined by `vrrp_script`, that count for all instances of the group, each optionally with a weight; one to a line.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_group_track_scr_handler',
                    block: { content: 'lines' },
                },
                {
                    name: 'track_file',
                    since: '2.0.0',
                    doc: 'Files, defined by `track_file`, that count for all instances of the group, each optionally with a weight; one to a line.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_group_track_file_handler',
                    block: { content: 'lines' },
                },
                {
                    name: 'track_process',
                    since: '2.0.11',
                    feature: ['track-process'],
                    doc: 'Processes, defined by `vrrp_track_process`, that count for all instances of the group, each optionally with a weight; one to a line.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_group_track_process_handler',
                    block: { content: 'lines' },
                },
                {
                    name: 'track_bfd',
                    since: '2.0.0',
                    feature: ['bfd'],
                    doc: 'BFD sessions, defined by `bfd_instance`, that count for all instances of the group, each optionally with a weight; one to a line.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_group_track_bfd_handler',
                    block: { content: 'lines' },
                },
                {
                    name: 'notify_backup',
                    doc: 'Command run when the group becomes backup, optionally followed by user and group.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_gnotify_backup_handler',
                },
                {
                    name: 'notify_master',
                    doc: 'Command run when the group becomes master, optionally followed by user and group.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_gnotify_master_handler',
                },
                {
                    name: 'notify_fault',
                    doc: 'Command run when the group enters FAULT state, optionally followed by user and group.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_gnotify_fault_handler',
                },
                {
                    name: 'notify_stop',
                    since: '2.0.0',
                    doc: 'Command run when keepalived stops, optionally followed by user and group.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_gnotify_stop_handler',
                },
                {
                    name: 'notify',
                    since: '1.1.2',
                    doc: 'Command run at every state change of the group, optionally followed by user and group. It gets type, name, state and priority as further arguments.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_gnotify_handler',
                },
                {
                    name: 'smtp_alert',
                    doc: 'Sends mail when the group changes state. Default: the settings in `global_defs`.',
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_gsmtp_handler',
                },
                {
                    name: 'sync_group_tracking_weight',
                    aliases: [
                        {
                            name: 'global_tracking',
                            since: '1.2.3',
                            deprecated: { since: '2.0.7', use: 'sync_group_tracking_weight', reported: true },
                        },
                    ],
                    since: '2.0.0',
                    doc: "Lets trackers with a weight change the priority of the group's members, which is otherwise not possible in a sync group.",
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_sg_tracking_weight_handler',
                },
                {
                    name: 'notify_priority_changes',
                    since: '2.2.0',
                    doc: "Also writes changes of the group's priority to the notify pipes. Default: `vrrp_notify_priority_changes`.",
                    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_sg_notify_priority_changes_handler',
                },
            ],
        },
    },
];
