import { type ServiceServer } from '../../model/service.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { eachService } from './each.ts';
import { hasIt, quote } from '../words.ts';
import { isSameServer } from '../../model/same-server.ts';

const messages = {
    sorry: (server: string) =>
        `${quote(server)} is inhibited as sorry server, but not as real server; keepalived inhibits it as neither`,
    real: (server: string) =>
        `${quote(server)} is inhibited as real server, but not as sorry server; keepalived inhibits it as both`,
    same: () => 'the same server as real server',
    inhibit: () => 'inhibited here',
};

/** A server that is real server and sorry server, and inhibited as one of them only. */
export const inhibitDiffers: Rule = {
    meta: {
        id: 'lvs/inhibit-differs',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'sorry server that is a real server, but differs in what inhibits it',
        why: 'IPVS has one entry for an address and a port. Where a server is both sorry server and real server, it cannot be removed as one and stay with weight 0 as the other, so what the real server says holds for both.',
        symptoms: ['dead-server-stays'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: ['matches sorry server, but inhibit setting differs'],
    },
    messages,
    create: (context) => {
        const { target } = context;
        if (!hasIt(target.release, '2.0.20', undefined)) return {};
        return eachService(context, ({ realServers, sorryServer }) => {
            if (sorryServer === undefined) return;
            const same = realServers.find((each) => isSameServer(each, sorryServer));
            if (same !== undefined) reportServer(sorryServer, same, context);
        });
    },
};

function reportServer(sorry: ServiceServer, real: ServiceServer, { report }: RuleContext): void {
    const [, address] = sorry.statement.words;
    if (address === undefined || real.inhibit.value === undefined) return;
    if (real.inhibit.value === sorry.inhibit.value) return;
    const { span } = real.statement.words[1] ?? address;
    const same = { span, message: messages.same() };
    const { from } = real.inhibit;
    const here = from === undefined ? [] : [{ span: from.statement.node.span, message: messages.inhibit() }];
    report(
        real.inhibit.value
            ? { message: messages.real(address.text), span: address.span, related: [same, ...here] }
            : {
                  message: messages.sorry(address.text),
                  span: sorry.inhibit.from?.statement.node.span ?? address.span,
                  related: [same],
              },
    );
}
