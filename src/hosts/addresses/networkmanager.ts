/** NetworkManager's keyfiles (nm-settings-keyfile(5)). */
import { type Section, lastEntry, readIni } from '../ini.ts';
import { isLeftover } from '../paths.ts';
import type { HostFile } from '../place.ts';
import { ANY_DEVICE, type Found, assigned } from './held.ts';

const FILE = /\/NetworkManager\/system-connections\/[^/.][^/]*$/;

/** What NetworkManager takes where a length is missing. */
const MISSING = { inet: 24, inet6: 64 };

const FAMILIES = ['ipv4', 'ipv6'];

/** `address1=10.0.0.5/32,10.0.0.1` has a gateway behind the comma; `addresses=` is a list. */
function ofFamily(sections: readonly Section[], family: string, device: string): Found['held'] {
    if (/^(disabled|ignore)$/.test(lastEntry(sections, family, 'method')?.value ?? '')) return [];
    const lists = sections
        .filter(({ name }) => name === family)
        .flatMap(({ entries }) => entries)
        .filter(({ key }) => /^address(es)?\d*$/.test(key));
    return lists.flatMap(({ key, value, place }) => {
        const listed = value.split(/[;,]/).slice(0, key === 'addresses' ? undefined : 1);
        return listed.flatMap(
            (each) => assigned(each.trim(), device, { by: 'networkmanager', place, missing: MISSING }) ?? [],
        );
    });
}

function ofFile(file: HostFile): Found {
    const sections = readIni(file);
    const connection = (key: string): string | undefined => lastEntry(sections, 'connection', key)?.value;
    const device = connection('interface-name');
    const devices = device === undefined ? [] : [device];
    const dummies = connection('type') === 'dummy' ? devices : [];
    const held =
        connection('autoconnect') !== 'false'
            ? FAMILIES.flatMap((family) => ofFamily(sections, family, device ?? ANY_DEVICE))
            : [];
    return { held, devices, dummies };
}

/** What each connection says that comes up by itself. */
export function networkManager(files: readonly HostFile[]): Found[] {
    return files.filter(({ path }) => FILE.test(path) && !isLeftover(path)).map(ofFile);
}
