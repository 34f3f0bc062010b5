/** The description of a deployment: which hosts there are, and where their files lie. */
import { canonicalAddress } from '../hosts/addresses/held.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { DEPLOYMENT_SCHEMA, type ROLES } from './deployment-schema.ts';
import { type Fault, type Path, readStructured } from './structured.ts';

/** A host as it is described; names of files and folders are relative to the folder of the description. */
export interface DescribedHost {
    readonly role?: (typeof ROLES)[number];
    readonly addresses?: readonly string[];
    /** The folder that mirrors its files. */
    readonly root?: string;
    /** Single files, by their absolute path on the host. */
    readonly files?: Readonly<Record<string, string>>;
    /** Ports on which something listens: `80/tcp`. */
    readonly listens?: readonly string[];
    readonly firewall?: 'none';
    /** The configuration id for which it reads its configuration (`-i` of keepalived). */
    readonly configId?: string;
}

/** A description in which nothing is wrong as far as its text alone can tell. */
export interface Description {
    /** In the order of the text. */
    readonly hosts: readonly (readonly [name: string, host: DescribedHost])[];
    /** Where the part at a path stands, or its key. */
    readonly spanOf: (path: Path, part?: 'key' | 'value') => Span;
}

/** A description, or what is wrong with it in the order of the text. */
export type DescriptionResult =
    ({ readonly ok: true } & Description) | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads a description. */
export function readDescription(file: SourceFile): DescriptionResult {
    const result = readStructured<{ readonly hosts: Readonly<Record<string, DescribedHost>> }>(
        file,
        DEPLOYMENT_SCHEMA,
    );
    if (!result.ok) return result;
    const description = { hosts: Object.entries(result.value.hosts), spanOf: result.spanOf };
    const faults = faultsOf(description);
    return faults.length > 0 ? { ok: false, faults } : { ok: true, ...description };
}

/** What a schema cannot say. */
function faultsOf({ hosts, spanOf }: Description): readonly Fault[] {
    const faults: Fault[] = [];
    const add = (path: Path, message: string, part: 'key' | 'value' = 'value'): void => {
        faults.push({ span: spanOf(path, part), path, message });
    };
    const owners = new Map<string, string>();
    if (hosts.length === 0) add(['hosts'], 'names no host');
    for (const [name, { role, addresses = [], root, files = {} }] of hosts) {
        const at = ['hosts', name];
        const paths = Object.keys(files);
        if (role === undefined && root === undefined && paths.length === 0)
            add(at, 'has neither a file nor a role', 'key');
        for (const [index, text] of addresses.entries()) {
            const address = canonicalAddress(text);
            const owner = owners.get(address ?? '');
            if (address === undefined)
                add([...at, 'addresses', index], `is "${text}", not an IPv4 or IPv6 address`);
            else if (owner === undefined) owners.set(address, name);
            else
                add(
                    [...at, 'addresses', index],
                    owner === name ? 'stands in the list twice' : `is an address of ${owner}, too`,
                );
        }
        for (const path of paths.filter((each) => !isHostPath(each)))
            add([...at, 'files', path], 'is no absolute path of a file', 'key');
    }
    return faults.sort((one, other) => one.span.start - other.span.start);
}

/** Whether a text is the absolute path of a file in the form in which the host itself would tell it. */
function isHostPath(text: string): boolean {
    const [first, ...parts] = text.split('/');
    return first === '' && parts.every((part) => !['', '.', '..'].includes(part));
}
