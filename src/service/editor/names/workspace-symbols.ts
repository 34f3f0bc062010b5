/** What has a name in all the configurations that are known. */
import type { SourceFile } from '../../../text/source-file.ts';
import { oncePer } from '../../../text/once.ts';
import type { Located } from '../../../text/source-set.ts';
import type { Steps } from '../../../text/steps.ts';
import { fitOf } from './fuzzy.ts';
import type { DocumentSymbol } from '../structure/symbols.ts';

/** Something that has a name. */
export interface WorkspaceSymbol {
    /** As in the outline: `vrrp_instance VI_1`, `real_server 10.0.0.5 80`, `$VIP`. */
    readonly name: string;
    readonly kind: DocumentSymbol['kind'];
    /** What it stands in: the entry around it in the outline, else the file without its folder. */
    readonly container: string;
    /** Where its name stands. */
    readonly place: Located;
}

/** So many are shown at most: who types more letters gets fewer. */
export const MOST_SYMBOLS = 300;

/** An entry of an outline that has a name, with what of the name tells it from its like. */
interface Named {
    readonly symbol: DocumentSymbol;
    /** Its name without the keyword. */
    readonly own: string;
    /** Absent at the top of a file. */
    readonly container: string | undefined;
}

/** The named entries of an outline: definitions, servers, and blocks with a name behind their keyword. */
const namedIn = oncePer((outline: readonly DocumentSymbol[]): readonly Named[] => {
    const found: Named[] = [];
    const pending: { readonly symbol: DocumentSymbol; readonly container?: string }[] = outline
        .map((symbol) => ({ symbol }))
        .reverse();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        const { symbol, container } = next;
        const { name, kind, children } = symbol;
        const own = kind === 'definition' ? name : name.slice(name.indexOf(' ') + 1);
        const isNamed = kind === 'definition' || kind === 'section' || kind === 'server';
        if (isNamed && (kind === 'definition' || own !== name)) found.push({ symbol, own, container });
        for (const child of [...children].reverse()) pending.push({ symbol: child, container: name });
    }
    return found;
});

/** What an entry is worth in which all that was typed stands, though not in its own name. */
const BY_KEYWORD = -50;

/** How well an entry fits: by letters of its own name, else by words of that and its keyword. */
function fit({ symbol, own }: Named, typed: string): number | undefined {
    const name = symbol.name.toLowerCase();
    const isIn = typed
        .toLowerCase()
        .split(/\s+/)
        .every((word) => name.includes(word));
    return fitOf(own, typed) ?? (isIn ? BY_KEYWORD : undefined);
}

function fileName({ uri }: SourceFile): string {
    return uri.slice(uri.lastIndexOf('/') + 1);
}

/**
 * What somebody who typed some letters may look for, the best first, at most `MOST_SYMBOLS`. Whoever asks
 * may give it up between two files.
 */
export function* workspaceSymbols(
    files: readonly SourceFile[],
    outlineOf: (file: SourceFile) => readonly DocumentSymbol[],
    typed: string,
): Steps<readonly WorkspaceSymbol[]> {
    const found: { readonly fit: number; readonly symbol: WorkspaceSymbol }[] = [];
    for (const file of files) {
        for (const named of namedIn(outlineOf(file))) {
            const fits = fit(named, typed);
            if (fits === undefined) continue;
            const { symbol, container = fileName(file) } = named;
            const { name, kind, selection: span } = symbol;
            found.push({ fit: fits, symbol: { name, kind, container, place: { file, span } } });
        }
        yield;
    }
    return found
        .sort((a, b) => b.fit - a.fit)
        .slice(0, MOST_SYMBOLS)
        .map(({ symbol }) => symbol);
}
