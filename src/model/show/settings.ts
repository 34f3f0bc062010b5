/** What the statements of a block set, as keepalived takes it. */
import type { Unit } from '../../../grammar/schema/types.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { isRead, shapeOf } from '../../schema/values/judge.ts';
import { faultsOf } from '../../schema/values/word.ts';
import { type Fact, type Given, byDefault, fact, written } from './item.ts';

/** Reads the settings of one block. */
export class Settings {
    readonly statements: readonly Bound[];
    readonly #target: Target;

    constructor(statements: readonly Bound[], target: Target) {
        this.statements = statements.filter((each) => isRead(each, target));
        this.#target = target;
    }

    /** The statements with that keyword. */
    all(keyword: string): readonly Bound[] {
        return this.statements.filter(({ spec }) => spec?.name === keyword);
    }

    /** The last of them. */
    last(keyword: string): Bound | undefined {
        return this.all(keyword).at(-1);
    }

    /** The first word of the statement that counts: the last, or the first where a second is ignored. */
    word(keyword: string): Given | undefined {
        return this.#settled(keyword, ({ words }) => words[1]?.text);
    }

    /** All its words as one text. */
    text(keyword: string): Given | undefined {
        return this.#settled(keyword, ({ words }) => {
            const text = words.slice(1).map((word) => word.text);
            return text.length === 0 ? undefined : text.join(' ');
        });
    }

    /** The number that a keyword sets. One that is refused sets none, or what keepalived uses in its place. */
    number(keyword: string, unit?: Unit): Given | undefined {
        const given = this.#settled(keyword, (statement) => numberOf(statement, this.#target));
        return given === undefined || unit === undefined ? given : { ...given, unit };
    }

    /** That number by itself, in the unit of the keyword. */
    amount(keyword: string): number | undefined {
        const value = this.number(keyword)?.value;
        return typeof value === 'number' ? value : undefined;
    }

    /** What a switch says, which is on where it has no word. */
    flag(keyword: string): Given | undefined {
        return this.#settled(keyword, ({ words }) => {
            const text = words[1]?.text;
            if (text === undefined || ['true', 'on', 'yes'].includes(text)) return true;
            return ['false', 'off', 'no'].includes(text) ? false : undefined;
        });
    }

    /** Whether any of the keywords is there. */
    has(...keywords: readonly string[]): boolean {
        return keywords.some((keyword) => this.last(keyword) !== undefined);
    }

    #settled(keyword: string, read: (statement: Bound) => Fact['value'] | undefined): Given | undefined {
        const found = this.all(keyword).flatMap((statement) => {
            const value = read(statement);
            return value === undefined ? [] : [written(value, statement)];
        });
        const spec = found[0]?.from?.spec;
        const isFirst = spec !== undefined && shapeOf(spec, this.#target)?.repeat === 'first';
        return isFirst ? found[0] : found.at(-1);
    }
}

function numberOf({ spec, words }: Bound, target: Target): number | undefined {
    const [, word] = words;
    const arg = spec === undefined ? undefined : shapeOf(spec, target)?.args[0];
    if (word === undefined || arg === undefined) return undefined;
    const [fault] = faultsOf(word, arg, target.release);
    if (fault === undefined) return Number(word.text);
    const instead = /^uses (-?[\d.]+)/.exec(fault.otherwise)?.[1];
    if (instead !== undefined) return Number(instead);
    return fault.otherwise === 'rounds it' ? Number(word.text) : undefined;
}

/** A fact that is written, or else has a default. */
export function settled(
    name: string,
    given: Given | undefined,
    initial: Fact['value'],
    unit?: Fact['unit'],
): Fact {
    return fact(name, given ?? byDefault(initial, unit));
}

/** A fact that is there only where it is written. */
export function maybe(name: string, given: Given | undefined): Fact[] {
    return given === undefined ? [] : [fact(name, given)];
}
