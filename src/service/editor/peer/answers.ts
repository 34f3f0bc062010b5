import { backupName, backupSide, hasBackupSide } from './backup-side.ts';
import type { Refusal } from '../names/rename.ts';
import type { Asking } from '../asking.ts';

/** The file of the other node of a pair, which is to be made. */
export interface PeerFile {
    readonly uri: string;
    readonly text: string;
    /** The one of several unicast peers that it is for. */
    readonly taken?: string;
}

/** What can be made for the other node of a pair. */
export interface Peers {
    /**
     * The file of the other node, or why it cannot be made; undefined for a file whose node is not meant to be
     * master, and for one that is part of another.
     */
    readonly backupSide: (uri: string) => PeerFile | Refusal | undefined;
}

export function peerAnswers({ ask, host, workspace }: Asking): Peers {
    return {
        backupSide: (uri) =>
            ask(uri, 0, ({ reading }) => {
                const isMain = reading.bound.config.sources.files[0]?.uri === uri;
                if (!isMain || !hasBackupSide(reading)) return undefined;
                const made = backupSide(reading);
                if ('problem' in made) return made;
                const known = [...(host.configurations?.() ?? []), ...workspace.files];
                return { ...made, uri: backupName(uri, (name) => known.some((each) => each.uri === name)) };
            }),
    };
}
