/** The words after `use_vmac` and `use_ipvlan`, told apart. */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import type { Word } from '../../syntax/tree.ts';
import { familyOf } from './address.ts';

/** A word with what keepalived takes it for. */
export interface LinkWord {
    readonly kind:
        | 'name'
        | 'mac'
        | 'address'
        /** How the interface passes packets on: `bridge`, `private`, `vepa`. */
        | 'type'
        | 'flag'
        /** The value of `group`. */
        | 'group'
        /** `name` or `group` with nothing behind it. */
        | 'lacking';
    readonly word: Word;
}

/** First release in which `group` and `name` are words of their own. */
const NAMED_SINCE: Release = '2.3.0';

const TYPES = ['bridge', 'private', 'vepa'];

/** Takes `name` and `group` with what follows them; `other` says what any other word is. */
function readNamed(words: readonly Word[], other: (word: Word) => LinkWord['kind']): LinkWord[] {
    const found: LinkWord[] = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at];
        if (word === undefined) break;
        const kind = other(word);
        if (kind !== 'name' || (word.text !== 'group' && word.text !== 'name')) {
            found.push({ kind, word });
            continue;
        }
        const value = words[++at];
        found.push(value === undefined ? { kind: 'lacking', word } : { kind: word.text, word: value });
    }
    return found;
}

function vmacKind({ text }: Word): LinkWord['kind'] {
    return text.includes(':') ? 'mac' : 'name';
}

/**
 * The words of `use_vmac` that a release looks at (`keepalived/vrrp/vrrp_parser.c:vrrp_vmac_handler`):
 * up to 2.2.4 a name, up to 2.2.8 two words.
 */
export function vmacWords(words: readonly Word[], release: Release): readonly LinkWord[] {
    if (!hasIt(release, '2.2.5', undefined)) return words.slice(0, 1).map((word) => ({ kind: 'name', word }));
    if (!hasIt(release, NAMED_SINCE, undefined))
        return words.slice(0, 2).map((word) => ({ kind: vmacKind(word), word }));
    return readNamed(words, (word) => (word.text === 'netlink_notify_msg' ? 'flag' : vmacKind(word)));
}

/** Whether a text is an address, perhaps with a prefix length that fits it (`lib/utils.c:check_valid_ipaddress`). */
function isAddress(text: string): boolean {
    const [address = '', length, ...more] = text.split('/');
    const family = familyOf(address);
    if (family === undefined || more.length > 0) return false;
    return length === undefined || (/^\d+$/.test(length) && Number(length) <= (family === 'inet' ? 32 : 128));
}

/** The words of `use_ipvlan` (`keepalived/vrrp/vrrp_parser.c:vrrp_ipvlan_handler`). */
export function ipvlanWords(words: readonly Word[], release: Release): readonly LinkWord[] {
    const kindOf = ({ text }: Word): LinkWord['kind'] =>
        TYPES.includes(text) ? 'type' : isAddress(text) ? 'address' : 'name';
    return hasIt(release, NAMED_SINCE, undefined)
        ? readNamed(words, kindOf)
        : words.map((word) => ({ kind: kindOf(word), word }));
}

/** The words of a `use_vmac` or `use_ipvlan`, its keyword first. */
export function linkWords(words: readonly Word[], keyword: string, release: Release): readonly LinkWord[] {
    const read = keyword === 'use_vmac' ? vmacWords : ipvlanWords;
    return read(words.slice(1), release);
}
