import { oncePer } from '../../text/once.ts';
import { type Service, services } from '../../model/service.ts';
import { addressKey, singleAddress } from '../../schema/values/address.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    again: (name: string) =>
        `a virtual server with the address ${quote(name)}, this port and this protocol stands above; the kernel has one service for both, and balances over the real servers of both`,
    first: () => 'the first one',
};

/** What the kernel tells services by; undefined where that is not an address alone. */
const keyOf = oncePer(({ name, addresses, grouped, protocol }: Service): string | undefined => {
    const [entry] = addresses;
    if (grouped || entry?.port === undefined || protocol.value === undefined) return undefined;
    return `${addressKey(singleAddress(name.text))} ${entry.port} ${protocol.value}`;
});

/** A virtual server that stands there twice. */
export const duplicateVirtualServer: Rule = {
    meta: {
        id: 'lvs/duplicate-virtual-server',
        area: 'lvs',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'virtual server given twice',
        why: 'The kernel tells services by address, port and protocol. keepalived keeps two virtual servers of which these are the same, each with its own checks, and takes no notice when the kernel says that the second is there already: its scheduler is that of the first, and the real servers of both are used together.',
        symptoms: ['wrong-machine-answers', 'one-server-gets-all'],
        source: 'keepalived/check/ipvswrapper.c:ipvs_talk',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            const known = new Map<string, Service>();
            for (const service of services(bound, target)) {
                const key = keyOf(service);
                if (key === undefined) continue;
                const first = known.get(key);
                if (first === undefined) known.set(key, service);
                else
                    report({
                        message: messages.again(service.name.text),
                        span: service.name.span,
                        related: [{ span: first.name.span, message: messages.first() }],
                    });
            }
        },
    }),
};
