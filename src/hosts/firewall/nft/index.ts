/** The rules that nftables loads: its configuration with what that includes, or a listing of them. */
import type { HostFile } from '../../place.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Chain, Table } from '../ruleset.ts';
import { type Draft, type DraftTable, readFile } from './file.ts';
import { readRule } from './rule.ts';
import type { Names } from './values.ts';

/** What its service loads; other files only count if one of these includes them. */
const ROOTS = ['/etc/nftables.conf', '/etc/sysconfig/nftables.conf', '/etc/nftables.nft'];

/** Includes in includes, as deep as nft follows them. */
const DEEPEST = 16;

/** Files that are read, one that is included twice counted twice. */
const MOST_FILES = 1000;

const FAMILIES: Readonly<Record<string, Table['families']>> = {
    ip: ['inet'],
    ip6: ['inet6'],
    inet: ['inet', 'inet6'],
    arp: ['arp'],
};

/** Whether a path is that of a listing of all rules. */
export function isListing(path: string): boolean {
    return /(?:^|[/.-])nft-ruleset\.txt$/.test(path);
}

/** Whether a path is that of a file of nftables. */
export function isNftFile(path: string): boolean {
    return ROOTS.includes(path) || /^\/etc\/(?:sysconfig\/)?nftables(?:\.d)?\/|\.nft$/.test(path);
}

function patternOf(path: string): RegExp {
    const escaped = path.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replace(/\*+/g, '[^/]*').replace(/\?/g, '[^/]')}$`);
}

/** Where a file that is included may be: beside the one that does it, or below `/etc`. */
function matching(files: readonly HostFile[], word: string, from: string): readonly HostFile[] {
    const path = word.replace(/^\.\//, '');
    const tried = path.startsWith('/') ? [path] : [`${from.replace(/[^/]*$/, '')}${path}`, `/etc/${path}`];
    for (const each of tried) {
        const pattern = patternOf(each);
        const found = files.filter((file) => pattern.test(file.path));
        if (found.length > 0) return found.sort((a, b) => (a.path < b.path ? -1 : 1));
    }
    return [];
}

function chainsOf({ chains, sets }: DraftTable, variables: Names['variables']): ReadonlyMap<string, Chain> {
    const finished = [...chains].map(([name, { rules, hook }]): [string, Chain] => {
        const read = rules.flatMap(({ tokens, place }) =>
            readRule(tokens, { variables, sets }).map((body) => ({ ...body, place })),
        );
        return [name, { name, rules: read, ...(hook === undefined ? {} : { hook }) }];
    });
    return new Map(finished);
}

/** The tables of a host's files; an include of which no file is given is left out. */
export function readNft(files: readonly HostFile[], roots: readonly HostFile[]): readonly Table[] {
    const paths = new Map(files.map(({ path, file }) => [file, path]));
    const open: SourceFile[] = [];
    let left = MOST_FILES;
    const read = (file: SourceFile): void => {
        if (open.length >= DEEPEST || open.includes(file) || left-- <= 0) return;
        open.push(file);
        readFile(file, draft);
        open.pop();
    };
    const draft: Draft = {
        tables: new Map(),
        variables: new Map(),
        include: (word, from) => {
            for (const each of matching(files, word, paths.get(from) ?? '')) read(each.file);
        },
    };
    for (const { file } of roots) read(file);
    return [...draft.tables].flatMap(([name, table]): Table[] => {
        const families = Object.hasOwn(FAMILIES, table.family) ? FAMILIES[table.family] : undefined;
        if (families === undefined || table.dormant) return [];
        return [{ name, families, chains: chainsOf(table, draft.variables) }];
    });
}

/** The files with which nftables begins: those of its service, else all of its language. */
export function rootsOf(files: readonly HostFile[]): readonly HostFile[] {
    const own = files.filter(({ path }) => ROOTS.includes(path));
    return own.length > 0 ? own : files.filter(({ path }) => isNftFile(path));
}
