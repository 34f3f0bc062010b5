/** The ports that a host's services listen to, as far as the files of its web servers say, or a list of sockets. */
import { oncePer } from '../../text/once.ts';
import type { HostFile } from '../place.ts';
import { apache } from './apache.ts';
import { haproxy } from './haproxy.ts';
import type { Listener } from './listener.ts';
import { nginx } from './nginx.ts';
import { sockets } from './sockets.ts';

export { type Listener, hears } from './listener.ts';

/** What listens on a host. */
export interface Listening {
    /** Whether the host gave a list of its sockets: what is not in it does not listen. */
    readonly isComplete: boolean;
    /** Whether anything is known; if not, nothing can be said. */
    readonly isKnown: boolean;
    readonly listeners: readonly Listener[];
}

/** Reads a list of sockets, or where the host gave none, the files of nginx, Apache and HAProxy. */
export const listeningOf = oncePer((files: readonly HostFile[]): Listening => {
    const shown = sockets(files);
    const listeners = shown ?? [nginx, apache, haproxy].flatMap((read) => read(files));
    return {
        isComplete: shown !== undefined,
        isKnown: shown !== undefined || listeners.length > 0,
        listeners,
    };
});
