import { isRead } from '../../schema/values/judge.ts';
import { moveBehind } from '../move.ts';
import type { Rule } from '../rule.ts';
import { eachVirtualServer } from './each.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    early: (keyword: string) =>
        `${quote(keyword)} is about the sorry server above it, and there is none; keepalived ignores the line`,
    below: () => 'the sorry server comes down here',
    move: (keyword: string) => `move ${quote(keyword)} below the sorry server`,
};

const SETTINGS = ['sorry_server_inhibit', 'sorry_server_lvs_method'];

/** A setting of the sorry server that stands above it, or without one. */
export const sorrySettingWithoutServer: Rule = {
    meta: {
        id: 'lvs/sorry-setting-without-server',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'setting of a sorry server that is not there yet',
        why: 'keepalived gives these settings to the sorry server that it knows when it reads them. Above "sorry_server" there is none, so the setting is lost: the server is removed instead of inhibited, or gets its packets by the method of the virtual server.',
        symptoms: ['dead-server-stays'],
        source: 'keepalived/check/check_parser.c:ssvri_handler',
        says: ['used before or without sorry_server', 'used without sorry_server'],
    },
    messages,
    create: ({ file, target, report }) => {
        return eachVirtualServer(({ steps, end }) => {
            const below = end.sorryServer?.statement.statement.node;
            for (const { statement, before } of steps) {
                const name = statement.spec?.name ?? '';
                if (!SETTINGS.includes(name) || before.sorryServer !== undefined) continue;
                if (!isRead(statement, target)) continue;
                const { node } = statement.statement;
                report({
                    message: messages.early(name),
                    span: statement.words[0]?.span ?? node.span,
                    ...(hasIt(target.release, '1.3.6', undefined) ? {} : { origin: 'kalint' as const }),
                    related: below === undefined ? [] : [{ span: below.span, message: messages.below() }],
                    fixes: below === undefined ? [] : moveBehind(messages.move(name), file, node, below),
                });
            }
        });
    },
};
