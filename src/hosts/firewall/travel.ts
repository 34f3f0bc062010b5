/** The way of a packet that comes to a host: through the chains of `prerouting`, then those of `input`. */
import type { Place } from '../place.ts';
import type { Subject, Verdict } from './packet.ts';
import { type Chain, CONNTRACK_PRIORITY, type Hook, type Rule, type Table } from './ruleset.ts';
import { type Outcome, type Reached, walk } from './walk.ts';

/** What is met on the way. */
export interface Journey {
    readonly verdict: Verdict;
    /** Rules that send the packet somewhere else, in the order in which they are met. */
    readonly nats: readonly Reached[];
    /** Rules that keep the packet from connection tracking. */
    readonly notracks: readonly Reached[];
}

interface Station {
    readonly table: Table;
    readonly chain: Chain;
    readonly hook: Hook;
}

interface Ending {
    readonly place: Place;
    readonly reason: string;
}

/** What a journey has come to so far; a packet of which something is in doubt goes on as several. */
interface Course {
    subjects: readonly Subject[];
    readonly nats: Reached[];
    readonly notracks: Reached[];
    dropped: Ending | undefined;
    accepted: Ending | undefined;
    doubt: Place | undefined;
}

function stationsOf(tables: readonly Table[]): readonly Station[] {
    const rank = ({ hook: { hook, priority } }: Station): number =>
        (hook === 'prerouting' ? 0 : 1e7) + priority;
    return tables
        .flatMap((table) =>
            [...table.chains.values()].flatMap((chain) =>
                chain.hook === undefined ? [] : [{ table, chain, hook: chain.hook }],
            ),
        )
        .sort((a, b) => rank(a) - rank(b));
}

/** Whether a chain sees the packet: nothing is sent elsewhere without connection tracking. */
function sees({ table, hook }: Station, { family, state }: Subject): boolean {
    if (!table.families.includes(family)) return false;
    return (
        hook.type === 'filter' || (hook.hook === 'prerouting' && !['untracked', 'invalid'].includes(state))
    );
}

function ending({ place, says, action }: Rule): Ending {
    return { place, reason: says ?? (action.do === 'drop' ? 'this rule drops it' : 'this rule accepts it') };
}

function policyEnding(name: string, { place, policy }: Hook): Ending {
    const does = policy === 'drop' ? 'drops' : 'accepts';
    return { place, reason: `no rule decides, and the policy of ${name} ${does} it` };
}

function diverted(subject: Subject, { action }: Rule): Subject {
    if (action.do !== 'nat') return subject;
    const { port = subject.port, address: destination } = action;
    return { ...subject, port, destination, diverted: true };
}

/** Whether a `notrack` has an effect there: on what connection tracking has not seen, or has no place for. */
function keepsAway({ hook, priority }: Hook, { state }: Subject): boolean {
    return hook === 'prerouting' && (priority < CONNTRACK_PRIORITY || state === 'invalid');
}

/** The packet as it leaves a chain, in each form that it may have then. */
function leaving(subject: Subject, { ends, falls, notracks }: Outcome, hook: Hook): readonly Subject[] {
    const passes =
        ends.some(({ rule }) => rule.action.do === 'accept') || (falls && hook.policy === 'accept');
    const sent = ends.flatMap(({ rule }) => (rule.action.do === 'nat' ? [diverted(subject, rule)] : []));
    if (!passes) return sent;
    if (notracks.length === 0 || !keepsAway(hook, subject)) return [subject, ...sent];
    const kept = notracks.some(({ certain }) => certain) ? [] : [subject];
    return [...kept, { ...subject, state: 'untracked' }];
}

/** One of each form. */
function distinct(subjects: readonly Subject[]): readonly Subject[] {
    const key = ({ state, port, destination, diverted: sent }: Subject): string =>
        [state, port, destination, sent].join(' ');
    return [...new Map(subjects.map((subject) => [key(subject), subject])).values()];
}

function pass(course: Course, station: Station, subject: Subject): readonly Subject[] {
    const { table, chain, hook } = station;
    const outcome = walk(table, chain, subject);
    const surely = course.subjects.length === 1 && course.dropped === undefined;
    const under = (reached: Reached): Reached => ({ ...reached, certain: reached.certain && surely });
    const byRule = (kind: 'accept' | 'drop'): Ending | undefined => {
        const found = outcome.ends.filter(({ rule }) => rule.action.do === kind);
        const best = found.find(({ certain }) => certain) ?? found[0];
        return best === undefined ? undefined : ending(best.rule);
    };
    const byPolicy = outcome.falls ? policyEnding(chain.name, hook) : undefined;
    for (const end of outcome.ends) if (end.rule.action.do === 'nat') course.nats.push(under(end));
    if (keepsAway(hook, subject)) for (const each of outcome.notracks) course.notracks.push(under(each));
    const dropped = byRule('drop') ?? (hook.policy === 'drop' ? byPolicy : undefined);
    const left = leaving(subject, outcome, hook);
    course.dropped ??= dropped;
    course.accepted = byRule('accept') ?? course.accepted;
    if (hook.hook === 'input' && hook.policy === 'accept') course.accepted ??= byPolicy;
    if (left.length > (dropped === undefined ? 1 : 0)) course.doubt ??= outcome.doubt;
    return left;
}

function verdictOf({ subjects, dropped, accepted, doubt }: Course): Verdict {
    if (dropped === undefined) {
        if (accepted === undefined) return { kind: 'accepted', reason: 'no rule stands in its way' };
        return { kind: 'accepted', ...accepted };
    }
    if (subjects.length === 0) return { kind: 'dropped', ...dropped };
    return {
        kind: 'unknown',
        place: doubt ?? dropped.place,
        reason: 'whether this rule applies cannot be told from the files',
    };
}

/** Follows a packet into the host. */
export function travel(tables: readonly Table[], subject: Subject): Journey {
    const course: Course = {
        subjects: [subject],
        nats: [],
        notracks: [],
        dropped: undefined,
        accepted: undefined,
        doubt: undefined,
    };
    for (const station of stationsOf(tables))
        course.subjects = distinct(
            course.subjects.flatMap((each) => (sees(station, each) ? pass(course, station, each) : [each])),
        );
    return { verdict: verdictOf(course), nats: course.nats, notracks: course.notracks };
}
