/** netplan's YAML: the addresses of its devices. */
import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { merged } from '../paths.ts';
import type { HostFile } from '../place.ts';
import { ANY_DEVICE, type Assigned, type Found, WHOLE, assigned } from './held.ts';

/** Where netplan looks; a file in /run masks one of the same name in /etc, that one in /lib. */
const FOLDERS = ['/run', '/etc', '/lib', '/usr/lib'].map((root) => `${root}/netplan`);

const KINDS = [
    'ethernets',
    'wifis',
    'bonds',
    'bridges',
    'vlans',
    'dummy-devices',
    'tunnels',
    'vrfs',
    'virtual-ethernets',
];

/** So much nesting that reading it could use up the stack, and nobody's settings. */
function isTooDeep(text: string): boolean {
    return text.length > 250_000 || /^[ \t?:-]{200}/m.test(text) || (text.match(/[[{]/g)?.length ?? 0) > 500;
}

type Lookup = (map: unknown, key: string) => unknown;

/** Looks a key up in a mapping; on both sides an alias stands for what it names. */
function lookupIn(document: Document): Lookup {
    const resolved = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
    return (map, key) => {
        const node = resolved(map);
        return isMap(node) ? resolved(node.get(key, true)) : undefined;
    };
}

function textOf(node: unknown): string | undefined {
    return isScalar(node) ? String(node.value) : undefined;
}

/** The pairs of a mapping that have a text as their key. */
function pairsOf(map: unknown): { readonly name: string; readonly value: unknown }[] {
    return isMap(map) ? map.items.flatMap(({ key, value }) => ({ name: textOf(key) ?? '', value })) : [];
}

/** The name of a device: the one that it is given, or that it is matched by, or its key if it is matched by nothing. */
function deviceName(key: string, definition: unknown, get: Lookup): string {
    const match = get(definition, 'match');
    const set = textOf(get(definition, 'set-name'));
    return set ?? textOf(get(match, 'name')) ?? (match === undefined ? key : ANY_DEVICE);
}

function ofFile({ file }: HostFile): Found {
    if (isTooDeep(file.text)) return { held: [], devices: [], dummies: [] };
    const document = parseDocument(file.text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
    const get = lookupIn(document);
    const network = get(document.contents, 'network');
    const devices: string[] = [];
    const dummies: string[] = [];
    const held: Assigned[] = [];
    for (const kind of KINDS)
        for (const { name: key, value: definition } of pairsOf(get(network, kind))) {
            const device = deviceName(key, definition, get);
            devices.push(device);
            if (kind === 'dummy-devices') dummies.push(device);
            const addresses = get(definition, 'addresses');
            for (const item of isSeq(addresses) ? addresses.items : []) {
                // An address with options is the key of a mapping; one without a length is refused.
                const node: unknown = isMap(item) ? item.items[0]?.key : item;
                const text = textOf(node) ?? '';
                if (!isScalar(node) || !text.includes('/')) continue;
                const [start = 0, end = 0] = node.range ?? [];
                const place = { file, span: { start, end } };
                const one = assigned(text, device, { by: 'netplan', place, missing: WHOLE });
                if (one !== undefined) held.push(one);
            }
        }
    return { held, devices, dummies };
}

/** What each file says; their lists of addresses add up. */
export function netplan(files: readonly HostFile[]): Found[] {
    return merged(files, FOLDERS, '.yaml').map(ofFile);
}
