import type { Io } from '../../io.ts';

/** Tells how far a run is. */
export interface Progress {
    /** So many more are done. */
    readonly advance: (count: number) => void;
    /** Takes away what was shown. */
    readonly end: () => void;
}

const NO_PROGRESS: Progress = { advance: () => undefined, end: () => undefined };

/** Milliseconds after which a run counts as long. */
const LONG = 1000;

/** A bar on standard error, once a run is long and if that is a terminal; `quiet` means none. */
export async function progressOf(total: number, quiet: boolean, io: Io): Promise<Progress> {
    if (quiet || !io.screen('err').terminal) return NO_PROGRESS;
    const { default: library } = await import('cli-progress');
    const bar = new library.SingleBar({
        format: 'kalint: {bar} {value} of {total} files',
        barCompleteChar: '#',
        barIncompleteChar: '.',
        clearOnComplete: true,
        // Left as it is, the terminal is in order also when the run is broken off.
        linewrap: true,
        gracefulExit: false,
    });
    const start = performance.now();
    let done = 0;
    return {
        advance: (count) => {
            done += count;
            if (bar.isActive) bar.update(done);
            else if (performance.now() - start > LONG) bar.start(total, done);
        },
        end: () => {
            bar.stop();
        },
    };
}
