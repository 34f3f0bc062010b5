/** A configuration with all keywords, for tests of what colours them. */
import { ROOT, type KeywordSpec } from '../../../grammar/schema/index.ts';
import { NEWEST, hasIt } from '../../../grammar/schema/releases.ts';

/** A line of a configuration that has everything; `isKeyword` says whether it begins with a keyword at its place. */
export interface Line {
    readonly text: string;
    readonly isKeyword: boolean;
}

/** All spellings of some keywords, of whatever release. */
function namesOf(keywords: readonly KeywordSpec[]): string[] {
    return keywords.flatMap(({ name, aliases = [] }) => [name, ...aliases.map((alias) => alias.name)]);
}

/** All spellings of some keywords and of those in their blocks. */
function allNames(keywords: readonly KeywordSpec[]): string[] {
    const inside = keywords.flatMap(({ block }) =>
        block?.content === 'keywords' ? allNames(block.keywords) : [],
    );
    return [...new Set([...namesOf(keywords), ...inside])];
}

const ALL_NAMES = allNames(ROOT);

/** Each keyword of the newest release at its place, and in every block some words that do not belong there. */
export function everything(keywords: readonly KeywordSpec[] = ROOT, depth = 0): Line[] {
    const line = (text: string, isKeyword: boolean, deeper = 0): Line => ({
        text: `${' '.repeat(4 * (depth + deeper))}${text}`,
        isKeyword,
    });
    const known = keywords.filter(({ since, until }) => hasIt(NEWEST, since, until));
    return known.flatMap(({ name, aliases = [], block }, index) => {
        const others = aliases.filter(({ since, until }) => hasIt(NEWEST, since, until));
        if (block === undefined)
            return [name, ...others.map((alias) => alias.name)].map((each) => line(`${each} x`, true));
        const inside = block.content === 'keywords' ? block.keywords : [];
        const own = new Set(namesOf(inside));
        const strange = ALL_NAMES.filter((each, at) => !own.has(each) && at % 7 === index % 7);
        return [
            line(`${name} x {`, true),
            ...everything(inside, depth + 1),
            ...['nonsense', ...strange].map((each) => line(`${each} x`, false, 1)),
            line('}', false),
        ];
    });
}
