/** Apache: the directive `Listen`. */
import { linesOf, placeOf, wordsOf } from '../lines.ts';
import { isLeftover } from '../paths.ts';
import type { HostFile } from '../place.ts';
import { type Listener, endpointOf, listener } from './listener.ts';

const FILE = /^\/etc\/(apache2|httpd)\/(?!.*-available\/).*\.conf$/;

/** What the files say; a port alone is for both families, and so is `[::]`, since httpd maps IPv4 into IPv6. */
export function apache(files: readonly HostFile[]): Listener[] {
    return files
        .filter(({ path }) => FILE.test(path) && !isLeftover(path))
        .flatMap(({ file }) =>
            linesOf(file).flatMap((line) => {
                const [directive, where] = wordsOf(line).map(({ text }) => text);
                if (directive?.toLowerCase() !== 'listen' || where === undefined) return [];
                const end = /^\d+$/.test(where) ? { address: '*', port: Number(where) } : endpointOf(where);
                return end === undefined
                    ? []
                    : (listener(end.address === '::' ? '*' : end.address, end.port, {
                          place: placeOf(file, line),
                      }) ?? []);
            }),
        );
}
