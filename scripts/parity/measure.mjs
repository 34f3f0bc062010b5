/** Runs the parts of the harness, and gives what they compared. */

/** How many changed texts each program judges. */
const MUTANTS = 3000;

/** The releases that judge changed texts here. */
const LIVE = ['2.2.7', '2.3.3'];

/** A program for each of the releases; throws where one is not at hand. */
export function livePrograms({ programs }) {
    return LIVE.map((release) => {
        const program = programs.find((each) => each.release === release);
        if (program === undefined) throw new Error(`keepalived ${release} cannot be run here as root`);
        return program;
    });
}

/** The changed texts that a program judges, of every family as it comes. */
export async function compareChanges(tools, program) {
    const { acceptedFiles, changesOf, compareLive, findTarget, sampleOf, sampleSize } = tools;
    const files = acceptedFiles().map((file) => ({ ...file, title: file.name }));
    const read = await compareLive(program, files);
    const target = findTarget(program.target);
    const all = read.flatMap(({ of }) => changesOf(of, target));
    return { all: all.length, compared: await compareLive(program, sampleOf(all, sampleSize(MUTANTS))) };
}

/**
 * The checks of keepalived with what kalint makes of their cases, by the record of what releases said of
 * them; the oracle tests hold the record to the programs. A check is confirmed where one of them complains.
 */
export function compareCases(tools) {
    const {
        PARITY_FOLDER: folder,
        TARGETS,
        caseBytes,
        caseIds,
        crashed,
        decode,
        faultsIn,
        isPending,
    } = tools;
    const record = tools.parseRecord(tools.recordText(folder));
    const ids = new Set(caseIds(folder));
    const speaks = (run) => run.messages.length > 0 || crashed(run);
    const checks = tools.readChecks(folder);
    const faults = checks.flatMap((check) => {
        const text = ids.has(check.id) ? decode(caseBytes(folder, check.id))?.text : undefined;
        if (text === undefined) return [];
        return Object.entries(TARGETS).flatMap(([release, target]) => {
            const run = record.get(check.id).get(release);
            return faultsIn(check, { release, target, run, text }).map((fault) => ({
                check,
                release,
                fault,
            }));
        });
    });
    const ofText = checks.filter(({ depends, voice }) => depends === 'none' && voice === 'test');
    const confirmed = ofText.filter(({ id }) => [...(record.get(id)?.values() ?? [])].some(speaks));
    return {
        checks,
        cases: ids.size,
        faults,
        ofText,
        confirmed,
        covered: confirmed.filter((check) => check.rules.length > 0 && !isPending(check)),
    };
}
