/** nginx: the directive `listen`. */
import { isLeftover } from '../paths.ts';
import type { HostFile } from '../place.ts';
import { type Listener, endpointOf, listener } from './listener.ts';

const FILE = /\/nginx\/(?!.*-available\/)/;

/** A directive with its words; it stands behind a semicolon, a brace or a comment's blanks. */
const LISTEN = /(?<=^|[;{}])\s*listen\s+([^;{}]+);/g;

/** What the files say; `*` and a port alone are IPv4, and `quic` is UDP. */
export function nginx(files: readonly HostFile[]): Listener[] {
    return files
        .filter(({ path }) => FILE.test(path) && !isLeftover(path))
        .flatMap(({ file }) => {
            const text = file.text.replace(/(^|\s)#.*/gm, (comment) => ' '.repeat(comment.length));
            return Array.from(text.matchAll(LISTEN)).flatMap((match) => {
                const [where = '', ...options] = (match[1] ?? '').trim().split(/\s+/);
                const end = /^\d+$/.test(where) ? { address: '', port: Number(where) } : endpointOf(where);
                // An address without a port means 80.
                const { address, port } = end ?? { address: where.replace(/^\[|\]$/g, ''), port: 80 };
                const start = match.index + match[0].indexOf('listen');
                const place = { file, span: { start, end: match.index + match[0].length } };
                const protocol = options.some((option) => option === 'quic' || option === 'udp')
                    ? 'udp'
                    : 'tcp';
                const found = listener(address, port, { wildcard: ['inet'], protocol, place });
                const both = options.includes('ipv6only=off') && found?.address === '*';
                return found === undefined ? [] : [both ? { ...found, families: ['inet', 'inet6'] } : found];
            });
        });
}
