/** The checks that keepalived makes on a configuration, and which rules of kalint say so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A check of keepalived. */
export interface Check {
    /** Also the name of its case, where it has one. */
    readonly id: string;
    readonly area: string;
    /** What beside the text decides: `none`, the `build`, or something of the machine. */
    readonly depends: Depends;
    /** Who says it: the config `test`, the running `daemon` only, or `nobody`. */
    readonly voice: Voice;
    /**
     * The recorded releases whose config test says so of the case, or crashes; where none would, those for
     * which the rules have to say it.
     */
    readonly releases: readonly string[];
    /** The rules that say it. */
    readonly rules: readonly string[];
    /** Why there is no rule or no case, or why not all that was recorded is expected; empty where it is. */
    readonly why: string;
}

const DEPENDS = ['none', 'build', 'interface', 'file', 'user', 'script', 'kernel', 'dns'] as const;
const VOICES = ['test', 'daemon', 'nobody'] as const;

/** What beside the text may decide. */
export type Depends = (typeof DEPENDS)[number];

/** Who may say it. */
export type Voice = (typeof VOICES)[number];

/** The name of the table in the folder of the cases. */
export const TABLE = 'checks.tsv';

/** What `why` begins with where kalint has still to be brought in line. */
const PENDING = 'not yet judged';

const NOTHING = '-';

function oneOf<T extends string>(words: readonly T[], word: string): T {
    const found = words.find((each) => each === word);
    if (found === undefined) throw new Error(`"${word}" is none of ${words.join(', ')}`);
    return found;
}

function listOf(cell: string): string[] {
    return cell === NOTHING ? [] : cell.split(' ');
}

/** The checks that the text of a table holds; throws where a cell is none that it can be. */
export function parseChecks(text: string): Check[] {
    return text
        .split('\n')
        .slice(1, -1)
        .map((row) => {
            const [id = '', area = '', depends = '', voice = '', releases = '', rules = '', why] =
                row.split('\t');
            if (why === undefined) throw new Error(`not a row of the table: ${row}`);
            return {
                id,
                area,
                depends: oneOf(DEPENDS, depends),
                voice: oneOf(VOICES, voice),
                releases: listOf(releases),
                rules: listOf(rules),
                why: why === NOTHING ? '' : why,
            };
        });
}

/** The checks of the table in a folder. */
export function readChecks(folder: string): Check[] {
    return parseChecks(readFileSync(join(folder, TABLE), 'utf8'));
}

/** Whether the table owns that kalint is not yet in line with keepalived. */
export function isPending({ why }: Check): boolean {
    return why.startsWith(PENDING);
}

/** Whether text and build alone decide what is said. */
export function isOfText({ depends }: Check): boolean {
    return depends === 'none' || depends === 'build';
}

/** Whether what is said is the same wherever the interfaces exist that the text names. */
export function isSettled(check: Check): boolean {
    return isOfText(check) || check.depends === 'interface';
}

/** Whether the machine decides what is said, so that kalint leaves it alone. */
export function isLeftToMachine(check: Check): boolean {
    return !isOfText(check) && check.rules.length === 0 && !isPending(check);
}
