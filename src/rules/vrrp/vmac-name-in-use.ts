import { type VrrpInstance, vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Bound } from '../../schema/bind.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Fix, Origin } from '../diagnostic.ts';
import { voiceOf } from '../lvs/voice.ts';
import { type Rule, type RuleContext, fixOf } from '../rule.ts';
import { hasIt, quote } from '../words.ts';
import { LOOPBACK } from '../../schema/values/link.ts';

const messages = {
    used: (name: string, instance: string) =>
        `${quote(name)} is the interface of instance ${quote(instance)} already; keepalived makes up another name`,
    first: () => 'the first instance with that interface',
    own: (name: string) =>
        `${quote(name)} is the interface that this instance runs on, and not a name for the one that is made on top of it; keepalived makes up another name`,
    other: (name: string, instance: string) =>
        `${quote(name)} is the interface that instance ${quote(instance)} runs on, and not a name for one that is made; keepalived makes up another name`,
    loopback: (name: string) =>
        `${quote(name)} is there on every machine, and not a name for an interface that is made; keepalived makes up another name`,
    there: () => 'the interface that has to be there',
    remove: () => 'remove the name',
};

/** The first instance to take a name, and where it does. */
interface Owner {
    readonly instance: VrrpInstance;
    readonly word: Word;
}

/** An interface name for two instances, or one that is that of an interface which must be there. */
export const vmacNameInUse: Rule = {
    meta: {
        id: 'vrrp/vmac-name-in-use',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'name for an interface that is in use',
        why: 'The interface that "use_vmac" or "use_ipvlan" makes belongs to one virtual router, since it carries the MAC address of that one. Two instances cannot share it, nor can it have the name of an interface that is there: the one that it is made on top of stands behind "interface", and no name is needed.',
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vmac_handler',
        says: ['is already using', 'already exists and is not'],
    },
    messages,
    create: (context) => ({
        end() {
            const { bound, target, report } = context;
            const owners = new Map<string, Owner>();
            const instances = vrrpInstances(bound, target);
            const present = new Map<string, VrrpInstance>();
            for (const instance of instances)
                if (instance.interface !== undefined && !present.has(instance.interface.name))
                    present.set(instance.interface.name, instance);
            for (const instance of instances) {
                for (const word of instance.linkNames) {
                    if (reportPresent(instance, word, present, context)) continue;
                    // Older ones do not look at the names of other instances.
                    if (!hasIt(target.release, '2.2.0', undefined)) break;
                    const owner = owners.get(word.text);
                    if (owner === undefined) {
                        owners.set(word.text, { instance, word });
                        break;
                    }
                    if (owner.instance === instance) break;
                    report({
                        message: messages.used(word.text, owner.instance.name),
                        span: word.span,
                        related: [{ span: owner.word.span, message: messages.first() }],
                    });
                }
            }
        },
    }),
};

/**
 * Reports a name that is that of an interface without which the config test fails anyhow; tells whether it is. With
 * `dynamic_interfaces` it need not be there yet when keepalived looks.
 */
function reportPresent(
    instance: VrrpInstance,
    word: Word,
    present: ReadonlyMap<string, VrrpInstance>,
    { target: { release }, report }: RuleContext,
): boolean {
    const isOwn = instance.interface?.name === word.text;
    const holder = isOwn ? instance : present.get(word.text);
    const link = instance.links.find(({ words }) => words.includes(word));
    if (link === undefined || (holder === undefined && word.text !== LOOPBACK)) return false;
    const said = voiceOf(release, '1.2.20', '2.0.7');
    if (said === undefined) return false;
    const isLate = word.text !== LOOPBACK && lastOf(instance.globals, 'dynamic_interfaces') !== undefined;
    const origin: Origin = isLate ? 'kalint' : said;
    report({
        message:
            holder === undefined
                ? messages.loopback(word.text)
                : isOwn
                  ? messages.own(word.text)
                  : messages.other(word.text, holder.name),
        span: word.span,
        origin,
        related:
            holder?.interface === undefined
                ? []
                : [{ span: holder.interface.from.statement.node.span, message: messages.there() }],
        fixes: [removeName(link, word, isOwn)],
    });
    return true;
}

/** The fix that takes a name out, with the `name` before it that newer releases know. */
function removeName({ words }: Bound, word: Word, safe: boolean): Fix {
    const at = words.indexOf(word);
    const before = words[at - 1]?.text === 'name' ? words[at - 2] : words[at - 1];
    const span = { start: (before ?? word).span.end, end: word.span.end };
    return fixOf(messages.remove(), safe, span, '');
}
