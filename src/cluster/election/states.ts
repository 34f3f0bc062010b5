/**
 * The states of instances and what leads from one to another (`keepalived/vrrp/vrrp.c:vrrp_state_backup`,
 * `vrrp_state_master_rx`, `keepalived/vrrp/vrrp_sync.c`).
 */
import { hasIt } from '../../../grammar/schema/releases.ts';
import { hears } from '../adverts.ts';
import { type Station, companions, compareAddresses, downTimerOf, skewOf } from './station.ts';

/** A packet on its way; priority 0 says that its sender gives up. */
interface Advert {
    readonly from: Station;
    readonly priority: number;
}

/** First release that looks at no adverts during `vrrp_startup_delay`. */
const DEAF_SINCE = '2.2.8';

/** All instances of a cluster in their states. Packets take no time. */
export class States {
    readonly stations: readonly Station[];
    /** Microseconds since the start. */
    now = 0;
    /** When the holders of a virtual router changed last, by its index. */
    readonly changedAt: number[];
    /** Whether packets come from the one to the other, as things are. */
    readonly #reaches: (from: Station, to: Station) => boolean;
    readonly #heard: ReadonlyMap<Station, readonly Station[]>;
    #adverts: Advert[] = [];

    constructor(stations: readonly Station[], reaches: (from: Station, to: Station) => boolean) {
        this.stations = stations;
        this.changedAt = stations.map(() => 0);
        this.#reaches = reaches;
        this.#heard = new Map(
            stations.map((from) => [
                from,
                stations.filter(
                    ({ member }) => member.node !== from.member.node && hears(member, from.member),
                ),
            ]),
        );
    }

    /** The timer of an instance is over. */
    expire(station: Station): void {
        if (station.state === 'master') {
            station.expiry = this.now + station.interval;
            this.send(station, station.priority);
        } else if (station.state === 'backup') this.#claim(station);
    }

    /** A backup that heard no master: it becomes one, with all of its sync group, once all of them want to. */
    #claim(station: Station): void {
        station.wantsMaster = true;
        const group = companions(station, this.stations);
        if (!group.every((each) => each === station || each.wantsMaster || each.state === 'master')) {
            this.wait(station, downTimerOf(station));
            return;
        }
        for (const each of group) {
            if (each.state === 'master') continue;
            each.wantsMaster = true;
            each.masterInterval = each.interval;
            this.enter(each, 'master');
            each.expiry = this.now + each.interval;
            this.send(each, each.priority);
        }
    }

    /** Puts an instance into a state; one that is no backup waits for nothing. */
    enter(station: Station, state: Station['state']): void {
        if ((station.state === 'master') !== (state === 'master')) this.changedAt[station.router] = this.now;
        station.state = state;
        if (state !== 'backup') station.expiry = Infinity;
        if (state !== 'master') station.preemptAt = undefined;
    }

    /** Makes an instance a backup that waits. */
    wait(station: Station, time: number): void {
        if (station.state !== 'backup') this.enter(station, 'backup');
        station.downTimer = time;
        station.expiry = Math.max(this.now, station.delayedUntil) + time;
    }

    /** Whether an instance passes over adverts since its daemon has just started. */
    #isDeaf({ delayedUntil, member }: Station): boolean {
        return this.now < delayedUntil && hasIt(member.node.target.release, DEAF_SINCE, undefined);
    }

    /** Sends an advert; `deliver` takes it to the others. */
    send(from: Station, priority: number): void {
        this.#adverts.push({ from, priority });
    }

    /** Takes what was sent to all that hear it, and what they send in turn. */
    deliver(): void {
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
            this.wait(station, skewOf(station));
            return;
        }
        const isHigher = priority >= station.priority;
        const { preemptDelay, preemptAt, member } = station;
        const delays = preemptDelay > 0 && (preemptAt === undefined || preemptAt > this.now);
        if (!member.holdsBack && !isHigher && !delays) {
            // What is left of the timer counts from the end of the delay after a start.
            this.wait(station, Math.max(station.expiry - this.now, 0));
            return;
        }
        if (member.instance.facts.version === 3) station.masterInterval = from.interval;
        if (isHigher) station.preemptAt = undefined;
        else if (preemptDelay > 0) station.preemptAt = preemptAt ?? this.now + preemptDelay;
        station.wantsMaster = false;
        this.wait(station, downTimerOf(station));
    }

    #hearAsMaster(station: Station, { from, priority }: Advert): void {
        const higher = priority - station.priority || compareAddresses(from, station, this.stations);
        // The same priority from the same address is left alone.
        if (higher === 0) return;
        if (higher < 0) {
            this.send(station, station.priority);
            return;
        }
        if (station.member.instance.facts.version === 3) station.masterInterval = from.interval;
        for (const each of companions(station, this.stations)) {
            each.wantsMaster = false;
            if (each.state === 'master') this.wait(each, downTimerOf(each));
        }
    }

    /** Gives an instance another priority, which changes how long a backup waits. */
    setPriority(station: Station, priority: number): void {
        if (priority === station.priority) return;
        station.priority = priority;
        const before = station.downTimer;
        station.downTimer = downTimerOf(station);
        if (station.state === 'backup') station.expiry += station.downTimer - before;
    }

    /** An instance, or one of its sync group, cannot work any more. */
    fail(station: Station): void {
        if (station.state === 'master') this.send(station, 0);
        station.wantsMaster = false;
        if (station.state !== 'fault') this.enter(station, 'fault');
    }

    /** An instance can work again, with all of its sync group. */
    recover(station: Station): void {
        station.masterInterval = station.interval;
        station.wantsMaster = false;
        this.wait(station, downTimerOf(station));
    }
}
