import { connectionOf, isLinkLocal } from '../../model/connection.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    lacking: (address: string, checker: string) =>
        `${quote(address)} means something on one link only, so the check needs "bind_if"; keepalived drops this ${checker}`,
    address: () => 'the address that is checked',
    end: () => 'the block ends here',
};

/** A check of an IPv6 link-local address that does not say on which link. */
export const linkLocalWithoutInterface: Rule = {
    meta: {
        id: 'check/link-local-without-interface',
        area: 'check',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'check of a link-local address without an interface',
        why: 'An address in fe80::/10 may be there on every link, each time as another machine. Without "bind_if" the check does not know which one is meant, and keepalived drops it; a real server whose only check is dropped counts as up.',
        symptoms: ['dead-server-stays'],
        source: 'keepalived/check/check_api.c:check_conn_opts',
        says: ['requires a bind_if'],
    },
    messages,
    create: ({ target, report }) => ({
        enter(bound) {
            const connection = connectionOf(bound);
            if (connection?.destination === undefined || connection.bindIf !== undefined) return;
            const { checker, destination } = connection;
            if (!isLinkLocal(destination) || !hasIt(target.release, '1.3.7', undefined)) return;
            const { node } = checker.statement;
            const close = node.block?.close;
            const { from, address } = destination;
            report({
                message: messages.lacking(address, checker.spec?.name ?? ''),
                span: checker.words[0]?.span ?? node.span,
                related: [
                    { span: from.statement.node.span, message: messages.address() },
                    ...(close === undefined ? [] : [{ span: close, message: messages.end() }]),
                ],
            });
        },
    }),
};
