/** The parts of the harness that the figures come from, bundled from the tests that use them too. */
import { join } from 'node:path';
import { loadBundle } from '../bundle.mjs';

const ENTRY = `
export { findTarget } from './src/schema/targets.ts';
export { changesOf } from './test/oracle/changes.ts';
export { countsOf, groupsOf, spreadOf } from './test/oracle/figures.ts';
export { CHANGES_BAR, barsMissed, corpusBar } from './test/oracle/bars.ts';
export { compareLive } from './test/oracle/live.ts';
export { acceptedFiles } from './test/oracle/mutations.ts';
export { programs } from './test/oracle/programs.ts';
export { REASONS } from './test/oracle/reasons.ts';
export { compareRecorded } from './test/oracle/recorded.ts';
export { SEED, sampleOf, sampleSize } from './test/oracle/sample.ts';
export { corpusFolder } from './test/corpus/corpus.ts';
export { PARITY_FOLDER, caseBytes, caseIds } from './test/parity/cases.ts';
export { isPending, readChecks } from './test/parity/checks.ts';
export { faultsIn } from './test/parity/judge.ts';
export { crashed, parseRecord, recordText } from './test/parity/record.ts';
export { TARGETS } from './test/parity/targets.ts';
export { decode } from './src/node/encoding.ts';
`;

/** The harness below `root`. Its folders are those of the sources, wherever the bundle lies. */
export function loadTools(root) {
    return loadBundle(ENTRY, root, { 'import.meta.dirname': JSON.stringify(join(root, 'test/oracle')) });
}
