import type { Bound } from '../../schema/bind.ts';
import { serverGroupEntry } from '../../schema/lines/server-group-entry.ts';
import { type Family, FAMILY_NAMES } from '../../schema/values/address.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    mark: (mark: string) =>
        `the mark ${quote(mark)} has no family, and the group has addresses of both; keepalived removes the group`,
    address: (address: string, own: string, first: string) =>
        `${quote(address)} is an ${own} address in a group of ${first} addresses; keepalived skips the line`,
    entry: (name: string) => `an ${name} entry`,
    end: () => 'keepalived removes the group here',
};

/** A `virtual_server_group` with families that cannot be together. */
export const groupMixedFamilies: Rule = {
    meta: {
        id: 'lvs/group-mixed-families',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'virtual server group with families that cannot be together',
        why: 'Since 2.1.0 a group may hold IPv4 and IPv6 entries, provided that every firewall mark in it says which of the two it is for. Before, all addresses had to be of one family. A group that is removed takes the virtual servers that use it along.',
        symptoms: ['ping-but-no-service'],
        source: 'keepalived/check/check_parser.c:vsg_handler',
        says: ['and fwmark without family', 'Cannot mix IPv4 and IPv6 in virtual server group'],
    },
    messages,
    create: (context) => ({
        enter(bound) {
            if (bound.spec?.name !== 'virtual_server_group' || bound.parent !== undefined) return;
            if (hasIt(context.target.release, '2.1.0', undefined)) reportMark(bound, context);
            else reportAddresses(bound, context);
        },
    }),
};

/** What each line of a group stands for, where keepalived takes it. */
function entriesOf({ children }: Bound, { target }: RuleContext): { line: Bound; kind: 'mark' | Family }[] {
    return children.flatMap((line) => {
        const kind = serverGroupEntry(line, target.release);
        return kind === undefined ? [] : [{ line, kind }];
    });
}

function reportMark(group: Bound, context: RuleContext): void {
    const entries = entriesOf(group, context);
    const first = (wanted: 'mark' | Family): Bound | undefined =>
        entries.find(({ kind }) => kind === wanted)?.line;
    const [mark, inet, inet6] = [first('mark'), first('inet'), first('inet6')];
    if (mark === undefined || inet === undefined || inet6 === undefined) return;
    const close = group.statement.node.block?.close;
    context.report({
        message: messages.mark(mark.words[1]?.text ?? ''),
        span: mark.statement.node.span,
        related: [
            { span: inet.statement.node.span, message: messages.entry(FAMILY_NAMES.inet) },
            { span: inet6.statement.node.span, message: messages.entry(FAMILY_NAMES.inet6) },
            ...(close === undefined ? [] : [{ span: close, message: messages.end() }]),
        ],
    });
}

function reportAddresses(group: Bound, context: RuleContext): void {
    const [first, ...others] = entriesOf(group, context).filter(
        (entry): entry is { line: Bound; kind: Family } => entry.kind !== 'mark',
    );
    for (const { line, kind } of others) {
        const [word] = line.words;
        if (first === undefined || word === undefined || kind === first.kind) continue;
        context.report({
            message: messages.address(word.text, FAMILY_NAMES[kind], FAMILY_NAMES[first.kind]),
            span: word.span,
            ...(hasIt(context.target.release, '1.3.3', undefined) ? {} : { origin: 'kalint' as const }),
            related: [
                { span: first.line.statement.node.span, message: messages.entry(FAMILY_NAMES[first.kind]) },
            ],
        });
    }
}
