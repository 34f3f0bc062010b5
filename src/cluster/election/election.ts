/**
 * keepalived's state machine, for all nodes of a cluster at once and by an own clock, so that the outcome of a fault
 * is computed and not guessed (`keepalived/vrrp/vrrp.c:vrrp_state_backup`, `vrrp_state_master_rx`,
 * `keepalived/vrrp/vrrp_scheduler.c`, `keepalived/vrrp/vrrp_sync.c`, `keepalived/vrrp/vrrp_track.c`). Packets take no
 * time. `test/oracle/election` holds it against real daemons.
 */
import { hasIt } from '../../../grammar/schema/releases.ts';
import { hears } from '../adverts.ts';
import type { Cluster } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import {
    SECOND,
    type Station,
    type Tracked,
    bounded,
    companions,
    downTimerOf,
    compareAddresses,
    linkKey,
    skewOf,
    stationOf,
} from './station.ts';

/** A packet on its way; priority 0 says that its sender gives up. */
interface Advert {
    readonly from: Station;
    readonly priority: number;
}

/** First release in which a node that starts as MASTER waits for adverts like any other. */
const WAITS_SINCE = '2.0.0';

/** First release that looks at no adverts during `vrrp_startup_delay`. */
const DEAF_SINCE = '2.2.8';

/** First release in which any interface that comes up ends the FAULT for all of them (`keepalived_netlink.c:process_if_status_change`). */
const ONE_LINK_SINCE = '2.3.3';

/** What a file adds at least; it means FAULT (`keepalived/vrrp/vrrp_track.c:process_update_track_file_status`). */
const FILE_FAULT = -254;

/** How many timers may run out before an election counts as one that does not settle. */
const MOST_STEPS = 200_000;

/** The nodes of a cluster while things fail and come back. */
export class Election {
    readonly stations: readonly Station[];
    /** Microseconds since the start. */
    now = 0;
    /** When the holders of a virtual router changed last, by its index. */
    readonly changedAt: number[];
    readonly #off = new Set<ClusterNode>();
    readonly #linksDown = new Set<string>();
    /** Links that are down, and no reason for a FAULT any more. */
    readonly #forgiven = new Set<string>();
    readonly #interfacesOff = new Set<string>();
    readonly #failing = new Set<string>();
    readonly #values = new Map<string, number>();
    readonly #parted = new Map<string, ReadonlySet<ClusterNode>>();
    readonly #heard = new Map<Station, readonly Station[]>();
    #adverts: Advert[] = [];

    constructor(cluster: Cluster) {
        this.stations = cluster.routers.flatMap(({ members }, router) =>
            members.map((member) => stationOf(member, router)),
        );
        this.changedAt = cluster.routers.map(() => 0);
        for (const node of cluster.nodes) this.#off.add(node);
        for (const station of this.stations) {
            const listeners = this.stations.filter(
                (each) =>
                    each !== station &&
                    each.member.node !== station.member.node &&
                    hears(each.member, station.member),
            );
            this.#heard.set(station, listeners);
        }
    }

    /** The nodes that are master of a virtual router. */
    holders(router: number): readonly ClusterNode[] {
        return this.stations
            .filter((each) => each.router === router && each.state === 'master')
            .map(({ member }) => member.node);
    }

