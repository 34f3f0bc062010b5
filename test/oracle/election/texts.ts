/** Configurations for scenarios, and the times that follow from them. */
import type { Action, Holders, Port } from './scenario.ts';

/** The virtual address of most scenarios. */
export const VIP = '10.9.0.100';

/** A second one, on the other network. */
export const VIP2 = '10.9.1.100';

/** The interval between adverts, in seconds, where a scenario says nothing else: short, so that little time is spent. */
export const ADVERT = 0.4;

/** Milliseconds of quiet after which nothing more can come of an action with that interval and checks every second. */
export const QUIET = 3_000;

/** What a virtual router has that is not the same in all scenarios. */
export interface Router {
    readonly name?: string;
    readonly state?: 'MASTER' | 'BACKUP';
    readonly port?: Port;
    readonly vrid?: number;
    readonly priority: number;
    readonly advert?: number;
    readonly vips?: readonly string[];
    /** Further lines of the block. */
    readonly lines?: readonly string[];
}

function block(head: string, lines: readonly string[]): string {
    return [`${head} {`, ...lines.map((line) => `    ${line}`), '}'].join('\n');
}

/** A block within a block, as its lines. */
export function inner(head: string, lines: readonly string[]): string[] {
    return block(head, lines).split('\n');
}

/** A `vrrp_instance`: VRID 51 on eth0 and no state, where nothing else is said. */
export function router(given: Router): string {
    const { name = 'VI', state, port = 'eth0', vrid = 51, advert = ADVERT, vips = [VIP], lines = [] } = given;
    return block(`vrrp_instance ${name}`, [
        ...(state === undefined ? [] : [`state ${state}`]),
        `interface ${port}`,
        `virtual_router_id ${vrid}`,
        `priority ${given.priority}`,
        `advert_int ${advert}`,
        ...lines,
        ...inner('virtual_ipaddress', vips),
    ]);
}

/** A `vrrp_script` that fails while there is a file of its name in `/run`, asked every second. */
export function script(name: string, lines: readonly string[] = []): string {
    return block(`vrrp_script ${name}`, [`script "/usr/bin/test ! -e /run/${name}"`, 'interval 1', ...lines]);
}

/** A `track_file` of the name, which reads that file in `/run`. */
export function trackFile(name: string, lines: readonly string[] = []): string {
    return block(`track_file ${name}`, [`file /run/${name}`, ...lines]);
}

/** A `vrrp_sync_group` of instances. */
export function group(instances: readonly string[], lines: readonly string[] = []): string {
    return block('vrrp_sync_group G', [...inner('group', instances), ...lines]);
}

/** A whole configuration, with version 3 unless a router says otherwise; `globals` are lines of `global_defs`. */
export function configuration(blocks: readonly string[], globals: readonly string[] = []): string {
    const always = ['script_user root', 'enable_script_security', 'vrrp_version 3'];
    return `${[block('global_defs', [...always, ...globals]), ...blocks].join('\n\n')}\n`;
}

/** A configuration of one router and nothing else. */
export function alone(given: Router): string {
    return configuration([router(given)]);
}

/** That these nodes hold the address. */
export function on(...names: readonly string[]): Holders {
    return { [VIP]: names };
}

/** That the two addresses are on these nodes. */
export function both(first: readonly string[], second: readonly string[]): Holders {
    return { [VIP]: first, [VIP2]: second };
}

/** An action on one node. */
export function act(
    what: 'crash' | 'kill' | 'stop' | 'start' | 'linkDown' | 'linkUp' | 'interfaceOff' | 'interfaceOn',
    node: string,
    port: Port = 'eth0',
): Action {
    return { do: what, node, port };
}

/** What a busy machine may take longer than keepalived has to, in milliseconds. */
const SLACK = 1_500;

/** What the priority adds to the time of a backup, in milliseconds, with version 3: the less, the higher it is. */
const skew = (priority: number, advert: number): number => ((256 - priority) / 256) * advert * 1000;

/**
 * How long a backup that heard the last advert waits until it is master, with version 3: three intervals and the
 * skew of its priority, less what has passed since that advert.
 */
export function afterSilence(priority: number, advert = ADVERT): readonly [number, number] {
    const full = 3 * advert * 1000 + skew(priority, advert);
    return [full - advert * 1000 - 50, full + SLACK];
}

/** How long a node that starts, or leaves FAULT, waits until it is master: the same, but from its own beginning. */
export function afterStart(priority: number, advert = ADVERT): readonly [number, number] {
    const full = 3 * advert * 1000 + skew(priority, advert);
    // That a daemon has started is seen a little late, on a busy machine half a second.
    return [full - 600, full + SLACK];
}

/** How long a backup waits after the master's farewell (an advert of priority 0), with version 3. */
export function afterFarewell(priority: number, advert = ADVERT): readonly [number, number] {
    const full = skew(priority, advert);
    return [full - 20, full + SLACK];
}

/** The same after a check that is asked every second has failed. */
export function afterFailedCheck(priority: number, advert = ADVERT): readonly [number, number] {
    const [least, most] = afterFarewell(priority, advert);
    return [least, most + 1_000];
}
