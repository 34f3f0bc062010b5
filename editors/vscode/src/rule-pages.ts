/** The rules that have a page. */

/** A rule as a list shows it. */
export interface RulePage {
    /** `area/name`, which is also its page below the folder of the rules. */
    readonly id: string;
    /** What it finds. */
    readonly finds: string;
}

/** The rules that the list of all rules (`docs/rules/README.md`) has in its tables, in its order. */
export function rulesOf(list: string): readonly RulePage[] {
    return [...list.matchAll(/^\| \[([a-z\d/-]+)\]\(\1\.md\) \| (.*?) \|/gm)].map(
        ([, id = '', finds = '']) => ({
            id,
            finds,
        }),
    );
}
