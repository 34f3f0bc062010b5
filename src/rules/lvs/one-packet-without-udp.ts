import type { Rule } from '../rule.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';
import { voiceOf } from './voice.ts';

const messages = {
    connected: (protocol: string) =>
        `"ops" is for UDP, and the protocol is ${quote(protocol)}; keepalived takes the flag back`,
    protocol: () => 'the protocol',
};

/** One-packet scheduling for a protocol with connections. */
export const onePacketWithoutUdp: Rule = {
    meta: {
        id: 'lvs/one-packet-without-udp',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'one-packet scheduling for another protocol than UDP',
        why: 'With "ops" every packet is sent to a real server of its own choice, which tears connections of TCP and SCTP apart. So it is for UDP, or for firewall marks.',
        symptoms: ['one-server-gets-all'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: ['one packet scheduling requires UDP'],
    },
    messages,
    create: ({ bound, target, report }) => {
        const origin = voiceOf(target.release, '1.3.6', '2.0.7');
        if (origin === undefined) return {};
        return eachService({ bound, target }, ({ addresses, onePacket, protocol }) => {
            const { value, from } = protocol;
            if (addresses.length === 0 || onePacket === undefined || from === undefined) return;
            if (value === undefined || value === 'UDP') return;
            report({
                message: messages.connected(value),
                span: onePacket.words[0]?.span ?? onePacket.statement.node.span,
                origin,
                related: [{ span: from.statement.node.span, message: messages.protocol() }],
            });
        });
    },
};
