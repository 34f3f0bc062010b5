/** What is expected at a word of a statement: the value that the schema has there, and the words that it knows. */
import { ADDRESS_OPTIONS } from '../../grammar/schema/address-line.ts';
import type { LineOption, OptionValue } from '../../grammar/schema/line-options.ts';
import { hasIt } from '../../grammar/schema/releases.ts';
import { ROUTE_OPTIONS } from '../../grammar/schema/route-line.ts';
import { RULE_ACTIONS, RULE_OPTIONS } from '../../grammar/schema/routing-rule-line.ts';
import type {
    ArgSpec,
    BlockSpec,
    IntegerValue,
    KeywordSpec,
    LineKind,
    NameKind,
    Release,
    ValueSpec,
} from '../../grammar/schema/types.ts';
import { expectedBySpecial } from './expected-special.ts';
import { oncePer } from '../text/once.ts';
import type { Target } from './targets.ts';
import { shapeOf } from './values/judge.ts';
import { MAX_PORT } from './values/ports.ts';

/** A word with a meaning of its own at some place. */
export interface KnownWord {
    readonly word: string;
    /** What it does, in a plain sentence. */
    readonly doc?: string;
}

/** What is expected at one word. */
export interface Expected {
    /** What a person calls it: `seconds`, `script`. */
    readonly name: string;
    /** Absent where a word of a line is to say what follows. */
    readonly value?: ValueSpec | OptionValue;
    /** Words that have a meaning of their own there; any other is taken for a `value`. */
    readonly words?: readonly KnownWord[];
    /** The argument of the keyword's record that it is. */
    readonly arg?: ArgSpec;
}

/** The words before one, of which the first is the keyword, or the first word of a line. */
export type WordsBefore = readonly { readonly text: string }[];

const INTERFACE: Expected = { name: 'interface', value: { kind: 'name', of: 'interface' } };

/** Lines that begin with a name, word by word. */
const NAMED: Readonly<Partial<Record<LineKind, readonly Expected[]>>> = {
    'tracked-interface': trackedWords('interface', 253),
    'tracked-script': trackedWords('vrrp_script', 253),
    'tracked-process': trackedWords('vrrp_track_process', 254),
    'tracked-file': trackedWords('track_file', 254),
    'tracked-bfd': trackedWords('bfd_instance', 253),
    'linkbeat-interface': [INTERFACE],
    'interface-delays': [INTERFACE],
};

const OPTIONS: Readonly<Partial<Record<LineKind, readonly LineOption[]>>> = {
    address: ADDRESS_OPTIONS,
    route: ROUTE_OPTIONS,
    'routing-rule': [...RULE_OPTIONS, ...RULE_ACTIONS],
};

const TTL: IntegerValue = { kind: 'integer', min: 0, max: 255, unit: 'hops' };
const MARK: IntegerValue = { kind: 'integer', min: 0, max: 4_294_967_295 };
const PORT: IntegerValue = { kind: 'integer', min: 1, max: MAX_PORT };

/** The words of a line about what is tracked; the weight goes as far below 0 as above. */
function trackedWords(of: NameKind, limit: number): readonly Expected[] {
    return [
        { name: 'name', value: { kind: 'name', of } },
        {
            name: 'option',
            words: [{ word: 'weight', doc: 'Weight that counts here in place of the one it has itself.' }],
        },
        { name: 'weight', value: { kind: 'integer', min: -limit, max: limit } },
        { name: 'direction', words: [{ word: 'reverse', doc: 'Lets up and down change places.' }] },
    ];
}

/** The options of a line that a release knows. */
interface KnownOptions {
    readonly byWord: ReadonlyMap<string, LineOption>;
    readonly expected: Expected;
}

