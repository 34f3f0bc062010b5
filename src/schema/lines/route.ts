/** The lines of routes (`keepalived/vrrp/vrrp_iproute.c:alloc_route`). */
import { KEEPALIVED_PROTOCOL, type LineOption, PROTOCOLS } from '../../../grammar/schema/line-options.ts';
import { ROUTE_OPTIONS } from '../../../grammar/schema/route-line.ts';
import { compareReleases, hasIt } from '../../../grammar/schema/releases.ts';
import { type Span, join } from '../../text/span.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Family, familyOf } from '../values/address.ts';
import type { Fault } from '../values/fault.ts';
import { blameDefault6, joinFamily, joinOption, joinPrefix, settleSkipped, takeFamily } from './family.ts';
import type { LineReader } from './index.ts';
import {
    type LineContext,
    blame,
    blameRepeated,
    contextOf,
    findOption,
    isSince,
    judgeFollowing,
    nextWord,
    startReading,
    takeValue,
} from './options.ts';
import { isEverything, readPrefix } from './prefix.ts';
import { readEncapsulation } from './route-encap.ts';
import { type RouteReading, readDestination, readGateway, readHops, readOr, skipAs } from './route-words.ts';
import { routingNumber } from './values.ts';

/** What a line says. */
export interface RouteLine {
    readonly destination: Word | undefined;
    /** Undefined where nothing decides it; keepalived then takes the route to be of IPv4. */
    readonly family: Family | undefined;
    readonly via: Word | undefined;
    readonly dev: Word | undefined;
    readonly table: Word | undefined;
    readonly trackGroup: Word | undefined;
    readonly faults: readonly Fault[];
}

const DROPS = 'drops the route';

/** The first release with this language; before, nothing was refused. */
const FIRST = '1.2.24';

/** Reads the value of `from`, which is for IPv6 only. */
function judgeFrom({ reading, line }: RouteReading, value: Word): void {
    const { text } = value;
    if (text === 'default6') blameDefault6(reading, value);
    if (isEverything(text, reading.context.release) || readPrefix(text).family === 'inet')
        blame(
            reading,
            'invalid-address',
            value,
            `${quote(text)} is no IPv6 address, and "from" takes no other`,
        );
    else joinPrefix(reading, line, value);
}

/** Reads an option with at most one value. */
function readOption(route: RouteReading, option: LineOption, keyword: Word): void {
    const { reading, line, given } = route;
    const first = given.get(option.word);
    if (first !== undefined && option.word === 'track_group') blameRepeated(reading, keyword, first.keyword);
    const isFrom = option.word === 'from';
    const fits = isFrom || joinOption(reading, line, option, keyword);
    const value = takeValue(reading, ROUTE_OPTIONS, option, keyword, !fits);
    given.set(option.word, { keyword, value });
    if (value === undefined) return;
    if (isFrom) judgeFrom(route, value);
    const family = option.word === 'src' ? familyOf(value.text) : undefined;
    if (family !== undefined) joinFamily(reading, line, value, family);
}

const SPECIAL: Readonly<Record<string, (route: RouteReading, keyword: Word) => void>> = {
    inet: ({ reading, line }, keyword) => {
        takeFamily(reading, line, keyword);
    },
    inet6: ({ reading, line }, keyword) => {
        takeFamily(reading, line, keyword);
    },
    encap: ({ reading }, keyword) => {
        readEncapsulation(reading, keyword, {
            src: 'reads it as an option of the route itself',
            other: DROPS,
        });
    },
    via: readGateway,
    or: readOr,
    as: skipAs,
    nexthop: readHops,
};

/** The `no_track` that says what is done; after `nexthop` only gateways are read, and `or` is mended first. */
function noTrack(words: readonly Word[], { end }: Span): Pick<Fault, 'replacement'> {
    if (words.some(({ text }) => text === 'or')) return {};
    const hop = words.find(({ text }) => text === 'nexthop')?.span.start;
    const text = hop === undefined ? ' no_track' : 'no_track ';
    const at = hop ?? end;
    return { replacement: { text, safe: true, since: '2.0.3', span: { start: at, end: at } } };
}

/** What the options together get wrong. */
function judgeTogether({ reading, given, destination }: RouteReading): void {
    const { context, words } = reading;
    const [first] = words;
    if (first === undefined || !isSince(reading, '2.0.1')) return;
    const whole = { span: join(first.span, words.at(-1)?.span ?? first.span) };
    if (destination === undefined && !reading.broken)
        blame(reading, 'missing-keyword', whole, 'this route has no destination');
    const tracked = !given.has('no_track') && !given.has('no-track');
    const protocol = given.get('protocol')?.value;
    const number = protocol === undefined ? undefined : routingNumber(protocol.text, PROTOCOLS);
    const foreign = number !== undefined && number <= PROTOCOLS.max && number !== KEEPALIVED_PROTOCOL;
    if (protocol !== undefined && tracked && foreign) {
        const problem = `the protocol ${quote(protocol.text)} needs "no_track" beside it`;
        blame(reading, 'contradiction', protocol, problem, {
            otherwise: `takes ${KEEPALIVED_PROTOCOL}, its own`,
        });
    }
    if (given.has('dev')) judgeFollowing(reading, given);
    if (given.has('dev') || reading.broken) return;
    const group = reading.context.place === 'static' ? given.get('track_group') : undefined;
    if (group !== undefined)
        blame(reading, 'contradiction', group.keyword, '"track_group" needs "dev" beside it', {
            otherwise: 'ignores it',
        });
    if (tracked && destination !== undefined && hasIt(context.release, '2.0.1', '2.3.1'))
        blame(reading, 'missing-keyword', whole, 'this route has neither "dev" nor "no_track"', {
            otherwise: 'does not track it',
            ...(protocol === undefined ? noTrack(words, whole.span) : {}),
        });
}

/** Reads a line; there is at least one word. */
export function parseRouteLine(words: readonly Word[], context: LineContext): RouteLine {
    const reading = startReading(words, context, DROPS);
    const route: RouteReading = { reading, line: {}, given: new Map(), destination: undefined };
    for (let word = nextWord(reading); word !== undefined; word = nextWord(reading)) {
        const option = findOption(reading, ROUTE_OPTIONS, word.text);
        const special = option === undefined ? readDestination : SPECIAL[option.word];
        if (special !== undefined) special(route, word);
        else if (option !== undefined) readOption(route, option, word);
    }
    judgeTogether(route);
    const faults = settleSkipped(reading, () => parseRouteLine(words, { ...context, literal: true }).faults);
    const { destination, line, given } = route;
    return {
        destination,
        family: line.family,
        via: given.get('via')?.value,
        dev: given.get('dev')?.value,
        table: given.get('table')?.value,
        trackGroup: given.get('track_group')?.value,
        faults: compareReleases(context.release, FIRST) < 0 ? [] : faults,
    };
}

/** What is wrong with a line of `virtual_routes` or `static_routes`. */
export const readRouteLine: LineReader = (bound, target) =>
    parseRouteLine(bound.words, contextOf(bound, target)).faults;
