/** What follows from a text, for display behind its lines: times, and defaults that nobody wrote down. */
import { isChecker } from '../../../model/checker-timers.ts';
import type { Item } from '../../../model/show/item.ts';
import type { Bound } from '../../../schema/bind.ts';
import { isRead, shapeOf } from '../../../schema/values/judge.ts';
import { faultsOf } from '../../../schema/values/word.ts';
import { filesOf } from '../../../syntax/via.ts';
import { lineAt, lineSpan } from '../../../text/source-file.ts';
import { type Span, contains, overlaps } from '../../../text/span.ts';
import { itemOf } from './block-items.ts';
import { detectionTime } from './block-words.ts';
import { derivedWords } from './derived.ts';
import { seconds } from './markdown.ts';
import type { Reading } from '../reading.ts';
import { factNamed } from './router-words.ts';

/** A text to be shown behind a line. */
export interface Hint {
    /** Behind the last character that keepalived reads of the line. */
    readonly offset: number;
    readonly label: string;
    /** More about it, in Markdown. */
    readonly tooltip: string;
    /** Whether it follows from settings, or is a setting that nobody wrote down. */
    readonly kind: 'derived' | 'default';
}

/** Defaults that matter, by the block: the fact, the keyword that would say the same, and how most people write that. */
const DEFAULTS: Readonly<Record<string, readonly (readonly [string, string, string?])[]>> = {
    vrrp_instance: [
        ['state', 'state'],
        ['priority', 'priority'],
        ['advertInterval', 'advert_int'],
    ],
    vrrp_script: [['interval', 'interval']],
    vrrp_track_process: [['quorum', 'quorum']],
    virtual_server: [
        ['scheduler', 'lvs_sched', 'lb_algo'],
        ['forwarding', 'lvs_method', 'lb_kind'],
        ['protocol', 'protocol'],
        ['delayLoop', 'delay_loop'],
    ],
    real_server: [['weight', 'weight']],
};

/** A block, and what is known of it. */
interface Known {
    readonly block: Bound;
    readonly item: Item;
}

/** The hints in a stretch of a text, in its order; only the blocks at the top that lie there are looked at. */
export function inlayHints(reading: Reading, span: Span): readonly Hint[] {
    const found = new Map<number, Hint | undefined>();
    for (const block of reading.bound.statements) {
        const whole = extentOf(block);
        if (whole === undefined || !overlaps(whole, span)) continue;
        for (const hint of hintsIn(block, reading)) {
            if (!contains(span, { start: hint.offset, end: hint.offset })) continue;
            const known = found.get(hint.offset);
            // A text that is read several times may come to several things.
            const isSame = !found.has(hint.offset) || known?.label === hint.label;
            found.set(hint.offset, isSame ? hint : undefined);
        }
    }
    return [...found.values()]
        .filter((each) => each !== undefined)
        .sort((one, other) => one.offset - other.offset);
}

/** From the first word of a block to its closing brace; undefined where that is missing. */
function extentOf({ statement: { node } }: Bound): Span | undefined {
    const { span, block } = node;
    return block?.close === undefined ? undefined : { start: span.start, end: block.close.end };
}

function hintsIn(top: Bound, reading: Reading): readonly Hint[] {
    const item = itemOf(reading, top);
    if (item === undefined || top.binding.kind !== 'known') return [];
    const inside = item.lists.find(({ name }) => name === 'realServers')?.items ?? [];
    const servers = inside.flatMap((server): Known[] =>
        server.from === undefined ? [] : [{ block: server.from, item: server }],
    );
    return [{ block: top, item }, ...servers, ...servers.flatMap(checkersIn)].flatMap((each) =>
        hintsOf(each, reading),
    );
}

/** The checkers of a server, where there are several; one by itself has the times of the server. */
function checkersIn({ item }: Known): readonly Known[] {
    const all = item.lists.find(({ name }) => name === 'checkers')?.items ?? [];
    return all.length < 2
        ? []
        : all.flatMap((each) => (each.from === undefined ? [] : [{ block: each.from, item: each }]));
}