    /** Starts the daemon of a node. */
    start(node: ClusterNode): void {
        this.#off.delete(node);
        const own = this.#of(node);
        for (const station of own) {
            station.faults.clear();
            for (const reason of this.#reasons(station)) station.faults.add(reason);
            station.priority = this.#priority(station);
            station.masterInterval = station.interval;
            station.wantsMaster = false;
            station.delayedUntil = this.now + station.startDelay;
        }
        for (const station of own) {
            if (companions(station, own).some(({ faults }) => faults.size > 0)) this.#enter(station, 'fault');
            else this.#wait(station, this.#startsAtOnce(station, own) ? 1 : downTimerOf(station));
        }
        this.#deliver();
    }

    /** Ends a node without a word. */
    crash(node: ClusterNode): void {
        this.#off.add(node);
        for (const station of this.#of(node)) this.#enter(station, 'off');
    }

    /** Ends the daemon of a node, which tells the others. */
    stop(node: ClusterNode): void {
        for (const station of this.#of(node)) if (station.state === 'master') this.#send(station, 0);
        this.crash(node);
        this.#deliver();
    }

    /** Takes the link of an interface away, or brings it back. */
    setLink(node: ClusterNode, name: string, up: boolean): void {
        toggle(this.#linksDown, `${node.name} ${name}`, !up);
        this.#forgiven.delete(`${node.name} ${name}`);
        if (up && hasIt(node.target.release, ONE_LINK_SINCE, undefined)) {
            const own = `${node.name} `;
            for (const down of this.#linksDown) if (down.startsWith(own)) this.#forgiven.add(down);
        }
        this.#review(node);
    }

    /** Switches an interface off or on, with which IPv6 loses its address, whatever is tracked. */
    setInterface(node: ClusterNode, name: string, on: boolean): void {
        toggle(this.#interfacesOff, `${node.name} ${name}`, !on);
        this.setLink(node, name, on);
    }

    /** Lets something that is tracked fail or work, by the key that a station has for it. */
    setTracked(node: ClusterNode, key: string, works: boolean): void {
        toggle(this.#failing, `${node.name} ${key}`, !works);
        this.#review(node);
    }

    /** Writes a number into a tracked file, by the key that a station has for it; it held 0 before. */
    setFile(node: ClusterNode, key: string, value: number): void {
        this.#values.set(`${node.name} ${key}`, value);
        this.#review(node);
    }

    /** Parts nodes from all others in the network of an interface, while all links are up; none: joins all again. */
    part(nodes: readonly ClusterNode[], link: string): void {
        this.#parted.set(link, new Set(nodes));
    }

    /** Whether all that an instance works on and tracks is well, and with it all of its sync group. */
    isHealthy(station: Station): boolean {
        return companions(station, this.stations).every(
            (each) =>
                !this.#off.has(each.member.node) &&
                this.#isLinked(each) &&
                !each.tracked.some((tracked) => this.#isWrong(each, tracked)),
        );
    }

    /**
     * Lets time go on until nothing has changed for so many seconds, or where nothing is said, until nothing can change
     * any more; false where it never ends.
     */
    settle(quiet?: number): boolean {
        const window = quiet === undefined ? this.#window() : quiet * SECOND;
        let quietUntil = this.now + window;
        let last = this.#picture();
        for (let step = 0; step < MOST_STEPS; step++) {
            const next = this.#nextExpiry();
            if (next > quietUntil) {
                this.now = Math.max(this.now, quietUntil);
                return true;
            }
            this.#runTo(next);
            const picture = this.#picture();
            if (picture !== last) quietUntil = this.now + window;
            last = picture;
        }
        return false;
    }

    /** Goes on until the next advert of a master on a node, after which a fault is noticed latest; none: stays. */
    toAdvertOf(node: ClusterNode): void {
        const next = Math.min(
            ...this.#of(node)
                .filter(({ state }) => state === 'master')
                .map(({ expiry }) => expiry),
        );
        if (next < Infinity) this.#runUntil(next);
    }

    /** Lets some time go by, in seconds. */
    pass(seconds: number): void {
        const end = this.now + Math.round(seconds * SECOND);
        this.#runUntil(end);
        this.now = end;
    }

    #of(node: ClusterNode): readonly Station[] {
        return this.stations.filter(({ member }) => member.node === node);
    }

    #picture(): string {
        return this.stations.map(({ state }) => state).join(' ');
    }

    /** Time in which everything that is still to happen has happened. */
    #window(): number {
        const longest = this.stations.map(
            (each) => 2 * (downTimerOf(each) + each.interval) + each.preemptDelay + each.startDelay,
        );
        return Math.max(SECOND, ...longest);
    }

    #nextExpiry(): number {
        return Math.min(...this.stations.map(({ expiry }) => expiry));
    }

    #runUntil(time: number): void {
        for (let next = this.#nextExpiry(); next <= time; next = this.#nextExpiry()) this.#runTo(next);
    }

    /** Lets all timers run out that do at a time, then delivers what was sent. */
    #runTo(time: number): void {
        this.now = time;
        for (const station of this.stations.filter(({ expiry }) => expiry <= time)) this.#expire(station);
        this.#deliver();
    }

    #startsAtOnce(station: Station, own: readonly Station[]): boolean {
        const { instance, node } = station.member;
        if (instance.initialState !== 'MASTER') return false;
        if (!hasIt(node.target.release, WAITS_SINCE, undefined)) return true;
        return companions(station, own).every(
            ({ isOwner, member }) => isOwner && member.instance.initialState === 'MASTER',
        );
    }

    #expire(station: Station): void {
        if (station.state === 'master') {
            station.expiry = this.now + station.interval;
            this.#send(station, station.priority);
        } else if (station.state === 'backup') this.#claim(station);
    }

    /** A backup that heard no master: it becomes one, with all of its sync group, once all of them want to. */
    #claim(station: Station): void {
        station.wantsMaster = true;
        const group = companions(station, this.stations);
        if (!group.every((each) => each === station || each.wantsMaster || each.state === 'master')) {
            this.#wait(station, downTimerOf(station));
            return;
        }
        for (const each of group) {
            if (each.state === 'master') continue;
            each.wantsMaster = true;
            each.masterInterval = each.interval;
            this.#enter(each, 'master');
            each.expiry = this.now + each.interval;
            this.#send(each, each.priority);
        }
    }

