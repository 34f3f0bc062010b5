/** Forwarding methods and the options of their tunnels (`keepalived/check/check_parser.c:svr_forwarding_handler`). */
import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { ChoiceValue, Release } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import type { Span } from '../../text/span.ts';
import { join } from '../../text/span.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Fault, IGNORES } from './fault.ts';
import { type WordFault, integerFault } from './number.ts';
import type { Reader } from './special.ts';
import { wordFault } from './word.ts';
import { MAX_PORT } from './ports.ts';

/** How packets reach a server. */
export type ForwardingMethod = 'NAT' | 'DR' | 'TUN';

const METHOD: ChoiceValue = { kind: 'choice', choices: [{ word: 'NAT' }, { word: 'DR' }, { word: 'TUN' }] };
const TYPE: ChoiceValue = { kind: 'choice', choices: [{ word: 'ipip' }, { word: 'gue' }, { word: 'gre' }] };
const CHECKSUMS = ['nocsum', 'csum', 'remcsum'];
const OPTION: ChoiceValue = {
    kind: 'choice',
    choices: ['type', 'port', ...CHECKSUMS].map((word) => ({ word })),
};
const PORT = { kind: 'integer', min: 1, max: MAX_PORT } as const;

/** First release that reads the options of a tunnel. */
const OPTIONS_SINCE: Release = '2.0.18';

const DROPS = 'takes the method, but none of the options';

/** The method that a word stands for. */
export function forwardingMethod(word: Word | undefined): ForwardingMethod | undefined {
    const text = word?.text;
    return text === 'NAT' || text === 'DR' || text === 'TUN' ? text : undefined;
}

type PlacedFault = WordFault & { readonly span: Span };

/** The options of a tunnel as they are read, the last of each kind; `fault` ends the reading. */
interface TunnelOptions {
    type?: Word;
    port?: Word;
    checksum?: Word;
    fault?: PlacedFault;
}

function lacking(option: Word): PlacedFault {
    return {
        kind: 'missing-value',
        span: option.span,
        problem: `${quote(option.text)} lacks the ${option.text} of the tunnel`,
    };
}

function readOptions(words: readonly Word[], release: Release): TunnelOptions {
    const options: TunnelOptions = {};
    for (let at = 0; at < words.length; at++) {
        const [option, value] = words.slice(at);
        if (option === undefined) break;
        if (option.text === 'type' || option.text === 'port') {
            if (value === undefined) return { fault: lacking(option) };
            const fault =
                option.text === 'type' ? wordFault(value, TYPE, release) : integerFault(value, PORT);
            if (fault !== undefined) return { fault: { ...fault, span: value.span } };
            options[option.text] = value;
            at++;
        } else if (CHECKSUMS.includes(option.text)) options.checksum = option;
        else {
            const fault = wordFault(option, OPTION, release);
            return fault === undefined ? {} : { fault: { ...fault, span: option.span } };
        }
    }
    return options;
}

/** What is wrong with options each of which is right. */
function clash({ type, port, checksum }: TunnelOptions): PlacedFault | undefined {
    const kind = type?.text ?? 'ipip';
    if (type !== undefined && kind === 'gue' && port === undefined)
        return {
            kind: 'missing-value',
            span: type.span,
            problem: 'a tunnel of type "gue" needs a "port"',
        };
    if (port !== undefined && kind !== 'gue')
        return {
            kind: 'contradiction',
            span: port.span,
            problem: `a tunnel of type ${quote(kind)} has no port, only one of type "gue"`,
        };
    if (checksum === undefined || checksum.text === 'nocsum') return undefined;
    if (kind === 'ipip' || (kind === 'gre' && checksum.text === 'remcsum'))
        return {
            kind: 'contradiction',
            span: checksum.span,
            problem: `${quote(checksum.text)} is not for a tunnel of type ${quote(kind)}`,
        };
    return undefined;
}

/** `NAT`, `DR` or `TUN`, and options of a tunnel after any of them. */
export const readForwardingMethod: Reader = (words, { target, arg }) => {
    const { release } = target;
    const [method, ...rest] = words;
    if (method === undefined) return [];
    const otherwise = arg.otherwise ?? IGNORES;
    const unknown = wordFault(method, METHOD, release);
    if (unknown !== undefined) return [{ ...unknown, span: method.span, otherwise }];
    const [first] = rest;
    if (first === undefined) return [];
    if (compareReleases(release, OPTIONS_SINCE) < 0) return [early(first, rest.at(-1) ?? first)];
    const options = readOptions(rest, release);
    const fault = options.fault ?? clash(options);
    return fault === undefined ? [] : [{ ...fault, otherwise: DROPS }];
};

function early(first: Word, last: Word): Fault {
    return {
        kind: 'surplus-word',
        span: join(first.span, last.span),
        problem: `options of a tunnel such as ${quote(first.text)} came with keepalived ${OPTIONS_SINCE}`,
        otherwise: 'ignores them',
        said: 'never',
    };
}
