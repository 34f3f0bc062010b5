/** Checks of real servers in a few words. */
import { isChecker } from '../model/checker-timers.ts';
import { Settings } from '../model/show/settings.ts';
import type { ServiceServer } from '../model/service.ts';
import type { Bound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';

function wordOf(own: Settings, keyword: string): string[] {
    const value = own.word(keyword)?.value;
    return typeof value === 'string' && value !== '' ? [value] : [];
}

/** The path and the status of the first address that is fetched; without a query, in which there may be a key. */
function urlWords(own: Settings, target: Target): string[] {
    const [first, ...others] = own.all('url').map(({ children }) => new Settings(children, target));
    if (first === undefined) return [];
    const path = wordOf(first, 'path').map((text) => text.replace(/\?.*/s, ''));
    const status = first.text('status_code')?.value;
    return [
        ...path,
        ...(typeof status === 'string' ? [status] : []),
        ...(others.length > 0 ? [`and ${String(others.length)} more`] : []),
    ];
}

/** The name of a script without its folder and its arguments, in which there may be a password. */
function scriptName(path: string): string {
    return path.trim().replace(/\s.*/s, '').replace(/.*\//s, '');
}

function detailsOf(checker: Bound, target: Target): readonly string[] {
    const own = new Settings(checker.children, target);
    switch (checker.spec?.name ?? '') {
        case 'HTTP_GET':
        case 'SSL_GET':
            return urlWords(own, target);
        case 'MISC_CHECK':
            return wordOf(own, 'misc_path').map(scriptName);
        case 'BFD_CHECK':
            return wordOf(own, 'name');
        case 'FILE_CHECK':
            return [...wordOf(own, 'track_file'), ...wordOf(own, 'vrrp_track_file')];
        default: {
            const port = own.amount('connect_port');
            return port === undefined ? [] : [`port ${String(port)}`];
        }
    }
}

/** The checks of a server, `HTTP_GET / 200` each. */
export function checksOf({ statement }: ServiceServer, target: Target): readonly string[] {
    return new Settings(statement.children, target).statements
        .filter(isChecker)
        .map((checker) => [checker.spec?.name ?? '', ...detailsOf(checker, target)].join(' '));
}
