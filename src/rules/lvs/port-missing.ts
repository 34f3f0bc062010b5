import { type Service, isLacking } from '../../model/service.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { eachService } from './each.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    missing: (name: string) =>
        `${quote(name)} has no port, which stands for all ports and needs persistence; keepalived keeps clients with their server for 360 seconds`,
    entry: (group: string, address: string) =>
        `the group ${quote(group)} has ${quote(address)} without port, which stands for all ports and needs persistence; keepalived keeps clients with their server for 360 seconds`,
    here: () => 'here no port follows',
};

/** A virtual server for all ports without persistence. */
export const portMissing: Rule = {
    meta: {
        id: 'lvs/port-missing',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'virtual server for all ports without persistence',
        why: 'IPVS takes a service without port only where clients stay with the server that they got first, since a client may use several ports at once. keepalived switches that on unasked, so connections are spread by client, and hardly as meant where the port was just forgotten.',
        symptoms: ['one-server-gets-all'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: ['zero port only valid for persistent services'],
    },
    messages,
    create: (context) => {
        const { bound, target } = context;
        if (!hasIt(target.release, '2.0.7', undefined)) return {};
        return eachService(context, (service) => {
            const isFleeting =
                !service.persistent &&
                isLacking('persistence_timeout', service, bound) &&
                isLacking('persistence_granularity', service, bound);
            if (isFleeting) reportService(service, context);
        });
    },
};

function reportService({ addresses, grouped, name }: Service, { report }: RuleContext): void {
    const line = addresses.find(({ port }) => port === undefined)?.line;
    if (line === undefined) return;
    const address = line.words[0];
    report(
        grouped && address !== undefined
            ? {
                  message: messages.entry(name.text, address.text),
                  span: name.span,
                  related: [{ span: address.span, message: messages.here() }],
              }
            : { message: messages.missing(name.text), span: name.span },
    );
}
