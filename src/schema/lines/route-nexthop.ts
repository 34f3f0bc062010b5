/** The next hops at the end of a route (`keepalived/vrrp/vrrp_iproute.c:parse_nexthops`). */
import { NEXTHOP_OPTIONS, ROUTE_OPTIONS } from '../../../grammar/schema/route-line.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { type LineFamily, joinOption, takeGateway } from './family.ts';
import {
    type LineReading,
    blame,
    findOption,
    nextWord,
    stopReading,
    takeValue,
    unknownOption,
} from './options.ts';
import { readEncapsulation } from './route-encap.ts';

/** keepalived keeps the route and the next hops before the one that it refuses. */
const DROPS = 'ignores this next hop and what follows';

/** It also keeps the next hop that a word stands behind which it does not know. */
const TRAILS = 'ignores it and what follows';

/** A word behind the next hops that is none of their options. */
function blameTrailing(reading: LineReading, word: Word): void {
    if (findOption(reading, ROUTE_OPTIONS, word.text) === undefined)
        unknownOption(reading, NEXTHOP_OPTIONS, word, 'a next hop', TRAILS);
    else {
        const problem = `${quote(word.text)} is an option of the route, and belongs before the first "nexthop"`;
        blame(reading, 'surplus-word', word, problem, { otherwise: TRAILS });
    }
    // What is wrong here costs the next hops only: the route itself is still judged as a whole.
    reading.at = reading.words.length;
}

/** Reads the options of next hops to the end of the line, after the first `nexthop`. */
export function readNexthops(route: LineReading, line: LineFamily): void {
    const reading: LineReading = { ...route, drops: DROPS };
    for (let word = nextWord(reading); word !== undefined; word = nextWord(reading)) {
        if (word.text === 'nexthop') continue;
        const option = findOption(reading, NEXTHOP_OPTIONS, word.text);
        if (option === undefined) blameTrailing(reading, word);
        else if (option.word === 'via') takeGateway(reading, line, NEXTHOP_OPTIONS, option, word);
        else if (option.word === 'encap') readEncapsulation(reading, word, { src: TRAILS, other: TRAILS });
        else if (option.word === 'as') {
            blame(reading, 'surplus-word', word, `${quote(word.text)} is not supported in a next hop`);
            stopReading(reading);
        } else if (takeValue(reading, NEXTHOP_OPTIONS, option, word) !== undefined) {
            joinOption(reading, line, option, word);
        }
    }
}
