import type { VrrpInstance } from '../../model/vrrp-instance.ts';
import { isOn } from '../../model/vrrp-instance.ts';
import { lastOf, signingOf } from '../../model/vrrp-decisions.ts';
import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { linkWords } from '../../schema/values/link-words.ts';
import type { Target } from '../../schema/targets.ts';
import { type Span } from '../../text/span.ts';
import { hasIt, quote } from '../words.ts';
import { linkLocal } from './link-local.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    changed: (what: string, used: string) =>
        `${quote(what)} does not go with strict mode; keepalived ${used}`,
    notOwner: () =>
        '"MASTER" is for the owner of the addresses in strict mode, and that has priority 255; keepalived starts the instance as BACKUP',
    owner: () =>
        '"BACKUP" does not go with priority 255 in strict mode; keepalived starts the instance as MASTER',
    firstAddress: (address: string) =>
        `${quote(address)} is the first IPv6 address, which has to be link-local (fe80::/10) in strict mode`,
    strict: () => 'this makes it strict',
};

interface Override {
    readonly span: Span;
    readonly message: string;
}

/** A statement that strict mode does not take as it is. */
interface Setting {
    readonly keyword: string;
    /** Whether strict mode wants something else. */
    readonly clashes: (statement: Bound, instance: VrrpInstance, target: Target) => boolean;
    readonly used: string;
}

const numberOf = ({ words }: Bound): number => Number(words[1]?.text);

const SETTINGS: readonly Setting[] = [
    {
        keyword: 'version',
        clashes: (statement, { family }) => family?.family === 'inet6' && numberOf(statement) === 2,
        used: 'uses version 3 for IPv6',
    },
    {
        keyword: 'down_timer_adverts',
        // Before, the number was taken in strict mode too.
        clashes: (statement, _, { release }) =>
            hasIt(release, '2.2.0', undefined) && numberOf(statement) > 0 && numberOf(statement) !== 3,
        used: 'uses 3',
    },
    {
        keyword: 'garp_lower_prio_repeat',
        clashes: (statement) => numberOf(statement) > 0,
        used: 'uses 0',
    },
    {
        keyword: 'garp_lower_prio_delay',
        clashes: (statement) => numberOf(statement) > 0,
        used: 'uses 0',
    },
    {
        keyword: 'lower_prio_no_advert',
        clashes: (statement) => !isOn(statement),
        used: 'sends no advert there',
    },
    { keyword: 'higher_prio_send_advert', clashes: isOn, used: 'turns it off' },
    {
        keyword: 'accept',
        clashes: (statement, { facts, statements }) =>
            facts.version === 2 && !facts.isOwner && lastOf(statements, 'accept', 'no_accept') === statement,
        used: 'does not accept packets for the addresses',
    },
    {
        keyword: 'vmac_xmit_base',
        clashes: (_, { links, unicast }) =>
            unicast.length === 0 && links.some(({ spec }) => spec?.name === 'use_vmac'),
        used: 'ignores it',
    },
    { keyword: 'no_virtual_ipaddress', clashes: () => true, used: 'ignores it' },
];

/** What strict mode makes of a setting by which only the last one of its keyword counts. */
function* settingOverrides(instance: VrrpInstance, target: Target): Generator<Override> {
    for (const { keyword, clashes, used } of SETTINGS) {
        const statement = lastOf(instance.statements, keyword);
        if (statement === undefined || !clashes(statement, instance, target)) continue;
        const text = statement.words.map((word) => word.text).join(' ');
        yield { span: wordsSpan(statement), message: messages.changed(text, used) };
    }
}

/** Modes of `auth_hmac` that take adverts which are not signed. */
const LENIENT_MODES: readonly string[] = ['permissive', 'receive-only'];

function* otherOverrides(instance: VrrpInstance, target: Target): Generator<Override> {
    const { release } = target;
    const { facts, state, links, addresses, peers, statements } = instance;
    const value = state?.words[1];
    if (value !== undefined && (facts.written === 'MASTER') !== facts.isOwner)
        yield { span: value.span, message: facts.isOwner ? messages.owner() : messages.notOwner() };
    for (const { spec, words } of links) {
        if (spec?.name !== 'use_vmac') continue;
        const mac = linkWords(words, 'use_vmac', release).find(({ kind }) => kind === 'mac')?.word;
        if (mac === undefined) continue;
        yield { span: mac.span, message: messages.changed(mac.text, 'uses the MAC address of the standard') };
    }
    const signing = signingOf(statements, target);
    const mode = signing?.mode?.words[1];
    if (signing?.key === 'named' && mode !== undefined && LENIENT_MODES.includes(mode.text))
        yield { span: mode.span, message: messages.changed(`mode ${mode.text}`, 'uses "enforce"') };
    const first = addresses.find(({ role, against }) => role === 'virtual' && against === undefined);
    if (first?.family === 'inet6' && peers.length === 0 && !linkLocal(first))
        yield { span: first.word.span, message: messages.firstAddress(first.word.text) };
}

/** What does not go with strict mode. */
export const strictModeOverride = instanceRule(
    {
        name: 'strict-mode-override',
        title: 'changed by strict mode',
        why: 'With "strict_mode" or the global "vrrp_strict" an instance keeps to the VRRP standards. keepalived changes or ignores whatever is written against them. Remove such lines, or leave strict mode out: many things that keepalived can do are in no standard.',
        symptoms: ['address-silent', 'not-what-was-written', 'password-ignored'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: [
            'cannot use IPv6 with VRRP version 2',
            'State MASTER must match being address owner',
            'cannot specify MAC address with strict mode',
            'the first IPv6 VIP address must be link local',
            'down_timer_adverts is incompatible with strict mode',
            'Strict mode requires no repeat garp',
            'Strict mode requires no lower priority advert',
            'strict mode requires higher_prio_send_advert',
            'xmit_base is incompatible with strict mode',
            'no_virtual_ipaddress and strict mode',
            'accept mode for VRRP version 2',
            'strict mode requires auth_hmac mode enforce',
        ],
    },
    messages,
    function* (instance, { target }) {
        if (!instance.strict) return;
        const related = seeAlso(instance.strictBy, messages.strict());
        for (const each of [...settingOverrides(instance, target), ...otherOverrides(instance, target)])
            yield { ...each, related };
    },
);
