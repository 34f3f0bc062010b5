import { type VrrpInstance, vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Bound } from '../../schema/bind.ts';
import { isIncomplete } from '../../schema/values/block.ts';
import { type SourceFile, lineAt, lineSpan } from '../../text/source-file.ts';
import type { Fix } from '../diagnostic.ts';
import { type Finding, type Rule, type RuleContext, fixOf } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    base: (keyword: string) =>
        `${quote(keyword)} with unicast needs "vmac_xmit_base" as well; keepalived sets it`,
    ipvlan: (keyword: string) =>
        `${quote(keyword)} does not go with unicast: keepalived wants "vmac_xmit_base" then, which is for "use_vmac" alone; keepalived sets it and drops it again`,
    interface: (keyword: string) =>
        `${quote(keyword)} with unicast needs an "interface"; keepalived drops ${quote(keyword)}`,
    never: (keyword: string) =>
        `${quote(keyword)} does not go with unicast peers; keepalived drops ${quote(keyword)}`,
    unicast: () => 'this makes it unicast',
    end: () => 'the block ends here',
    add: () => 'add "vmac_xmit_base"',
};

/** First release in which the two go together. */
const TOGETHER_SINCE = '2.2.0';

/** A virtual MAC address in an instance that works by unicast. */
export const vmacWithUnicast: Rule = {
    meta: {
        id: 'vrrp/vmac-with-unicast',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'virtual MAC address with unicast',
        why: 'Adverts to single addresses are sent from the address of the machine itself, so they cannot go out of the interface that carries the MAC address of the virtual router. With "vmac_xmit_base" they take the interface below it; for an ipvlan ("use_ipvlan") there is no such way, and the config test fails with it and without. Up to 2.1.5 the two do not go together at all.',
        symptoms: ['both-master'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_end_handler',
        says: [
            'requires vmac_xmit_base',
            'Cannot use VMAC/ipvlan with unicast',
            'vmac_xmit_base is only valid with a vmac',
        ],
    },
    messages,
    create: (context) => ({
        end() {
            const { bound, target, report } = context;
            // Older releases say nothing.
            if (!hasIt(target.release, '2.1.0', undefined)) return;
            for (const instance of vrrpInstances(bound, target)) {
                const [link] = instance.links;
                const [unicast] = instance.unicast;
                if (link === undefined || unicast === undefined) continue;
                // What is missing may stand in a file that could not be had.
                if (isIncomplete(instance.block, bound)) continue;
                const finding = findingFor(instance, link, context);
                if (finding === undefined) continue;
                const { close } = instance.block.statement.node.block ?? {};
                report({
                    ...finding,
                    span: link.words[0]?.span ?? link.statement.node.span,
                    related: [
                        { span: unicast.statement.node.span, message: messages.unicast() },
                        ...(close === undefined ? [] : [{ span: close, message: messages.end() }]),
                    ],
                });
            }
        },
    }),
};

function findingFor(
    { statements, links }: VrrpInstance,
    link: Bound,
    { target, file }: RuleContext,
): Omit<Finding, 'span'> | undefined {
    const keyword = link.words[0]?.text ?? '';
    const has = (name: string): boolean => statements.some(({ spec }) => spec?.name === name);
    if (!hasIt(target.release, TOGETHER_SINCE, undefined)) return { message: messages.never(keyword) };
    if (!has('interface')) return { message: messages.interface(keyword) };
    if (has('vmac_xmit_base')) return undefined;
    if (links.every(({ spec }) => spec?.name === 'use_ipvlan')) return { message: messages.ipvlan(keyword) };
    return { message: messages.base(keyword), fixes: withBase(file, link) };
}

/** Adds the line in front of the statement, where that starts its line. */
function withBase(file: SourceFile, { statement }: Bound): Fix[] {
    const { start } = statement.node.span;
    const line = lineSpan(file, lineAt(file, start));
    const indent = file.text.slice(line.start, start);
    if (indent.trim() !== '') return [];
    return [fixOf(messages.add(), true, { start, end: start }, `vmac_xmit_base\n${indent}`, TOGETHER_SINCE)];
}
