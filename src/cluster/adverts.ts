/** What the adverts of a virtual router carry, and with it who takes them (`keepalived/vrrp/vrrp.c:vrrp_check_packet`). */
import { hasIt } from '../../grammar/schema/releases.ts';
import { Settings } from '../model/show/settings.ts';
import type { InstanceAddress } from '../model/vrrp-addresses.ts';
import { authenticationLoss, lastOf } from '../model/vrrp-decisions.ts';
import { isOn } from '../model/vrrp-instance.ts';
import type { Bound } from '../schema/bind.ts';
import { addressKey, singleAddress } from '../schema/values/address.ts';
import { isRead } from '../schema/values/judge.ts';
import { utf8Length } from '../text/words.ts';
import type { Held } from './agreement.ts';
import { type Member, statementOf } from './router.ts';

/** The groups to which adverts go where nothing else is said (RFC 5798 sections 5.1.1.2 and 5.1.2.2). */
const GROUPS = { inet: '224.0.0.18', inet6: 'ff02:0:0:0:0:0:0:12' } as const;

/** Bytes of a password that are sent (RFC 2338 section 5.3.10). */
const PASSWORD_BYTES = 8;

function held(key: string, shown: string, from: Bound | undefined): Held {
    return from === undefined ? { key, shown } : { key, shown, from };
}

/** The number of the virtual router. */
export function routerIdHeld(member: Member): Held {
    const id = member.routerId === undefined ? 'none' : String(member.routerId);
    return held(id, id, statementOf(member, 'virtual_router_id'));
}

/** The version, with the statement that decides it where there is one. */
export function versionHeld(member: Member): Held {
    const { versions, globals, facts } = member.instance;
    const own = versions.findLast(({ against }) => against === undefined)?.bound;
    const version = String(facts.version);
    return held(version, version, own ?? lastOf(globals, 'vrrp_version'));
}

/** Seconds between two adverts as they are sent. */
export function intervalHeld(member: Member): Held {
    const { advertInterval } = member.timers;
    return held(String(advertInterval), `${advertInterval} s`, statementOf(member, 'advert_int'));
}

/** As much of a password as is sent. */
function sentPart(password: string): string {
    let sent = '';
    for (const char of password) {
        if (utf8Length(sent + char) > PASSWORD_BYTES) break;
        sent += char;
    }
    return sent;
}

function inAuthentication({ instance, node }: Member, keyword: string): Bound | undefined {
    const inside = instance.statements
        .filter(({ spec }) => spec?.name === 'authentication')
        .flatMap(({ children }) => children);
    return lastOf(
        inside.filter((each) => isRead(each, node.target)),
        keyword,
    );
}

/** The authentication that is used; `none` where keepalived uses none although one is asked for. */
export function authenticationHeld(member: Member): Held {
    const { facts } = member.instance;
    const { authentication } = facts;
    if (authentication === undefined || authenticationLoss(facts) !== undefined)
        return held('none', 'none', authentication?.from);
    const password = inAuthentication(member, 'auth_pass');
    const { type, from } = authentication;
    return held(`${type} ${sentPart(password?.words[1]?.text ?? '')}`, `${type} ***`, password ?? from);
}

/** What is used, without the password. */
export function authenticationType(member: Member): string {
    return authenticationHeld(member).key.split(' ', 1)[0] ?? '';
}

/** Whether adverts go to peers or to a multicast group. */
export function castHeld({ instance }: Member): Held {
    const from = instance.peers[0]?.bound.parent;
    return from === undefined ? held('multicast', 'multicast', undefined) : held('unicast', 'unicast', from);
}

/** Whether adverts go to peers; without any, keepalived takes to multicast whatever else is said of unicast. */
export function isUnicast({ instance }: Member): boolean {
    return instance.peers.length > 0;
}

function last(member: Member, role: InstanceAddress['role']): InstanceAddress | undefined {
    return member.instance.addresses.findLast((each) => each.role === role && each.against === undefined);
}

/** The multicast group. */
export function groupHeld(member: Member): Held {
    const { instance, node } = member;
    const { family } = instance.facts;
    const own = last(member, 'destination');
    if (own !== undefined) return held(own.key, own.word.text, own.bound);
    const keyword = family === 'inet' ? 'vrrp_mcast_group4' : 'vrrp_mcast_group6';
    const general = new Settings(instance.globals, node.target).word(keyword);
    if (general?.from === undefined) return held(GROUPS[family], GROUPS[family], undefined);
    const text = String(general.value);
    return held(addressKey(singleAddress(text)), text, general.from);
}

/** The address from which a member sends its adverts, where it is written. */
export function sourceOf(member: Member): InstanceAddress | undefined {
    return last(member, 'source');
}

/** The keys of the virtual addresses, whose order makes no difference. */
export function addressKeys({ addresses }: Member): readonly string[] {
    return [...new Set(addresses.map(({ key }) => key))].sort();
}

/** First release that logs that the addresses in an advert are not its own, and takes it all the same. */
const TAKEN_SINCE = '2.3.3';

/** Whether a member refuses adverts that have other addresses than its own. */
export function refusesOthers({ node }: Member): boolean {
    return !hasIt(node.target.release, TAKEN_SINCE, undefined);
}

/** The address from which a member sends; undefined where it is neither written nor known. */
export function sourceAddress(member: Member): string | undefined {
    const { interface: link } = member.instance;
    const known = link === undefined ? undefined : member.node.addresses?.get(link.name);
    const text = sourceOf(member)?.word.text ?? known;
    return text === undefined ? undefined : singleAddress(text);
}

/** That address, in the form of keys. */
export function sourceKey(member: Member): string | undefined {
    const address = sourceAddress(member);
    return address === undefined ? undefined : addressKey(address);
}

/** Whether the peers of a member have the address from which another one sends; undefined where that is not known. */
export function namesPeer({ instance }: Member, other: Member): boolean | undefined {
    const source = sourceKey(other);
    return source === undefined ? undefined : instance.peers.some(({ key }) => key === source);
}

/** Whether a member takes unicast adverts from its peers only. */
function checksSender(member: Member): boolean {
    const { instance, node } = member;
    return (
        isOn(statementOf(member, 'check_unicast_src')) ||
        new Settings(instance.globals, node.target).has('vrrp_check_unicast_src')
    );
}

/** Things that two members have to have alike for the one to take the other's adverts. */
const ALIKE: readonly ((member: Member) => string)[] = [
    (member) => routerIdHeld(member).key,
    (member) => member.instance.facts.family,
    (member) => versionHeld(member).key,
    (member) => (member.instance.facts.version === 2 ? authenticationHeld(member).key : ''),
    (member) => (member.instance.facts.version === 2 ? intervalHeld(member).key : ''),
    (member) => castHeld(member).key,
    (member) => (isUnicast(member) ? '' : groupHeld(member).key),
];

/** Whether a member takes the adverts of another one, as far as their configurations decide. */
export function hears(member: Member, sender: Member): boolean {
    const alike = refusesOthers(member) ? [...ALIKE, (each: Member) => addressKeys(each).join(' ')] : ALIKE;
    return (
        alike.every((keyOf) => keyOf(member) === keyOf(sender)) &&
        (!isUnicast(sender) || namesPeer(sender, member) !== false) &&
        (!isUnicast(member) || !checksSender(member) || namesPeer(member, sender) !== false)
    );
}

/** Whether each of some members takes the adverts of all others. */
export function hearEachOther(members: readonly Member[]): boolean {
    return members.every((member) => members.every((other) => member === other || hears(member, other)));
}
