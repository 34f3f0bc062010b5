/** Lists of sockets: `ss -ltn`, `ss -lun`, `ss -tulpn`, and netstat's. */
import { linesOf, placeOf, wordsOf } from '../lines.ts';
import type { HostFile } from '../place.ts';
import { type Listener, endpointOf, listener } from './listener.ts';

const FILE = /(^|\/)[\w.-]*(ss|netstat)\.txt$/;

/**
 * `ss` shows a socket of both families as `*:80`, and one for IPv6 alone as `[::]:80`. netstat shows `:::80` for
 * either, which is taken for both families.
 */
function ofFile({ file }: HostFile): Listener[] {
    return linesOf(file).flatMap((line) => {
        const words = wordsOf(line);
        const texts = words.map(({ text }) => text);
        const isUdp = texts.includes('UNCONN') || texts[0]?.startsWith('udp') === true;
        if (!isUdp && !texts.includes('LISTEN')) return [];
        const word = words.find(({ text }) => endpointOf(text) !== undefined);
        const end = endpointOf(word?.text ?? '');
        if (word === undefined || end === undefined) return [];
        const address = word.text.startsWith(':::') ? '*' : end.address;
        const protocol = isUdp ? 'udp' : 'tcp';
        return listener(address, end.port, { protocol, place: placeOf(file, word) }) ?? [];
    });
}

/** What the lists show; undefined where the host gave none. */
export function sockets(files: readonly HostFile[]): Listener[] | undefined {
    const lists = files.filter(({ path }) => FILE.test(path));
    return lists.length === 0 ? undefined : lists.flatMap(ofFile);
}
