/** The daemon that copies IPVS connections to the other director (`keepalived/core/global_parser.c:lvs_syncd_handler`). */
import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { ArgSpec, Release } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { ENDS, type Fault, IGNORES } from './fault.ts';
import { nearestOf } from './near.ts';
import type { Reader } from './special.ts';
import { faultsOf } from './word.ts';
import { MAX_PORT } from './ports.ts';

type Option = Pick<ArgSpec, 'value' | 'otherwise'>;

const ID: Option = { value: { kind: 'integer', min: 0, max: 255 }, otherwise: 'uses the virtual_router_id' };

const INTERFACE: Option = { value: { kind: 'name', of: 'interface', maxBytes: 15 } };

function option(min: number, max: number): Option {
    return { value: { kind: 'integer', min, max }, otherwise: 'goes on without it' };
}

/** Options with a value; up to 2.1.2 they could be 0. */
function optionsIn(release: Release): ReadonlyMap<string, Option> {
    const min = compareReleases(release, '2.1.3') < 0 ? 0 : 1;
    return new Map<string, Option>([
        ['id', ID],
        ['maxlen', option(min, 65_507)],
        ['port', option(min, MAX_PORT)],
        ['ttl', option(min, 255)],
        ['group', { value: { kind: 'address', multicast: 'any' }, otherwise: 'goes on without it' }],
    ]);
}

/** A number of the sync daemon without `id` in front of it, as it used to be written. */
function plainIdFaults(word: Word, release: Release): Fault[] {
    const faults = faultsOf(word, ID, release);
    if (faults.length > 0) return faults;
    const { text, span } = word;
    return [
        {
            kind: 'deprecated-form',
            span,
            problem: `${quote(text)} lacks "id" in front of it`,
            otherwise: 'understands it all the same',
            replacement: { text: `id ${text}`, safe: true },
        },
    ];
}

/** First release that wants `inst` in front of the instance; until then it just stood behind the interface. */
const NAMED_SINCE: Release = '2.1.0';

/** The word among those behind the keyword that names the instance whose state the daemon follows. */
export function instanceOfSync([, ...words]: readonly Word[], release: Release): Word | undefined {
    const options = optionsIn(release);
    const named = compareReleases(release, NAMED_SINCE) >= 0;
    for (let at = 0; at < words.length; at++) {
        const text = words[at]?.text ?? '';
        if (named && text === 'inst') return words[at + 1];
        if (options.has(text) && (named || at > 0)) at++;
        else if (at === 0) return words[at];
    }
    return undefined;
}

function lackFault({ text, span }: Word, otherwise: string): Fault {
    return { kind: 'missing-value', span, problem: `${quote(text)} lacks its value`, otherwise };
}

function unknownFault({ text, span }: Word, known: readonly string[]): Fault {
    const near = nearestOf(text, known);
    return {
        kind: 'unknown-word',
        span,
        problem: `${quote(text)} is no option of the sync daemon`,
        otherwise: 'passes over it',
        ...(near === undefined ? {} : { replacement: { text: near, safe: false } }),
    };
}

/** What is wrong with the words behind the interface. */
function optionFaults(words: readonly Word[], release: Release): Fault[] {
    const options = optionsIn(release);
    const named = compareReleases(release, NAMED_SINCE) >= 0;
    const known = [...options.keys(), ...(named ? ['inst'] : [])];
    const faults: Fault[] = [];
    let instance: Word | undefined;
    for (let at = 0; at < words.length; at++) {
        const [word, value] = words.slice(at, at + 2);
        if (word === undefined) break;
        const spec = options.get(word.text);
        if (named && word.text === 'inst') {
            at++;
            if (instance !== undefined)
                faults.push({
                    kind: 'repeated',
                    span: word.span,
                    problem: `the instance was given before, as ${quote(instance.text)}`,
                    otherwise: 'keeps the first',
                });
            else if (value === undefined) faults.push(lackFault(word, ENDS));
            instance ??= value;
        } else if (spec !== undefined && (named || at > 0)) {
            at++;
            faults.push(
                ...(value === undefined
                    ? [lackFault(word, spec.otherwise ?? IGNORES)]
                    : faultsOf(value, spec, release)),
            );
        } else if (at === 0) instance = word;
        else if (at === 1 && (named || /^\d/.test(word.text))) faults.push(...plainIdFaults(word, release));
        else {
            faults.push(unknownFault(word, known));
            // Its number is no mistake of its own.
            if (/^\d/.test(value?.text ?? '')) at++;
        }
    }
    return faults;
}

/** What is wrong with an interface and the options of the sync daemon. */
export const readSyncDaemon: Reader = (words, { target }) => {
    const [device, ...others] = words;
    if (device === undefined) return [];
    const refused = faultsOf(device, INTERFACE, target.release);
    if (refused.length > 0) return refused;
    if (others.length === 0 && compareReleases(target.release, NAMED_SINCE) < 0)
        return [
            {
                kind: 'missing-value',
                span: device.span,
                problem: `no VRRP instance follows ${quote(device.text)}`,
                otherwise: IGNORES,
            },
        ];
    return optionFaults(others, target.release);
};
