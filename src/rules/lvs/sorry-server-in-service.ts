import { isChecker } from '../../model/checker-timers.ts';
import { isIncomplete } from '../../schema/values/block.ts';
import type { Rule } from '../rule.ts';
import { isSameServer } from '../../model/same-server.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';

const messages = {
    failed: (server: string) =>
        `the sorry server ${quote(server)} is a real server too; while it works the quorum is there, so keepalived turns to it only after its own check has failed`,
    same: () => 'the real server',
};

/** A sorry server that fails with the service that it is to stand in for. */
export const sorryServerInService: Rule = {
    meta: {
        id: 'lvs/sorry-server-in-service',
        area: 'lvs',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'sorry server that has failed when it is wanted',
        why: 'The sorry server stands in when the quorum is lost. Where one real server is enough for the quorum, it is lost when the last of them has failed. A sorry server that is one of them has failed by then as well, and clients are sent to a server of which keepalived knows that it does not work.',
        symptoms: ['ping-but-no-service', 'dead-server-stays'],
        source: 'keepalived/check/ipwrapper.c:update_quorum_state',
    },
    messages,
    create: ({ bound, target, report }) =>
        eachService({ bound, target }, ({ block, realServers, sorryServer, quorum, hysteresis }) => {
            if (sorryServer === undefined || isIncomplete(block, bound)) return;
            const same = realServers.find((each) => isSameServer(each, sorryServer));
            // Where their settings differ, keepalived speaks of it.
            if (same === undefined || same.inhibit.value !== sorryServer.inhibit.value) return;
            const [, address] = sorryServer.statement.words;
            const weight = same.weight.value;
            if (address === undefined || weight === undefined) return;
            if (quorum.value === undefined || hysteresis.value === undefined) return;
            const isEnough = weight >= quorum.value + hysteresis.value;
            if (!isEnough || !same.statement.children.some(isChecker)) return;
            report({
                message: messages.failed(address.text),
                span: address.span,
                related: [{ span: (same.statement.words[1] ?? address).span, message: messages.same() }],
            });
        }),
};
