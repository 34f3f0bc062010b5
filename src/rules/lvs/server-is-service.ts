import type { Service } from '../../model/service.ts';
import { addressKey, singleAddress } from '../../schema/values/address.ts';
import type { Rule } from '../rule.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';

const messages = {
    itself: (server: string) =>
        `${quote(server)} is the address that the virtual server itself has; the director sends connections to it back into the service, and so its check finds any of the real servers`,
    served: () => 'what is served',
};

/** What stands for an address and a port that is served; undefined for a range of addresses. */
function servedKeys({ name, addresses, grouped }: Service): ReadonlyMap<string, Service['name']> {
    const keys = new Map<string, Service['name']>();
    for (const { line, port } of addresses) {
        const word = grouped ? line.words[0] : name;
        if (word === undefined || port === undefined || (grouped && word.text.includes('-'))) continue;
        keys.set(`${addressKey(singleAddress(word.text))} ${port}`, word);
    }
    return keys;
}

/** A real server that is the virtual server. */
export const serverIsService: Rule = {
    meta: {
        id: 'lvs/server-is-service',
        area: 'lvs',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'virtual server among its own real servers',
        why: 'A real server is a machine behind the virtual address, under an address of its own. With the virtual address in its place, what the director connects to there is its own service: IPVS spreads that connection too, and a check of it tests whichever real server comes next. On a director that is BACKUP it tests the MASTER. A director that is to serve as well is a real server by its own address.',
        symptoms: ['ping-but-no-service', 'wrong-machine-answers', 'dead-server-stays'],
        source: 'keepalived/check/check_data.c:alloc_rs',
    },
    messages,
    create: ({ bound, target, report }) =>
        eachService({ bound, target }, (service) => {
            const served = servedKeys(service);
            for (const { statement, endpoint, samePort } of service.realServers) {
                const [, address] = statement.words;
                const own = service.grouped ? undefined : service.addresses[0]?.port;
                const port = samePort ? (own ?? endpoint.port) : (endpoint.port ?? own);
                const word = served.get(`${addressKey(endpoint.address)} ${port ?? 0}`);
                if (word === undefined || address === undefined) continue;
                report({
                    message: messages.itself(address.text),
                    span: address.span,
                    related: [{ span: word.span, message: messages.served() }],
                });
            }
        }),
};
