/**
 * keepalived's state machine, for all nodes of a cluster at once and by an own clock, so that the outcome of a fault
 * is computed and not guessed (`keepalived/vrrp/vrrp.c:vrrp_state_backup`, `vrrp_state_master_rx`,
 * `keepalived/vrrp/vrrp_scheduler.c`, `keepalived/vrrp/vrrp_sync.c`, `keepalived/vrrp/vrrp_track.c`). Packets take no
 * time. `test/oracle/election` holds it against real daemons.
 */
import type { Cluster } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import { waitsAsMaster } from '../router.ts';
import { Machine } from './machine.ts';
import { States } from './states.ts';
import { SECOND, type Station, companions, downTimerOf, stationOf } from './station.ts';

/** How many timers may run out before an election counts as one that does not settle. */
const MOST_STEPS = 200_000;

/** The nodes of a cluster while things fail and come back. */
export class Election {
    readonly stations: readonly Station[];
    readonly #states: States;
    readonly #machines: ReadonlyMap<ClusterNode, Machine>;
    readonly #parted = new Map<string, ReadonlySet<ClusterNode>>();

    constructor(cluster: Cluster) {
        this.stations = cluster.routers.flatMap(({ members }, router) =>
            members.map((member) => stationOf(member, router)),
        );
        this.#machines = new Map(cluster.nodes.map((node) => [node, new Machine(node)]));
        this.#states = new States(this.stations, (from, to) => this.#reaches(from, to));
    }

    /** Microseconds since the start. */
    get now(): number {
        return this.#states.now;
    }

    /** When the holders of a virtual router changed last, by its index. */
    get changedAt(): readonly number[] {
        return this.#states.changedAt;
    }

    /** The nodes that are master of a virtual router. */
    holders(router: number): readonly ClusterNode[] {
        return this.stations
            .filter((each) => each.router === router && each.state === 'master')
            .map(({ member }) => member.node);
    }

    /** Starts the daemon of a node. */
    start(node: ClusterNode): void {
        const machine = this.#machineOf(node);
        machine.isOn = true;
        const own = this.#of(node);
        for (const station of own) {
            station.faults.clear();
            for (const reason of machine.faultsOf(station)) station.faults.add(reason);
            station.priority = machine.priorityOf(station);
            station.masterInterval = station.interval;
            station.wantsMaster = false;
            station.delayedUntil = this.now + station.startDelay;
        }
        for (const station of own) {
            if (companions(station, own).some(({ faults }) => faults.size > 0))
                this.#states.enter(station, 'fault');
            else this.#states.wait(station, this.#startsAtOnce(station, own) ? 1 : downTimerOf(station));
        }
        this.#states.deliver();
    }

    /** Ends a node without a word. */
    crash(node: ClusterNode): void {
        this.#machineOf(node).isOn = false;
        for (const station of this.#of(node)) this.#states.enter(station, 'off');
    }

    /** Ends the daemon of a node, which tells the others. */
    stop(node: ClusterNode): void {
        for (const station of this.#of(node)) if (station.state === 'master') this.#states.send(station, 0);
        this.crash(node);
        this.#states.deliver();
    }

    /** Takes the link of an interface away, or brings it back. */
    setLink(node: ClusterNode, name: string, up: boolean): void {
        this.#machineOf(node).setLink(name, up);
        this.#review(node);
    }

    /** Switches an interface off or on, with which IPv6 loses its address, whatever is tracked. */
    setInterface(node: ClusterNode, name: string, on: boolean): void {
        this.#machineOf(node).setInterface(name, on);
        this.#review(node);
    }

    /** Lets something that is tracked fail or work, by the key that a station has for it. */
    setTracked(node: ClusterNode, key: string, works: boolean): void {
        this.#machineOf(node).setTracked(key, works);
        this.#review(node);
    }

    /** Writes a number into a tracked file, by the key that a station has for it; it held 0 before. */
    setFile(node: ClusterNode, key: string, value: number): void {
        this.#machineOf(node).setFile(key, value);
        this.#review(node);
    }

    /** Parts nodes from all others in the network of an interface, while all links are up; none: joins all again. */
    part(nodes: readonly ClusterNode[], link: string): void {
        this.#parted.set(link, new Set(nodes));
    }

    /** Whether all that an instance works on and tracks is well, and with it all of its sync group. */
    isHealthy(station: Station): boolean {
        return companions(station, this.stations).every((each) => this.#on(each).isWell(each));
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
                const delay = quiet === undefined ? this.#pending() : undefined;
                if (delay === undefined) {
                    this.#states.now = Math.max(this.now, quietUntil);
                    return true;
                }
                this.#skipTo(delay - window);
                quietUntil = delay + window;
                continue;
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
        this.#states.now = end;
    }

    #machineOf(node: ClusterNode): Machine {
        const machine = this.#machines.get(node);
        if (machine === undefined) throw new Error(`no machine for ${node.name}`);
        return machine;
    }

    #on({ member }: Station): Machine {
        return this.#machineOf(member.node);
    }

    #of(node: ClusterNode): readonly Station[] {
        return this.stations.filter(({ member }) => member.node === node);
    }

