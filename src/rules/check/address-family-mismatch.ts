import { type Clash, connectionOf } from '../../model/connection.ts';
import { FAMILY_NAMES } from '../../schema/values/address.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    source: (address: string, own: string, other: string) =>
        `${quote(address)} is an ${own} address, and what is checked is ${other}; keepalived binds to no address`,
    destination: (address: string, own: string, other: string) =>
        `${quote(address)} is an ${own} address, and "bindto" is ${other}; keepalived leaves the check without an address`,
    standIn: (address: string, own: string, other: string) =>
        `${quote(address)} is an ${own} address, and "bindto" is ${other}; keepalived checks the real server's address`,
    other: (name: string) => `the ${name} address`,
};

/** Two ends of a check that are of different families. */
export const addressFamilyMismatch: Rule = {
    meta: {
        id: 'check/address-family-mismatch',
        area: 'check',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'check between addresses of two families',
        why: 'A connection has both its ends in one address family. Where "bindto" and the address that is checked differ, keepalived gives up the one that it reads last: the check then comes from another address than a firewall expects, or is never made.',
        symptoms: ['servers-removed'],
        source: 'keepalived/check/check_api.c:co_srcip_handler',
        says: ['does not match address family of connect_ip', 'does not match address family of bindto'],
    },
    messages,
    create: ({ target, report }) => ({
        enter(bound) {
            for (const { side, against } of connectionOf(bound)?.clashes ?? []) {
                report({
                    message: messageOf({ side, against }),
                    span: side.from.words[1]?.span ?? side.from.statement.node.span,
                    ...(hasIt(target.release, '1.3.7', undefined) ? {} : { origin: 'kalint' as const }),
                    related: [
                        {
                            span: against.from.statement.node.span,
                            message: messages.other(FAMILY_NAMES[against.family]),
                        },
                    ],
                });
            }
        },
    }),
};

function messageOf({ side, against }: Clash): string {
    const isSource = side.from.spec?.name === 'bindto';
    const isMail = side.from.parent?.spec?.name === 'SMTP_CHECK';
    const kind = isSource ? 'source' : isMail ? 'standIn' : 'destination';
    return messages[kind](side.address, FAMILY_NAMES[side.family], FAMILY_NAMES[against.family]);
}
