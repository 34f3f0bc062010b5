/** What the tests of this folder share: the programs found, and what to say when there are none. */
import { type Program, installedReleases } from './keepalived.ts';
import { say } from './say.ts';

/** The programs that can be run here; looked for once. */
export const programs: readonly Program[] = installedReleases();

/** The program that most tests use. */
export const v227: Program | undefined = programs.find(({ release }) => release === '2.2.7');

if (programs.length === 0) say('no keepalived that can be run as root was found: these tests are skipped');

/** The end of a title, which says why a test is skipped, if it is. */
export function skipNote(found: boolean): string {
    return found ? '' : ' (skipped: the program is not installed, or this is not root)';
}