const optionsOf = oncePer((options: readonly LineOption[]) => {
    const known = new Map<string, KnownOptions>();
    /** For static lines or for those of an instance. */
    return (isStatic: boolean, release: Release): KnownOptions => {
        const key = `${isStatic} ${release}`;
        let result = known.get(key);
        if (result === undefined) {
            const own = options.filter(
                ({ since, until, only }) =>
                    hasIt(release, since, until) && (only === undefined || (only === 'static') === isStatic),
            );
            const byWord = new Map(
                own.flatMap((option): [string, LineOption][] =>
                    [option.word, ...(option.aliases ?? []).map(({ name }) => name)].map((word) => [
                        word,
                        option,
                    ]),
                ),
            );
            const words = own.map(({ word, doc }) => ({ word, doc }));
            known.set(key, (result = { byWord, expected: { name: 'option', words } }));
        }
        return result;
    };
});

const ADDRESS: Expected = { name: 'address', value: { kind: 'prefix' } };

function wordOfOptions(
    kind: LineKind,
    owner: KeywordSpec,
    before: WordsBefore,
    release: Release,
): Expected | undefined {
    const options = OPTIONS[kind];
    if (options === undefined) return undefined;
    if (before.length === 0 && kind === 'address') return ADDRESS;
    const { byWord, expected } = optionsOf(options)(owner.name.startsWith('static_'), release);
    // The address at the start of a line is no option.
    const last = kind === 'address' && before.length === 1 ? undefined : before.at(-1);
    const value = last === undefined ? undefined : byWord.get(last.text)?.value;
    return value === undefined ? expected : { name: value.name, value: value.is };
}

function wordOfPeer({ length }: WordsBefore): Expected {
    if (length === 0) return { name: 'address', value: { kind: 'address' } };
    if (length % 2 === 0) return { name: 'hops', value: TTL };
    return { name: 'option', words: [{ word: 'min_ttl' }, { word: 'max_ttl' }] };
}

function wordOfEntry([first, ...others]: WordsBefore): Expected | undefined {
    if (first === undefined) return { name: 'address', words: [{ word: 'fwmark', doc: 'A firewall mark.' }] };
    const isMark = first.text === 'fwmark';
    if (others.length === 0) return isMark ? { name: 'mark', value: MARK } : { name: 'port', value: PORT };
    if (others.length > 1 || !isMark) return undefined;
    return { name: 'family', words: [{ word: 'inet' }, { word: 'inet6' }] };
}

function wordOfLine(
    kind: LineKind,
    owner: KeywordSpec,
    before: WordsBefore,
    release: Release,
): Expected | undefined {
    if (kind === 'unicast-peer') return wordOfPeer(before);
    if (kind === 'server-group-entry') return wordOfEntry(before);
    const words = NAMED[kind];
    return words === undefined ? wordOfOptions(kind, owner, before, release) : words[before.length];
}

/** What is expected after some words of a line in the block of `owner`, whose lines hold values. */
export function expectedInBlock(
    owner: KeywordSpec,
    before: WordsBefore,
    target: Target,
): Expected | undefined {
    const block: BlockSpec | undefined = owner.block;
    if (block?.content === 'words')
        return block.word === undefined
            ? undefined
            : { name: block.word.name, value: block.word.value, arg: block.word };
    if (block?.content !== 'lines' || block.line === undefined) return undefined;
    return wordOfLine(block.line, owner, before, target.release);
}

/** What is expected after a keyword and perhaps some words; undefined where keepalived looks at no further word. */
export function expectedAfter(spec: KeywordSpec, before: WordsBefore, target: Target): Expected | undefined {
    const { args, more } = shapeOf(spec, target) ?? { args: [] };
    const last = args.at(-1);
    const arg = args[before.length - 1] ?? (more === 'list' ? last : undefined);
    // Such a value takes the rest of the line.
    const special = arg ?? last;
    if (special?.value.kind === 'special') {
        const expected = expectedBySpecial(special.value.reader, before.slice(args.length), target);
        if (expected !== undefined) return { ...expected, ...(arg === undefined ? {} : { arg }) };
    }
    return arg === undefined ? undefined : { name: arg.name, value: arg.value, arg };
}
