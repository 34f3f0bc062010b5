/** Files ifcfg-NAME of the Red Hat family and of SUSE. */
import { linesOf, placeOf, unquoted } from '../lines.ts';
import { baseName, isLeftover } from '../paths.ts';
import type { HostFile, Place } from '../place.ts';
import { type Found, assigned, deviceOf } from './held.ts';

const FILE = /\/sysconfig\/(network-scripts|network)\/ifcfg-[^/]+$/;

/** What holds where neither length nor mask is given. */
const MISSING = { inet: 'class', inet6: 64 } as const;

interface Value {
    readonly value: string;
    readonly place: Place;
}

/** The assignments of a file; the last of a name holds, as in a shell. */
function valuesOf({ file }: HostFile): ReadonlyMap<string, Value> {
    const values = new Map<string, Value>();
    for (const line of linesOf(file)) {
        const [, key, quoted, bare = ''] = /^\s*(\w+)=(?:("[^"]*"|'[^']*')|([^\s#;]*))/.exec(line.text) ?? [];
        if (key !== undefined)
            values.set(key, { value: unquoted(quoted ?? bare).trim(), place: placeOf(file, line) });
    }
    return values;
}

function ofFile(file: HostFile): Found {
    const values = valuesOf(file);
    const textOf = (key: string): string | undefined => values.get(key)?.value;
    const device = textOf('DEVICE') ?? baseName(file.path).slice('ifcfg-'.length);
    const devices = [deviceOf(device)];
    const dummies = /^dummy$/i.test(textOf('TYPE') ?? textOf('INTERFACETYPE') ?? '') ? devices : [];
    const off =
        /^(no|false|0)$/i.test(textOf('ONBOOT') ?? '') || /^(off|manual)$/i.test(textOf('STARTMODE') ?? '');
    if (off) return { held: [], devices, dummies };
    const held = [...values].flatMap(([key, { value, place }]) => {
        const [, suffix] = /^IPADDR(\w*)$/.exec(key) ?? [];
        const by = 'ifcfg';
        if (suffix !== undefined && !/^_(START|END)/.test(suffix)) {
            const mask =
                textOf(`PREFIXLEN${suffix}`) ?? textOf(`PREFIX${suffix}`) ?? textOf(`NETMASK${suffix}`);
            return (
                assigned(value, device, {
                    by,
                    place,
                    mask: mask === '' ? undefined : mask,
                    missing: MISSING,
                }) ?? []
            );
        }
        return key === 'IPV6ADDR' || key === 'IPV6ADDR_SECONDARIES'
            ? value
                  .split(/\s+/)
                  .flatMap((each) => assigned(each, device, { by, place, missing: MISSING }) ?? [])
            : [];
    });
    return { held, devices, dummies };
}

/** What each file says whose device comes up at boot. */
export function ifcfg(files: readonly HostFile[]): Found[] {
    return files.filter(({ path }) => FILE.test(path) && !isLeftover(path)).map(ofFile);
}
