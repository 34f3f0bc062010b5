import { RULE_LEVELS } from '../../config/values.ts';
import { RULE_IDS, areaOf } from '../../rules/ids.ts';
import type { RuleLevel } from '../../service/settings.ts';
import { didYouMean } from '../../text/suggest.ts';
import type { Io } from '../io.ts';
import { say } from '../say.ts';

/** The names of areas, as `vrrp/*`. */
const AREAS: readonly string[] = [...new Set(RULE_IDS.map((id) => `${areaOf(id)}/*`))];

function isLevel(word: string): word is RuleLevel {
    return (RULE_LEVELS as readonly string[]).includes(word);
}

/** What is wrong with a rule and its level; undefined where nothing is. */
function faultOf(name: string, level: string | undefined): string | undefined {
    const names = [...AREAS, ...RULE_IDS];
    if (!names.includes(name)) return `unknown rule "${name}"${didYouMean(name, names)}`;
    if (level === undefined) return `--rule ${name}: say what becomes of it: ${name}=off`;
    return isLevel(level)
        ? undefined
        : `unknown level "${level}" of ${name}; there are ${RULE_LEVELS.join(', ')}`;
}

/**
 * The levels that values of `--rule`, such as `script/*=off`, give to rules and areas; of several for one the last one
 * counts. Undefined after a word about what is wrong with them.
 */
export function ruleLevels(
    values: readonly string[],
    io: Io,
): Readonly<Record<string, RuleLevel>> | undefined {
    const pairs = values.map((value): readonly [string, string | undefined] => {
        const at = value.indexOf('=');
        return at < 0 ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
    });
    const faults = pairs.flatMap(([name, level]) => faultOf(name, level) ?? []);
    for (const fault of faults) say(io, fault);
    if (faults.length > 0) return undefined;
    return Object.fromEntries(
        pairs.flatMap(([name, level]) => (level !== undefined && isLevel(level) ? [[name, level]] : [])),
    );
}
