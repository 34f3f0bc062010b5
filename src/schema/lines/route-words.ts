/** The words of a route that are more than an option with a value (`keepalived/vrrp/vrrp_iproute.c:alloc_route`). */
import { ROUTE_OPTIONS, ROUTE_TYPES } from '../../../grammar/schema/route-line.ts';
import { join } from '../../text/span.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { familyOf } from '../values/address.ts';
import type { Fault } from '../values/fault.ts';
import { nearestOf } from '../values/near.ts';
import { type LineFamily, blameDefault6, joinPrefix, takeGateway } from './family.ts';
import {
    type Given,
    type LineReading,
    blame,
    blameMissing,
    blameRepeated,
    findOption,
    nextWord,
    stopReading,
    takeValue,
    unknownOption,
} from './options.ts';
import { isEverything, prefixFault, readPrefix } from './prefix.ts';
import { readNexthops } from './route-nexthop.ts';

/** A route while it is read. */
export interface RouteReading {
    readonly reading: LineReading;
    readonly line: LineFamily;
    readonly given: Given;
    destination: Word | undefined;
}

/** Whether a word stands for every address; before 2.0.8 each of the two words had a family. */
function isDefault(text: string, { context: { release } }: LineReading): boolean {
    return text === 'default' || text === 'default6' || isEverything(text, release);
}

/** Whether a word is a type of route, by name or number. */
function isType(text: string): boolean {
    return Object.hasOwn(ROUTE_TYPES, text) || (/^(?:0x[\da-f]+|\d+)$/i.test(text) && Number(text) <= 255);
}

function setDestination(route: RouteReading, word: Word): void {
    const { reading, line, destination: first } = route;
    const fault = isDefault(word.text, reading) ? undefined : prefixFault(word, reading.context.release);
    if (fault !== undefined) reading.faults.push({ span: word.span, otherwise: reading.drops, ...fault });
    if (first !== undefined) {
        const gateway = familyOf(word.text) !== undefined && !route.given.has('via');
        const problem = `${quote(word.text)} is a second destination${gateway ? ', as no "via" stands before it' : ''}`;
        blame(reading, 'repeated', word, problem, {
            otherwise: 'takes the last one',
            said: 'never',
            related: [{ span: first.span, message: 'the first one' }],
        });
    }
    if (word.text === 'default6') blameDefault6(reading, word);
    joinPrefix(reading, line, word);
    route.destination = word;
}

/** Reads a word that is no option: the destination, or `to` or a type before it. */
export function readDestination(route: RouteReading, word: Word): void {
    const { reading } = route;
    const leads = word.text === 'to' || isType(word.text);
    const destination = leads ? nextWord(reading) : word;
    if (destination === undefined) {
        blameMissing(reading, word, 'destination');
        return;
    }
    const { text } = destination;
    if (isDefault(text, reading) || readPrefix(text).family !== undefined) setDestination(route, destination);
    else if (leads || /^[\da-f]*[.:][\da-f.:]*(?:\/.*)?$/i.test(text)) {
        const problem = isType(text)
            ? `${quote(text)} stands behind ${quote(word.text)}, where only an address may`
            : `${quote(text)} is no IP address`;
        blame(reading, 'invalid-address', destination, problem);
        if (!isType(text)) route.destination = destination;
    } else {
        readUnknown(route, destination);
    }
}

/** Reads a word that is neither an option nor a destination, as what it was most likely meant for. */
function readUnknown(route: RouteReading, word: Word): void {
    const { reading, given } = route;
    if (nearestOf(word.text, ['default']) !== undefined) {
        blame(
            reading,
            'unknown-word',
            word,
            `${quote(word.text)} is neither an option of a route nor a destination`,
            {
                replacement: { text: 'default', safe: true },
            },
        );
        route.destination = word;
        return;
    }
    const meant = unknownOption(reading, ROUTE_OPTIONS, word, 'a route');
    if (meant === undefined || meant.word === 'encap') stopReading(reading);
    else if (meant.word === 'nexthop') readHops(route, word);
    else given.set(meant.word, { keyword: word, value: takeValue(reading, ROUTE_OPTIONS, meant, word) });
}

/** Reads `via`, or `gw`. */
export function readGateway({ reading, line, given }: RouteReading, keyword: Word): void {
    const option = findOption(reading, ROUTE_OPTIONS, keyword.text);
    if (option === undefined) return;
    if (keyword.text === 'gw')
        blame(reading, 'deprecated-form', keyword, '"gw" is an old spelling of "via"', {
            otherwise: 'still takes it',
            replacement: { text: 'via', safe: true },
        });
    given.set('via', { keyword, value: takeGateway(reading, line, ROUTE_OPTIONS, option, keyword) });
}

/** `via A or B` as two next hops; only at the end of the line, for all that follows `nexthop` belongs to it. */
function asNexthops({ words, at }: LineReading, via: ReturnType<Given['get']>): Pick<Fault, 'replacement'> {
    const [first, , second] = words.slice(at - 2);
    if (via === undefined || first === undefined || second === undefined) return {};
    if (via.value !== first || at !== words.length - 1) return {};
    if ([first, second].some(({ text }) => familyOf(text) === undefined)) return {};
    const text = `nexthop via ${first.text} nexthop via ${second.text}`;
    return { replacement: { text, safe: true, since: '1.2.24', span: join(via.keyword.span, second.span) } };
}

/** Reads `or`, the old way to give a second gateway. */
export function readOr({ reading, given }: RouteReading, keyword: Word): void {
    const option = findOption(reading, ROUTE_OPTIONS, 'or');
    const first = given.get('or');
    if (option === undefined) return;
    if (first !== undefined) {
        blameRepeated(reading, keyword, first.keyword, 'ignores it');
        reading.at += 1;
        return;
    }
    blame(
        reading,
        'deprecated-form',
        keyword,
        '"or" is the old way to give a second gateway, now a "nexthop" for each',
        { otherwise: 'still takes it', ...asNexthops(reading, given.get('via')) },
    );
    given.set('or', { keyword, value: takeValue(reading, ROUTE_OPTIONS, option, keyword) });
}

/** Reads `nexthop` and the rest of the line. */
export function readHops({ reading, line, given }: RouteReading, keyword: Word): void {
    const or = given.get('or');
    if (or !== undefined)
        blame(reading, 'contradiction', keyword, '"nexthop" and "or" exclude each other', {
            related: [{ span: or.keyword.span, message: 'the other one' }],
        });
    readNexthops(reading, line);
    reading.at = reading.words.length;
}

/** Reads `as`, with `to` and the address that it stands for. */
export function skipAs({ reading }: RouteReading, keyword: Word): void {
    const first = nextWord(reading);
    if (first === undefined) {
        blameMissing(reading, keyword, 'address');
        return;
    }
    const last = first.text === 'to' ? (nextWord(reading) ?? first) : first;
    blame(reading, 'surplus-word', { span: join(keyword.span, last.span) }, '"as" is for MPLS routes only', {
        otherwise: 'ignores it and its address',
    });
}
