/** Specs of deployments, as `kalint emit` takes them. */

/** What each spec must have at its top. */
const REQUIRED = ['vrrp', 'directors', 'services', 'realServers'];

/** The keys at the top of a text in YAML or JSON. */
function keysOf(text: string): readonly string[] {
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === 'object' && value !== null ? Object.keys(value) : [];
    } catch {
        return [...text.matchAll(/^(\w+)[ \t]*:/gm)].map(([, key = '']) => key);
    }
}

/** Whether a text says what a spec must say. */
export function isSpec(text: string): boolean {
    const keys = keysOf(text);
    return REQUIRED.every((key) => keys.includes(key));
}

/** The arguments that write the set of a spec into a folder, over what differs there where that is `forced`. */
export function emitArguments(spec: string, folder: string, forced: boolean): readonly string[] {
    return ['emit', spec, '--output', folder, ...(forced ? ['--force'] : [])];
}

/** Whether a run ended because files that are there differ, so that it can be forced. */
export function isRefused({
    status,
    err,
}: {
    readonly status: number | null;
    readonly err: string;
}): boolean {
    return status === 2 && err.includes('--force');
}
