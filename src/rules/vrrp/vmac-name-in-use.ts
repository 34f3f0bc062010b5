import { type VrrpInstance, vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    used: (name: string, instance: string) =>
        `${quote(name)} is the interface of instance ${quote(instance)} already; keepalived makes up another name`,
    first: () => 'the first instance with that interface',
};

/** The first instance to take a name, and where it does. */
interface Owner {
    readonly instance: VrrpInstance;
    readonly word: Word;
}

/** The same interface for two instances. */
export const vmacNameInUse: Rule = {
    meta: {
        id: 'vrrp/vmac-name-in-use',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'one interface name for two instances',
        why: 'The interface that "use_vmac" or "use_ipvlan" makes belongs to one virtual router, since it carries the MAC address of that one. Two instances cannot share it.',
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vmac_handler',
        says: ['is already using'],
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            // Older ones do not look.
            if (!hasIt(target.release, '2.2.0', undefined)) return;
            const owners = new Map<string, Owner>();
            for (const instance of vrrpInstances(bound, target)) {
                for (const word of instance.linkNames) {
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
