/** Files, names to resolve, and what the kernel has, as far as the config test looks at them. */
import { TABLES } from '../../../grammar/schema/line-options.ts';
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import type { Bound } from '../../schema/bind.ts';
import { socketFamily } from '../../schema/values/address.ts';
import type { Target } from '../../schema/targets.ts';
import { type HostCondition, type Survey, unless } from './condition.ts';

type Look = (bound: Bound, textOf: Survey['textOf'], target: Target) => string | undefined;

/** Folders that every host has. */
const STANDARD = new Set(['/etc', '/run', '/tmp', '/var', '/var/lib', '/var/run', '/var/tmp']);

/** The folder of a file, where one can be missing. */
function folderOf(path: string | undefined): string | undefined {
    const [, folder] = /^(\/.*[^/])\/+[^/]+\/*$/.exec(path ?? '') ?? [];
    return folder === undefined || STANDARD.has(folder) ? undefined : folder;
}

/** First release that needs the folder of a tracked file (`keepalived/trackers/track_file.c:track_file_end_handler`). */
const NEEDS_FOLDER: Release = '2.2.8';

const trackedFile: Look = ({ words }, textOf, { release }) => {
    const folder = hasIt(release, NEEDS_FOLDER, undefined) ? folderOf(textOf(words[1])) : undefined;
    return folder === undefined ? undefined : `folder ${folder} exists`;
};

/** The config test makes that folder, but not the one around it. */
const savedConfig: Look = ({ words }, textOf) => {
    const folder = folderOf(textOf(words[1]));
    return folder === undefined ? undefined : `folder ${folder} exists`;
};

const keyFile: Look = ({ words }, textOf) => {
    const [, path] = /^file:(.+)$/.exec(textOf(words[2]) ?? '') ?? [];
    return path === undefined ? undefined : `${path} exists and only its owner can read it`;
};

const mailServer: Look = ({ words }, textOf) => {
    const name = textOf(words[1]);
    if (name === undefined || name === 'localhost' || socketFamily(name) !== undefined) return undefined;
    return /^[\w.-]*[a-z][\w.-]*$/i.test(name) ? `${name} can be resolved` : undefined;
};

const igmpReports: Look = () => 'the kernel has net.ipv4.igmp_link_local_mcast_reports';

const processors: Look = ({ words }, textOf) => {
    const numbers = words.slice(1).map((word) => textOf(word) ?? '');
    const highest = Math.max(0, ...numbers.filter((each) => /^\d+$/.test(each)).map(Number));
    return highest === 0 ? undefined : `the host has a CPU ${String(highest)}`;
};

/** What must hold for a statement, by its path. */
const STATEMENTS: ReadonlyMap<string, Look> = new Map([
    ['track_file/file', trackedFile],
    ['vrrp_track_file/file', trackedFile],
    ['auth_hmac/key', keyFile],
    ['global_defs/config_save_dir', savedConfig],
    ['global_defs/smtp_server', mailServer],
    ['global_defs/disable_local_igmp', igmpReports],
    ['global_defs/vrrp_cpu_affinity', processors],
    ['global_defs/checker_cpu_affinity', processors],
    ['global_defs/bfd_cpu_affinity', processors],
]);

/** A routing table that a route or rule gives by a name of its own (`keepalived/vrrp/vrrp_iproute.c:alloc_route`). */
const routingTable: Look = ({ parent, words }, textOf) => {
    const block = parent?.spec?.block;
    const line = block?.content === 'lines' ? block.line : undefined;
    if (line !== 'route' && line !== 'routing-rule') return undefined;
    const name = textOf(words[words.findIndex(({ text }) => text === 'table' || text === 'lookup') + 1]);
    if (name === undefined || name === words[0]?.text) return undefined;
    return /^\w/.test(name) && !/^\d/.test(name) && !(name in TABLES.known)
        ? `${TABLES.file} has a table ${name}`
        : undefined;
};

/** What else of the host must be as a configuration has it. */
export function machineConditions({ reached, target, textOf }: Survey): HostCondition[] {
    return reached.flatMap((bound) => {
        const path = `${bound.parent?.spec?.name ?? ''}/${bound.spec?.name ?? ''}`;
        const look = bound.binding.kind === 'value' ? routingTable : STATEMENTS.get(path);
        const holds = look?.(bound, textOf, target);
        return holds === undefined ? [] : [unless(holds, bound)];
    });
}
