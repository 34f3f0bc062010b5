import { FAMILY_NAMES } from '../../schema/values/address.ts';
import { isRead } from '../../schema/values/judge.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { eachVirtualServer } from './each.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    conflict: (word: string, name: string) =>
        `${quote(word)} contradicts what stands above: the virtual server is ${name} already; keepalived ignores the line`,
    family: (name: string) => `this makes the virtual server ${name}`,
    remove: () => 'remove the line',
};

/** An `ip_family` against the family that the virtual server has already. */
export const ipFamilyConflict: Rule = {
    meta: {
        id: 'lvs/ip-family-conflict',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'ip_family against what stands above it',
        why: 'The address of a virtual server tells its family, and so does its first real server that is not behind a tunnel. "ip_family" is for firewall marks and groups, and has to stand above the real servers; once the family is known, the other one is refused.',
        source: 'keepalived/check/check_parser.c:ip_family_handler',
        says: ['conflicts with server family'],
    },
    messages,
    create: ({ file, target, report }) => {
        return eachVirtualServer(({ block, steps }) => {
            for (const { statement, before } of steps) {
                const word = statement.words[1];
                const { family } = before;
                if (statement.spec?.name !== 'ip_family' || family === undefined) continue;
                if (!isRead(statement, target) || word === undefined) continue;
                if (word.text === family.value || !(word.text in FAMILY_NAMES)) continue;
                const name = FAMILY_NAMES[family.value];
                const { node } = statement.statement;
                report({
                    message: messages.conflict(word.text, name),
                    span: word.span,
                    ...(hasIt(target.release, '1.3.5', undefined) ? {} : { origin: 'kalint' as const }),
                    related: [{ span: family.from.statement.node.span, message: messages.family(name) }],
                    fixes:
                        family.from === block ? [deleteStatement(messages.remove(), false, file, node)] : [],
                });
            }
        });
    },
};