    #enter(station: Station, state: Station['state']): void {
        if ((station.state === 'master') !== (state === 'master')) this.changedAt[station.router] = this.now;
        station.state = state;
        if (state !== 'backup') station.expiry = Infinity;
        if (state !== 'master') station.preemptAt = undefined;
    }

    /** Makes an instance a backup that waits. */
    #wait(station: Station, time: number): void {
        if (station.state !== 'backup') this.#enter(station, 'backup');
        station.downTimer = time;
        station.expiry = Math.max(this.now, station.delayedUntil) + time;
    }

    #isLinked({ member, link }: Station): boolean {
        return link === undefined || !this.#linksDown.has(`${member.node.name} ${link}`);
    }

    #isFailing({ member }: Station, key: string): boolean {
        const name = `${member.node.name} ${key.replace(linkKey(''), '')}`;
        return (
            this.#failing.has(`${member.node.name} ${key}`) ||
            (key.startsWith(linkKey('')) && this.#linksDown.has(name))
        );
    }

    #reaches(from: Station, to: Station): boolean {
        const [one, other] = [from.member.node, to.member.node];
        const parted = this.#parted.get(from.link ?? '');
        const apart = parted !== undefined && parted.has(one) !== parted.has(other);
        return !apart && !this.#off.has(other) && this.#isLinked(from) && this.#isLinked(to);
    }

    /** Whether an instance passes over adverts since its daemon has just started. */
    #isDeaf({ delayedUntil, member }: Station): boolean {
        return this.now < delayedUntil && hasIt(member.node.target.release, DEAF_SINCE, undefined);
    }

    #send(from: Station, priority: number): void {
        this.#adverts.push({ from, priority });
    }

    #deliver(): void {
        for (let advert = this.#adverts.shift(); advert !== undefined; advert = this.#adverts.shift()) {
            for (const station of this.#heard.get(advert.from) ?? []) {
                if (!this.#reaches(advert.from, station) || this.#isDeaf(station)) continue;
                if (station.state === 'backup') this.#hearAsBackup(station, advert);
                else if (station.state === 'master') this.#hearAsMaster(station, advert);
            }
        }
    }

    #hearAsBackup(station: Station, { from, priority }: Advert): void {
        if (priority === 0) {
            this.#wait(station, skewOf(station));
            return;
        }
        const isHigher = priority >= station.priority;
        const { preemptDelay, preemptAt, member } = station;
        const delays = preemptDelay > 0 && (preemptAt === undefined || preemptAt > this.now);
        if (!member.holdsBack && !isHigher && !delays) {
            // What is left of the timer counts from the end of the delay after a start.
            this.#wait(station, Math.max(station.expiry - this.now, 0));
            return;
        }
        if (member.instance.facts.version === 3) station.masterInterval = from.interval;
        if (isHigher) station.preemptAt = undefined;
        else if (preemptDelay > 0) station.preemptAt = preemptAt ?? this.now + preemptDelay;
        station.wantsMaster = false;
        this.#wait(station, downTimerOf(station));
    }

    #hearAsMaster(station: Station, { from, priority }: Advert): void {
        const higher = priority - station.priority || compareAddresses(from, station, this.stations);
        // The same priority from the same address is left alone.
        if (higher === 0) return;
        if (higher < 0) {
            this.#send(station, station.priority);
            return;
        }
        if (station.member.instance.facts.version === 3) station.masterInterval = from.interval;
        for (const each of companions(station, this.stations)) {
            each.wantsMaster = false;
            if (each.state === 'master') this.#wait(each, downTimerOf(each));
        }
    }

    /** What a tracked file adds to the priority of an instance. */
    #fileShare({ member }: Station, { key, weight, reversed }: Tracked): number {
        const value = this.#values.get(`${member.node.name} ${key}`) ?? 0;
        return Math.min(Math.max(reversed ? -value * weight : value * weight, FILE_FAULT), -FILE_FAULT - 1);
    }

    /** Whether something is as it should not be. */
    #isWrong(station: Station, each: Tracked): boolean {
        if (each.tracker.kind !== 'tracked-file') return this.#isFailing(station, each.key) !== each.reversed;
        return this.#isFailing(station, each.key) || this.#isFileFault(station, each);
    }

    /** Whether what a file holds means FAULT: any number but 0 without a weight, and 0 with `reverse`. */
    #isFileFault(station: Station, each: Tracked): boolean {
        if (each.weight !== 0) return this.#fileShare(station, each) === FILE_FAULT;
        const value = this.#values.get(`${station.member.node.name} ${each.key}`) ?? 0;
        return (value !== 0) !== each.reversed;
    }

    /** What keeps an instance in FAULT, as things are. */
    #reasons(station: Station): readonly string[] {
        const { member } = station;
        const isForgiven = (name: string): boolean => this.#forgiven.has(`${member.node.name} ${name}`);
        const stops = station.tracked.filter(
            (each) =>
                (each.weight === 0 || each.tracker.kind === 'tracked-file') &&
                this.#isWrong(station, each) &&
                !(each.tracker.kind === 'tracked-interface' && isForgiven(each.tracker.name.text)),
        );
        const isDown = station.stopsWithLink && !this.#isLinked(station) && !isForgiven(station.link ?? '');
        const hasAddress =
            member.instance.facts.family === 'inet' ||
            !this.#interfacesOff.has(`${member.node.name} ${station.link ?? ''}`);
        const link = isDown || !hasAddress ? ['link'] : [];
        return [...link, ...stops.map(({ key }) => key)];
    }

    #priority(station: Station): number {
        const { basePriority, tracked, isOwner } = station;
        if (isOwner) return basePriority;
        const shares = tracked.map((each) => {
            if (each.tracker.kind === 'tracked-file') return this.#fileShare(station, each);
            const works = !this.#isFailing(station, each.key);
            const share = works === each.weight > 0 ? each.weight : 0;
            return each.reversed ? -share : share;
        });
        return bounded(shares.reduce((sum, share) => sum + share, basePriority));
    }

    /** Draws the consequences of a change on a node. */
    #review(node: ClusterNode): void {
        const own = this.#of(node).filter(({ state }) => state !== 'off');
        for (const station of own) {
            const reasons = new Set(this.#reasons(station));
            const wasDown = station.faults.size > 0;
            station.faults.clear();
            for (const reason of reasons) station.faults.add(reason);
            this.#setPriority(station);
            if (wasDown === reasons.size > 0) continue;
            const group = companions(station, own);
            if (reasons.size > 0) for (const each of group) this.#fail(each);
            else if (group.every(({ faults }) => faults.size === 0))
                for (const each of group) this.#recover(each);
        }
        this.#deliver();
    }

    #setPriority(station: Station): void {
        const priority = this.#priority(station);
        if (priority === station.priority) return;
        station.priority = priority;
        const before = station.downTimer;
        station.downTimer = downTimerOf(station);
        if (station.state === 'backup') station.expiry += station.downTimer - before;
    }

    #fail(station: Station): void {
        if (station.state === 'master') this.#send(station, 0);
        station.wantsMaster = false;
        if (station.state !== 'fault') this.#enter(station, 'fault');
    }

    #recover(station: Station): void {
        station.masterInterval = station.interval;
        station.wantsMaster = false;
        this.#wait(station, downTimerOf(station));
    }
}

function toggle(set: Set<string>, key: string, on: boolean): void {
    if (on) set.add(key);
    else set.delete(key);
}
