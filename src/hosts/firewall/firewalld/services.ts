/** What a service of firewalld opens. */
import { type AddressRange, readRange } from '../address.ts';
import { protocolNumber } from '../packet.ts';
import { portNumber } from '../../../schema/values/ports.ts';
import { type Match, numbers, readNumbers } from '../ruleset.ts';
import { KNOWN_SERVICES } from './known-services.ts';
import { type Element, named } from './xml.ts';

/** What packets must be, in one of several ways. */
export type Ways = readonly (readonly Match[])[];

/** Services by name: those of files of the host, and those that come with firewalld. */
export type Services = ReadonlyMap<string, Element>;

const UNKNOWN: Match = { on: 'unknown' };

/** Services that are part of services, as deep as makes sense. */
const DEEPEST = 8;

/** Packets of a protocol. */
export function ofProtocol(word: string): readonly Match[] {
    const number = protocolNumber(word);
    return number === undefined ? [UNKNOWN] : [{ on: 'protocol', values: numbers([number]) }];
}

/** Packets to a port, or to ports from one to another. */
export function ofPort(port: string, protocol: string): readonly Match[] {
    const number = portNumber(port);
    const range = number === undefined ? readNumbers(port, '-') : { first: number, last: number };
    return [...ofProtocol(protocol), range === undefined ? UNKNOWN : { on: 'port', values: [range] }];
}

/** Each way of the one with each of the other. */
function limited(ways: Ways, addresses: readonly string[]): Ways {
    if (addresses.length === 0) return ways;
    const values = addresses.flatMap((text): AddressRange[] => {
        const range = readRange(text);
        return range === undefined ? [] : [range];
    });
    return ways.map((way) => [...way, { on: 'destination', values }]);
}

function known(said: string, services: Services, depth: number): Ways {
    const words = said.split(' ');
    const own = words.flatMap((word): (readonly Match[])[] => {
        const [port = '', protocol] = word.split('/');
        if (/^[>+]/.test(word)) return [];
        return [protocol === undefined ? ofProtocol(port) : ofPort(port, protocol)];
    });
    const limits = words.flatMap((word) => (word.startsWith('>') ? [word.slice(1)] : []));
    const parts = words.flatMap((word) => (word.startsWith('+') ? [word.slice(1)] : []));
    return [...limited(own, limits), ...parts.flatMap((part) => serviceWays(part, services, depth + 1))];
}

function written(service: Element, services: Services, depth: number): Ways {
    const own = service.children.flatMap(({ name, attributes }): (readonly Match[])[] => {
        const { port = '', protocol = '', value = '' } = attributes;
        if (name === 'port') return [port === '' ? ofProtocol(protocol) : ofPort(port, protocol)];
        if (name === 'protocol') return [ofProtocol(value)];
        return name === 'source-port' ? [[...ofProtocol(protocol), UNKNOWN]] : [];
    });
    const limits = named(service, 'destination').flatMap(({ attributes: { ipv4, ipv6 } }) =>
        [ipv4, ipv6].filter((each) => each !== undefined),
    );
    const parts = named(service, 'include').map(({ attributes }) => attributes['service'] ?? '');
    return [...limited(own, limits), ...parts.flatMap((part) => serviceWays(part, services, depth + 1))];
}

/** The packets that a service stands for; one that is not known may stand for any. */
export function serviceWays(name: string, services: Services, depth = 0): Ways {
    if (depth > DEEPEST) return [[UNKNOWN]];
    const own = services.get(name);
    if (own !== undefined) return written(own, services, depth);
    const said = Object.hasOwn(KNOWN_SERVICES, name) ? KNOWN_SERVICES[name] : undefined;
    return said === undefined ? [[UNKNOWN]] : known(said, services, depth);
}
