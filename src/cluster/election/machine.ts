/** What a node of a cluster is in: its links, what it tracks, and what that makes of its instances (`keepalived/vrrp/vrrp_track.c`). */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { ClusterNode } from '../node.ts';
import { type Station, type Tracked, bounded } from './station.ts';

/** First release in which any interface that comes up ends the FAULT for all of them (`keepalived_netlink.c:process_if_status_change`). */
const ONE_LINK_SINCE = '2.3.3';

/** What a file adds at least; it means FAULT (`keepalived/vrrp/vrrp_track.c:process_update_track_file_status`). */
const FILE_FAULT = -254;

/** A machine while things on it fail and come back. */
export class Machine {
    /** Whether its daemon runs. */
    isOn = false;
    readonly #node: ClusterNode;
    readonly #linksDown = new Set<string>();
    /** Links that are down, and no reason for a FAULT any more. */
    readonly #forgiven = new Set<string>();
    readonly #interfacesOff = new Set<string>();
    readonly #failing = new Set<string>();
    readonly #values = new Map<string, number>();

    constructor(node: ClusterNode) {
        this.#node = node;
    }

    setLink(name: string, up: boolean): void {
        toggle(this.#linksDown, name, !up);
        this.#forgiven.delete(name);
        if (up && hasIt(this.#node.target.release, ONE_LINK_SINCE, undefined))
            for (const down of this.#linksDown) this.#forgiven.add(down);
    }

    setInterface(name: string, on: boolean): void {
        toggle(this.#interfacesOff, name, !on);
        this.setLink(name, on);
    }

    setTracked(key: string, works: boolean): void {
        toggle(this.#failing, key, !works);
    }

    setFile(key: string, value: number): void {
        this.#values.set(key, value);
    }

    /** Whether the interface of an instance has its link. */
    isLinked({ link }: Station): boolean {
        return link === undefined || !this.#linksDown.has(link);
    }

    /** Whether an instance has its link, and all that it tracks is as it should be. */
    isWell(station: Station): boolean {
        return this.isOn && this.isLinked(station) && !station.tracked.some((each) => this.#isWrong(each));
    }

    /** What keeps an instance in FAULT, as things are. */
    faultsOf(station: Station): readonly string[] {
        const { member, link = '' } = station;
        const stops = station.tracked.filter(
            (each) =>
                (each.weight === 0 || each.tracker.kind === 'tracked-file') &&
                this.#isWrong(each) &&
                !(each.tracker.kind === 'tracked-interface' && this.#forgiven.has(each.tracker.name.text)),
        );
        const isDown = station.stopsWithLink && !this.isLinked(station) && !this.#forgiven.has(link);
        const hasAddress = member.instance.facts.family === 'inet' || !this.#interfacesOff.has(link);
        return [...(isDown || !hasAddress ? ['link'] : []), ...stops.map(({ key }) => key)];
    }

    /** The priority of an instance, as things are. */
    priorityOf({ basePriority, tracked, isOwner }: Station): number {
        if (isOwner) return basePriority;
        const shares = tracked.map((each) => this.#shareOf(each));
        return bounded(shares.reduce((sum, share) => sum + share, basePriority));
    }

    /** What something that is tracked adds to a priority. */
    #shareOf(each: Tracked): number {
        const { tracker, weight, reversed } = each;
        if (tracker.kind === 'tracked-file') return this.#fileShare(each);
        const share = !this.#isFailing(each) === weight > 0 ? weight : 0;
        return reversed ? -share : share;
    }

    #fileShare({ key, weight, reversed }: Tracked): number {
        const value = (this.#values.get(key) ?? 0) * weight;
        return Math.min(Math.max(reversed ? -value : value, FILE_FAULT), -FILE_FAULT - 1);
    }

    #isFailing({ key, tracker: { kind, name } }: Tracked): boolean {
        return this.#failing.has(key) || (kind === 'tracked-interface' && this.#linksDown.has(name.text));
    }

    /** Whether something is as it should not be: it fails, or with `reverse` works. */
    #isWrong(each: Tracked): boolean {
        if (each.tracker.kind !== 'tracked-file') return this.#isFailing(each) !== each.reversed;
        return this.#isFailing(each) || this.#isFileFault(each);
    }

    /** Whether what a file holds means FAULT: any number but 0 without a weight, and 0 with `reverse`. */
    #isFileFault(each: Tracked): boolean {
        if (each.weight !== 0) return this.#fileShare(each) === FILE_FAULT;
        return ((this.#values.get(each.key) ?? 0) !== 0) !== each.reversed;
    }
}

function toggle(set: Set<string>, key: string, on: boolean): void {
    if (on) set.add(key);
    else set.delete(key);
}