function hintsOf({ block, item }: Known, reading: Reading): readonly Hint[] {
    const head = endOf(block, block, reading);
    if (head === undefined || extentOf(block) === undefined) return [];
    const { label, anchor } = outcomeOf({ block, item }, reading);
    const isSound = !block.children.some((each) => isRefused(each, reading));
    const place = anchor === undefined ? head : endOf(anchor, block, reading);
    const outcome =
        label === undefined || place === undefined || !isSound
            ? []
            : [{ offset: place, label, tooltip: derivedWords(reading, block), kind: 'derived' as const }];
    const defaults = defaultsOf({ block, item });
    // Two at one place are one.
    if (defaults !== '' && outcome[0]?.offset === head)
        return outcome.map((each) => ({ ...each, label: `${defaults}; ${each.label}` }));
    const tooltip = `Nothing is written here: keepalived ${reading.target.release} uses its defaults.`;
    return [
        ...(defaults === '' ? [] : [{ offset: head, label: defaults, tooltip, kind: 'default' as const }]),
        ...outcome,
    ];
}

/** Where the line of a statement ends for keepalived, of a block where it is opened; undefined where more stands on it. */
function endOf(statement: Bound, block: Bound, { bound }: Reading): number | undefined {
    const { words, statement: own } = statement;
    const isPlain = words.every(({ via }) => via === undefined || isIncluded(via));
    if (!isPlain) return undefined;
    const { file } = bound.config.tree;
    const { span, block: braces } = own.node;
    const end = statement === block ? (braces?.open.end ?? span.end) : span.end;
    const rest = file.text.slice(end, lineSpan(file, lineAt(file, end)).end);
    return /^[ \t]*(?:[#!].*)?$/.test(rest) ? end : undefined;
}

/** Whether a word came by nothing but include lines. */
function isIncluded(via: NonNullable<Bound['words'][number]['via']>): boolean {
    let steps = 0;
    for (let step: typeof via | undefined = via; step !== undefined; step = step.parent) steps++;
    return filesOf(via).length === steps;
}

/** Whether keepalived does not take the value of a statement as it is written. */
function isRefused(statement: Bound, { target }: Reading): boolean {
    const { spec, words, binding } = statement;
    if (binding.kind === 'unknown' || (spec !== undefined && !isRead(statement, target))) return true;
    const [word, arg] = [words[1], spec === undefined ? undefined : shapeOf(spec, target)?.args[0]];
    if (arg === undefined) return false;
    return word === undefined ? arg.missing !== 'optional' : faultsOf(word, arg, target.release).length > 0;
}

function defaultsOf({ block, item }: Known): string {
    const wanted = DEFAULTS[block.spec?.name ?? ''] ?? [];
    return wanted
        .flatMap(([name, keyword, usual = keyword]) => {
            const fact = factNamed(item, name);
            const isWritten = block.children.some(({ spec }) => spec?.name === keyword);
            // A service for marks has no protocol.
            if (fact?.basis !== 'default' || fact.value === 'none' || isWritten) return [];
            return [`${usual} ${String(fact.value)}`];
        })
        .join(', ');
}

/** What a block comes to, in few words, and the statement behind which that belongs. */
function outcomeOf(
    { block, item }: Known,
    reading: Reading,
): { readonly label?: string; readonly anchor?: Bound } {
    const lastOf = (...keywords: readonly string[]): { readonly anchor?: Bound } => {
        const found = keywords.flatMap(
            (keyword) => block.children.findLast(({ spec }) => spec?.name === keyword) ?? [],
        );
        return found[0] === undefined ? {} : { anchor: found[0] };
    };
    const timed = (text: string, name: string): { readonly label?: string } => {
        const value = factNamed(item, name)?.value;
        return typeof value === 'number' ? { label: `${text} ${seconds(value)}` } : {};
    };
    switch (block.spec?.name ?? '') {
        case 'vrrp_instance':
            return {
                ...timed('takes over after', 'masterDownInterval'),
                ...lastOf('advert_int', 'priority'),
            };
        case 'vrrp_script':
            return { ...timed('fails after', 'failsAfter'), ...lastOf('fall', 'interval') };
        case 'bfd_instance': {
            const time = detectionTime(reading, block);
            return time === undefined ? {} : { label: `down after ${seconds(time)}` };
        }
        case 'real_server':
            return timed('down after', 'downAfterRefusal');
        default:
            return isChecker(block) ? timed('down after', 'downAfterRefusal') : {};
    }
}
