import { FLAG, OPTIONAL, REPORTED, TEXT, takes } from './shapes.ts';
import type { KeywordSpec } from './types.ts';

/** Options of one line that stand outside every block and concern the keepalived process itself. */
export const PROCESS: readonly KeywordSpec[] = [
    {
        name: 'net_namespace',
        since: '1.2.24',
        doc: 'Network namespace in which keepalived runs. It may be given once, and a reload cannot change it.',
        source: 'keepalived/core/global_parser.c:net_namespace_handler',
        shape: takes('name', TEXT, REPORTED, { repeat: 'first' }),
        formerShapes: [{ until: '2.0.16', ...takes('name', TEXT, {}, { repeat: 'first' }) }],
    },
    {
        name: 'net_namespace_ipvs',
        since: '2.1.0',
        doc: 'Network namespace that receives the IPVS tables, when it differs from the one keepalived runs in. Without a name, the default namespace is used.',
        source: 'keepalived/core/global_parser.c:net_namespace_ipvs_handler',
        shape: takes('name', TEXT, OPTIONAL, { repeat: 'first' }),
    },
    {
        name: 'namespace_with_ipsets',
        since: '1.3.0',
        doc: 'Allows ipsets together with a network namespace on kernels before Linux 3.13, where ipsets do not know of namespaces.',
        source: 'keepalived/core/global_parser.c:namespace_ipsets_handler',
        shape: FLAG,
    },
    {
        name: 'instance',
        since: '1.2.24',
        doc: 'Name of this keepalived when several run in one network namespace. It becomes part of the pid file names; a reload cannot change it.',
        source: 'keepalived/core/global_parser.c:instance_handler',
        shape: takes('name', TEXT, REPORTED, { repeat: 'first' }),
        formerShapes: [{ until: '2.0.16', ...takes('name', TEXT, {}, { repeat: 'first' }) }],
    },
    {
        name: 'use_pid_dir',
        since: '1.2.24',
        doc: "Puts the pid files into keepalived's own directory below the run directory.",
        source: 'keepalived/core/global_parser.c:use_pid_dir_handler',
        shape: FLAG,
    },
    {
        name: 'child_wait_time',
        since: '2.0.0',
        doc: 'Seconds the main process waits for its child processes to end at shutdown. Default 5.',
        source: 'keepalived/core/global_parser.c:child_wait_handler',
        shape: takes('seconds', { kind: 'integer', min: 0, max: 4_294_967_295, unit: 'seconds' }),
    },
    {
        name: 'linkbeat_use_polling',
        since: '1.1.18',
        feature: ['linkbeat'],
        doc: 'Finds out whether links are up by polling the interfaces (MII, ethtool or ioctl) instead of listening to netlink events. Applies to all interfaces.',
        source: 'keepalived/core/global_parser.c:use_polling_handler',
        shape: FLAG,
    },
];