    #picture(): string {
        return this.stations.map(({ state }) => state).join(' ');
    }

    /** Time in which everything that is still to happen has happened, but for what waits for a delay. */
    #window(): number {
        return Math.max(SECOND, ...this.stations.map((each) => 2 * (downTimerOf(each) + each.interval)));
    }

    /** When the next delay of a preemption or a start is over; undefined where none runs. */
    #pending(): number | undefined {
        const ends = this.stations.flatMap(({ preemptAt = 0, delayedUntil, state }) =>
            state === 'backup' ? [preemptAt, delayedUntil].filter((end) => end > this.now) : [],
        );
        return ends.length === 0 ? undefined : Math.min(...ends);
    }

    /** Lets time go by in which the same adverts come again and again, up to a moment. */
    #skipTo(time: number): void {
        const skipped = time - this.now;
        if (skipped <= 0) return;
        for (const station of this.stations) if (station.delayedUntil <= this.now) station.expiry += skipped;
        this.#states.now = time;
    }

    #nextExpiry(): number {
        return Math.min(...this.stations.map(({ expiry }) => expiry));
    }

    #runUntil(time: number): void {
        for (let next = this.#nextExpiry(); next <= time; next = this.#nextExpiry()) this.#runTo(next);
    }

    /** Lets all timers run out that do at a time, then delivers what was sent. */
    #runTo(time: number): void {
        this.#states.now = time;
        for (const station of this.stations.filter(({ expiry }) => expiry <= time))
            this.#states.expire(station);
        this.#states.deliver();
    }

    #startsAtOnce(station: Station, own: readonly Station[]): boolean {
        const { instance, node } = station.member;
        if (instance.initialState !== 'MASTER') return false;
        if (!waitsAsMaster(node)) return true;
        return companions(station, own).every(
            ({ isOwner, member }) => isOwner && member.instance.initialState === 'MASTER',
        );
    }

    #reaches(from: Station, to: Station): boolean {
        const [one, other] = [from.member.node, to.member.node];
        const parted = this.#parted.get(from.link ?? '');
        const apart = parted !== undefined && parted.has(one) !== parted.has(other);
        return !apart && this.#on(to).isOn && this.#on(from).isLinked(from) && this.#on(to).isLinked(to);
    }

    /** Draws the consequences of a change on a node. */
    #review(node: ClusterNode): void {
        const machine = this.#machineOf(node);
        const own = this.#of(node).filter(({ state }) => state !== 'off');
        for (const station of own) {
            const reasons = machine.faultsOf(station);
            const wasDown = station.faults.size > 0;
            station.faults.clear();
            for (const reason of reasons) station.faults.add(reason);
            this.#states.setPriority(station, machine.priorityOf(station));
            if (wasDown === reasons.length > 0) continue;
            const group = companions(station, own);
            if (reasons.length > 0) for (const each of group) this.#states.fail(each);
            else if (group.every(({ faults }) => faults.size === 0))
                for (const each of group) this.#states.recover(each);
        }
        this.#states.deliver();
    }
}
