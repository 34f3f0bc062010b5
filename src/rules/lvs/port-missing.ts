import { type Service } from '../../model/service.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isMadePersistent, isMarkless } from './all-ports.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';

const messages = {
    missing: (name: string) =>
        `${quote(name)} has no port, which stands for all ports and needs persistence; keepalived keeps clients with their server for 360 seconds`,
    entry: (group: string, address: string) =>
        `the group ${quote(group)} has ${quote(address)} without port, which stands for all ports and needs persistence; keepalived keeps clients with their server for 360 seconds`,
    markless: (mark: string) =>
        `a firewall mark of ${quote(mark)} is none, which leaves a virtual server without mark, address and port; keepalived goes on with that`,
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
        // A mark of 0 leaves no protocol either.
        says: ['zero port only valid for persistent services', 'no protocol set - defaulting to UDP'],
    },
    messages,
    create: (context) => {
        return eachService(context, (service) => {
            if (isMadePersistent(service, context)) reportService(service, context);
        });
    },
};

function reportService(service: Service, { report }: RuleContext): void {
    const { addresses, grouped, name } = service;
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
            : {
                  message: isMarkless(service) ? messages.markless(name.text) : messages.missing(name.text),
                  span: name.span,
              },
    );
}
