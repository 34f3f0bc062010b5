/** HAProxy: the keyword `bind`. */
import { linesOf, placeOf, wordsOf } from '../lines.ts';
import type { HostFile, Place } from '../place.ts';
import { type Listener, listener } from './listener.ts';
import { MAX_PORT } from '../../schema/values/ports.ts';

const FILE = /\/haproxy\/.*\.cfg$/;

/** `10.0.0.5:80`, `:8000-8010`, `ipv6@:::443`; the rest of a bind's addresses is sockets of other kinds. */
const WHERE = /^(?:(ipv4|ipv6|quic4|quic6)@)?(?:\[([^\]]*)\]|([^[\]/]*)):(\d{1,5})(?:-(\d{1,5}))?$/;

/** One of a bind's addresses, a range of ports as a listener for each; `::` is for both families unless it says not. */
function listenersOf(written: string, v6only: boolean, place: Place): Listener[] {
    const [, kind = '', bracketed, bare = '', first, last = first] = WHERE.exec(written) ?? [];
    if (first === undefined) return [];
    const address = bracketed ?? bare;
    const six = kind.endsWith('6') || address === '::';
    const wildcard: Listener['families'] = six ? (v6only ? ['inet6'] : ['inet', 'inet6']) : ['inet'];
    const protocol = kind.startsWith('quic') ? 'udp' : 'tcp';
    const found: Listener[] = [];
    for (let port = Number(first); port <= Math.min(Number(last), MAX_PORT); port++) {
        const one = listener(address === '::' ? '*' : address, port, { wildcard, protocol, place });
        if (one !== undefined) found.push(one);
    }
    return found;
}

/** What the files say. */
export function haproxy(files: readonly HostFile[]): Listener[] {
    return files
        .filter(({ path }) => FILE.test(path))
        .flatMap(({ file }) =>
            linesOf(file).flatMap((line) => {
                const [keyword, addresses = '', ...options] = wordsOf(line).map(({ text }) => text);
                if (keyword !== 'bind') return [];
                const v6only = options.includes('v6only');
                return addresses.split(',').flatMap((each) => listenersOf(each, v6only, placeOf(file, line)));
            }),
        );
}
