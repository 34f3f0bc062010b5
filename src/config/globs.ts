import picomatch from 'picomatch';

/** Whether one of some globs meets a path; both are relative to the same folder, with `/` between the parts. */
export type Matcher = (path: string) => boolean;

/** A matcher for globs, which may begin with `./`; names that begin with a dot are names like others. */
export function matcherOf(globs: readonly string[]): Matcher {
    if (globs.length === 0) return () => false;
    const own = globs.map((glob) => glob.replace(/^(?:\.\/+)+/, ''));
    const matches = picomatch(own, { dot: true, windows: false });
    return (path) => matches(path);
}

/** A matcher that is also met by whatever lies in a folder that the globs meet. */
export function matcherWithin(globs: readonly string[]): Matcher {
    const matches = matcherOf(globs);
    return (path) => {
        for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
            if (matches(path.slice(0, end))) return true;
        return false;
    };
}
