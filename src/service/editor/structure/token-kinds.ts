/** What kind of token a word is, by what is expected where it stands. */
import type { NameKind } from '../../../../grammar/schema/types.ts';
import { hasIt } from '../../../../grammar/schema/releases.ts';
import type { Expected } from '../../../schema/expected.ts';
import type { Target } from '../../../schema/targets.ts';
import type { Span } from '../../../text/span.ts';

/** The kinds of tokens that an editor draws apart; all are kinds of the protocol that themes know. */
export const TOKEN_KINDS = [
    'comment',
    'keyword',
    'property',
    'variable',
    'string',
    'number',
    'enumMember',
    'parameter',
    'function',
    'namespace',
    'type',
    'decorator',
    'macro',
    'regexp',
] as const;

export type TokenKind = (typeof TOKEN_KINDS)[number];

/** What a token may be besides: a name where it is given, a keyword that is on its way out. */
export const TOKEN_MODIFIERS = ['definition', 'deprecated'] as const;

export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A stretch of the text that is drawn in one way. */
export interface Token extends Span {
    readonly kind: TokenKind;
    readonly modifier: TokenModifier | undefined;
}

/** The names that are drawn apart: what keepalived runs or looks at, what has an address, what the host has. */
const NAMES: Readonly<Record<NameKind, TokenKind>> = {
    vrrp_script: 'function',
    vrrp_track_process: 'function',
    track_file: 'function',
    bfd_instance: 'function',
    vrrp_instance: 'namespace',
    vrrp_sync_group: 'namespace',
    track_group: 'namespace',
    virtual_server_group: 'namespace',
    interface: 'type',
    user: 'string',
    group: 'string',
    host: 'string',
    process: 'string',
};

const BOOLEAN = /^(?:true|false|on|off|yes|no)$/;

/** A number, or an address. */
const NUMBER = /^[-+]?\d|^[\da-f]*:/i;

/** The kind of a word where something is expected; undefined for a word that cannot stand there. */
export function kindOf(
    text: string,
    { name, value, words = [] }: Expected,
    { release }: Target,
): TokenKind | undefined {
    if (words.some(({ word }) => word === text)) return 'parameter';
    switch (value?.kind) {
        case undefined:
            return name === 'address' && NUMBER.test(text) ? 'number' : undefined;
        case 'boolean':
            return BOOLEAN.test(text) ? 'enumMember' : undefined;
        case 'choice': {
            const { choices, caseless } = value;
            const own = caseless === true ? text.toLowerCase() : text;
            const found = choices.find(({ word }) => (caseless === true ? word.toLowerCase() : word) === own);
            return found !== undefined && hasIt(release, found.since, found.until) ? 'enumMember' : undefined;
        }
        case 'word-or-integer':
            if (value.words.includes(text)) return 'enumMember';
            return NUMBER.test(text) ? 'number' : undefined;
        case 'routing-name':
            return /^\d/.test(text) ? 'number' : 'enumMember';
        case 'prefix':
            if (/^(?:default|any|all)$/.test(text)) return 'enumMember';
            return NUMBER.test(text) ? 'number' : undefined;
        case 'name':
            return NAMES[value.of];
        case 'text':
        case 'command':
        case 'hex':
            return 'string';
        case 'special':
            if (value.reader === 'regex') return 'regexp';
            return NUMBER.test(text) ? 'number' : 'string';
        case 'ip-protocol':
        case 'broadcast':
            return NUMBER.test(text) ? 'number' : 'enumMember';
        case 'integer':
        case 'decimal':
        case 'address':
        case 'wide-integer':
        case 'route-time':
        case 'host':
        case 'mark':
        case 'range':
        case 'realms':
        case 'mpls-labels':
        case 'locator':
            return NUMBER.test(text) ? 'number' : undefined;
    }
}
