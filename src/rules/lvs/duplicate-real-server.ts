import { duplicateServers } from '../../model/same-server.ts';
import type { Rule } from '../rule.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';

const messages = {
    again: (server: string) =>
        `${quote(server)} is a real server of this virtual server already; keepalived leaves the second one out`,
    first: () => 'the first one',
};

/** A real server that a virtual server has twice. */
export const duplicateRealServer: Rule = {
    meta: {
        id: 'lvs/duplicate-real-server',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'real server that is given twice',
        why: 'A copied block whose address was not changed is the usual reason: then a server that should take part does not. Weight and checks of the second block are lost with it.',
        symptoms: ['one-server-gets-all'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: ['is duplicated - removing second rs'],
    },
    messages,
    create: ({ bound, target, report }) =>
        eachService({ bound, target }, (service) => {
            for (const { first, server } of duplicateServers(service, target.release)) {
                const [, address, port] = server.statement.words;
                if (address === undefined) continue;
                const shown = port === undefined ? address.text : `${address.text} ${port.text}`;
                report({
                    message: messages.again(shown),
                    span: { start: address.span.start, end: (port ?? address).span.end },
                    related: [
                        {
                            span: first.statement.words[1]?.span ?? address.span,
                            message: messages.first(),
                        },
                    ],
                });
            }
        }),
};
