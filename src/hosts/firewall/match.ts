/** Whether a rule applies to a packet. */
import { type Address, inRange, isMulticast, readAddress } from './address.ts';
import { type Subject, WITH_PORTS } from './packet.ts';
import type { Match, NumberRange } from './ruleset.ts';

/** Yes, no, or undefined: it cannot be told. */
export type Answer = boolean | undefined;

/** The flags with which a sane TCP packet may come, besides the first of a connection. */
const LATER_FLAGS: readonly (readonly string[])[] = [
    ['ack'],
    ['psh', 'ack'],
    ['fin', 'ack'],
    ['fin', 'psh', 'ack'],
    ['rst'],
    ['rst', 'ack'],
];

/** Flags that the packet may have. */
function flagsOf({ opens }: Subject): readonly (readonly string[])[] {
    if (opens === true) return [['syn']];
    return opens === undefined ? [['syn'], ...LATER_FLAGS] : LATER_FLAGS;
}

/** The answer that all give, or that it cannot be told. */
function agreed(answers: readonly boolean[]): Answer {
    const [first] = answers;
    return answers.every((answer) => answer === first) ? first : undefined;
}

function ofAddress(text: string | undefined, judge: (address: Address) => Answer): Answer {
    const address = text === undefined ? undefined : readAddress(text);
    return address === undefined ? undefined : judge(address);
}

function ofDevice(device: string | undefined, names: readonly string[]): Answer {
    if (device === undefined) return names.every((name) => name === 'lo') ? false : undefined;
    return names.some((name) =>
        name.endsWith('*') ? device.startsWith(name.slice(0, -1)) : device === name,
    );
}

function ofNumber(value: number | undefined, ranges: readonly NumberRange[]): Answer {
    if (value === undefined) return undefined;
    return ranges.some(({ first, last }) => first <= value && value <= last);
}

/** What stands where others have their ports is taken to be none of those that rules name. */
function hasNoPorts({ protocol }: Subject): boolean {
    return protocol !== undefined && !WITH_PORTS.includes(protocol);
}

/** The kind of a destination; a unicast one is an address of the host, or the packet would not come in. */
function castOf(address: Address): readonly string[] {
    if (isMulticast(address)) return ['multicast'];
    const broadcast = address.bits === 32 && address.value === 0xffffffffn;
    return broadcast ? ['broadcast'] : ['unicast', 'local'];
}

/** Whether a packet is one of the values of a match, its `not` and its `partial` aside. */
function within(match: Match, subject: Subject): Answer {
    switch (match.on) {
        case 'family':
            return match.values.includes(subject.family);
        case 'protocol':
            return ofNumber(subject.protocol, match.values);
        case 'port':
            return hasNoPorts(subject) ? false : ofNumber(subject.port, match.values);
        case 'source':
        case 'destination':
            return ofAddress(subject[match.on], (address) =>
                match.values.some((range) => inRange(address, range)),
            );
        case 'device':
            return ofDevice(subject.device, match.values);
        case 'state':
            return (
                match.values.includes(subject.state) || (subject.diverted && match.values.includes('dnat'))
            );
        case 'cast':
            return ofAddress(subject.destination, (address) =>
                castOf(address).some((cast) => match.values.includes(cast)),
            );
        case 'flags':
            return agreed(
                flagsOf(subject).map((flags) =>
                    match.mask.every((flag) => flags.includes(flag) === match.set.includes(flag)),
                ),
            );
        case 'unknown':
            return undefined;
        case 'never':
            return false;
    }
}

/** Whether a packet fulfils a match. */
export function fulfils(match: Match, subject: Subject): Answer {
    const found = within(match, subject);
    const answer = found === false && match.partial === true ? undefined : found;
    return answer === undefined || match.not !== true ? answer : !answer;
}

/** Whether a packet fulfils all matches: one that it does not outweighs those that cannot be told. */
export function fulfilsAll(matches: readonly Match[], subject: Subject): Answer {
    let all: Answer = true;
    for (const match of matches) {
        const answer = fulfils(match, subject);
        if (answer === false) return false;
        if (answer === undefined) all = undefined;
    }
    return all;
}
