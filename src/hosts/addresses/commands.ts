/** Commands that put an address on a device: `ip address add`, `ifconfig`. */
import { type HostCommand, commandsOf } from '../commands.ts';
import type { HostFile } from '../place.ts';
import { type Assigned, type Found, WHOLE, assigned, canonicalAddress, deviceOf } from './held.ts';

/** What a command says, in the words behind its name. */
interface Said {
    readonly held?: Assigned | undefined;
    readonly device?: string | undefined;
    readonly dummy?: string | undefined;
}

/** The word that follows another. */
function after(words: readonly string[], key: RegExp): string | undefined {
    const at = words.findIndex((word) => key.test(word));
    return at < 0 ? undefined : words[at + 1];
}

/** What iproute2 does; `-n NAME` is about another network namespace. */
function ofIp({ words, by, place }: HostCommand): Said {
    const first = words.findIndex((word, index) => index > 0 && !word.startsWith('-'));
    const [object = '', action = '', ...rest] = words.slice(first);
    if (first < 1 || words.slice(1, first).some((word) => /^-n(e|$)/.test(word))) return {};
    const device = after(rest, /^dev$/);
    if (/^l(i(nk?)?)?$/.test(object) && /^a(dd?)?$/.test(action) && after(rest, /^type$/) === 'dummy')
        return { dummy: device ?? after(rest, /^name$/) ?? rest[0] };
    const adds = /^(a(dd?)?|r(ep\w*)?|c(ha\w*)?)$/.test(action) && /^a(d(d(r(e(ss?)?)?)?)?)?$/.test(object);
    const written = rest.find((word) => canonicalAddress(word.replace(/\/.*/s, '')) !== undefined);
    if (!adds || device === undefined || written === undefined) return { device };
    return { device, held: assigned(written, device, { by, place, missing: WHOLE }) };
}

/** What net-tools takes where neither length nor mask is given. */
const MISSING = { inet: 'class', inet6: 128 } as const;

/**
 * What net-tools does: `ifconfig lo:0 10.0.0.5 netmask 255.255.255.255 up`, `ifconfig lo inet6 add ADDRESS/128`. A
 * length counts before a mask, but of IPv4 its version 2.10 makes 0 of 32.
 */
function ofIfconfig({ words, by, place }: HostCommand): Said {
    const [, device, ...rest] = words;
    if (device === undefined || device.startsWith('-') || rest.includes('del')) return {};
    const [bare = '', length] = rest.find((word) => /[.:]/.test(word))?.split('/') ?? [];
    const isInet6 = bare.includes(':');
    if (bare === '' || (isInet6 && !rest.includes('add'))) return { device };
    const mask = length === undefined ? after(rest, /^netmask$/) : length === '32' && !isInet6 ? '0' : length;
    return { device, held: assigned(bare, device, { by, place, mask, missing: MISSING }) };
}

/** What the commands of scripts, units and ifupdown's options say. */
export function commands(files: readonly HostFile[]): Found {
    const said = commandsOf(files).map((command) =>
        command.words[0] === 'ip'
            ? ofIp(command)
            : command.words[0] === 'ifconfig'
              ? ofIfconfig(command)
              : {},
    );
    return {
        held: said.flatMap(({ held }) => held ?? []),
        devices: said.flatMap(({ device }) => (device === undefined ? [] : [deviceOf(device)])),
        dummies: said.flatMap(({ dummy }) => dummy ?? []),
    };
}
