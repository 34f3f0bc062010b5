/** What is written for a keyword that is chosen: its words, and for a block what it is begun with. */
import { type Place, type Spelling, placeIn } from '../../../../grammar/schema/places.ts';
import type { ArgSpec, KeywordSpec } from '../../../../grammar/schema/types.ts';
import { DEFINED_KINDS } from '../../../model/symbols.ts';
import type { Target } from '../../../schema/targets.ts';
import { isKnownTo, shapeOf } from '../../../schema/values/judge.ts';
import { SPELT_OUT, type Stock, argumentStops, lineStops } from './placeholders.ts';
import { END, type Template, indented, stacked, stop } from './template.ts';
import { usualIn } from './usual.ts';

/** What templates are made for. */
export interface Making {
    readonly target: Target;
    readonly stock: Stock;
    /** What a level of a block adds to the start of its lines. */
    readonly indent: string;
}

/** A keyword of a place with the spelling in which the target is told of it; undefined where it knows none. */
export function spelledFor(
    spec: KeywordSpec,
    target: Target,
): { readonly name: string; readonly spelling: Spelling } | undefined {
    const own = { name: spec.name, spelling: { spec } };
    const others = (spec.aliases ?? []).map((alias) => ({ name: alias.name, spelling: { spec, alias } }));
    return [own, ...others].find(({ spelling }) => isKnownTo(spelling, target));
}

/** The keywords with which a block is begun that the target knows: for each the ones that will do, the first to be taken. */
export function neededIn(place: Place, target: Target): readonly (readonly KeywordSpec[])[] {
    return usualIn(place.path).needed.flatMap((names) => {
        const specs = [names]
            .flat()
            .flatMap((name) => place.spellings.get(name)?.spec ?? [])
            .filter((spec) => spelledFor(spec, target) !== undefined);
        return specs.length === 0 ? [] : [specs];
    });
}

/** Whether an argument is the name that the block gets. */
function isNewName({ value }: ArgSpec, place: Place, { block }: KeywordSpec): boolean {
    return block !== undefined && place.path === '' && value.kind === 'name' && DEFINED_KINDS.has(value.of);
}

/** The keyword and the words that it must have. */
function head(name: string, spec: KeywordSpec, place: Place, { target, stock }: Making): Template {
    const all = shapeOf(spec, target)?.args ?? [];
    const args = SPELT_OUT.has(spec.name) ? all : all.filter(({ missing }) => missing !== 'optional');
    return [
        name,
        ...args.flatMap((arg): Template => {
            const { value } = arg;
            return value.kind === 'name' && isNewName(arg, place, spec)
                ? [' ', stop(stock.freeName(value.of))]
                : [' ', ...argumentStops(spec.name, arg, stock, target)];
        }),
    ];
}

/** The names of one line each for a list of members: two, as a group of one is of no use. */
function memberLines(arg: ArgSpec, making: Making): readonly Template[] {
    const { value } = arg;
    const { stock, target } = making;
    if (value.kind !== 'name' || !DEFINED_KINDS.has(value.of)) return [argumentStops('', arg, stock, target)];
    const known = stock.names(value.of);
    const [first = 'VI_1', second = first === 'VI_1' ? 'VI_2' : 'VI_1'] = known;
    return [[stop(first)], [stop(second)]];
}

/** What a block is begun with, line by line; empty where that is up to who writes it. */
function content(place: Place, spec: KeywordSpec, making: Making): readonly Template[] {
    const { block } = spec;
    if (block?.content === 'words') return block.word === undefined ? [] : memberLines(block.word, making);
    if (block?.content === 'lines')
        return block.line === undefined
            ? []
            : [lineStops(block.line, spec.name.startsWith('static_'), making.stock)];
    const inside = placeIn(place, spec);
    if (inside === undefined) return [];
    return neededIn(inside, making.target).flatMap(([needed]) => {
        const spelt = needed === undefined ? undefined : spelledFor(needed, making.target);
        return spelt === undefined ? [] : [written(spelt.name, spelt.spelling, inside, making)];
    });
}

function written(name: string, { spec }: Spelling, place: Place, making: Making): Template {
    const first = head(name, spec, place, making);
    if (spec.block === undefined) return first;
    const lines = content(place, spec, making);
    const inner = lines.length === 0 ? [[END]] : lines;
    return stacked([[...first, ' {'], ...inner.map((line) => indented(line, making.indent)), ['}']]);
}

/**
 * What is written for a keyword at a place: with stops for the words that it must have, and for a block with what
 * a block of its kind is begun with. Undefined where that is the keyword and nothing else.
 */
export function templateFor(
    name: string,
    spelling: Spelling,
    place: Place,
    making: Making,
): Template | undefined {
    const template = written(name, spelling, place, making);
    return template.length === 1 ? undefined : template;
}
