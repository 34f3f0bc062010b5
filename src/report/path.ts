/** Names of files as other programs want them. */

/** A path without `.` and, where a folder is before it, `..`: `./a/../b.conf` is `b.conf`. */
export function tidyPath(path: string): string {
    const parts: string[] = [];
    for (const part of path.split('/')) {
        if (part === '.' || (part === '' && parts.length > 0)) continue;
        const last = parts.at(-1);
        if (part !== '..' || last === undefined || last === '..') parts.push(part);
        else if (last !== '') parts.pop();
    }
    return parts.join('/');
}

/** A path as a URI: of scheme `file` where it is absolute, else a relative reference. Half a character becomes U+FFFD. */
export function pathUri(path: string): string {
    const segments = tidyPath(path)
        .replace(/\p{Cs}/gu, '\ufffd')
        .split('/')
        .map(encodeURIComponent);
    return path.startsWith('/') ? `file://${segments.join('/')}` : segments.join('/');
}

/** Whether a path stays within the folder that it is relative to. */
export function staysInside(path: string): boolean {
    return !path.startsWith('/') && !/^\.\.(?:\/|$)/.test(tidyPath(path));
}
