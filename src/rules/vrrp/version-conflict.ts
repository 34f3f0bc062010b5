import { vrrpInstances } from '../../model/vrrp-instance.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';

const messages = {
    conflict: (version: number) =>
        `"version" ${version} contradicts what the instance says before; keepalived ignores the line`,
    before: () => 'this decides the version',
    remove: () => 'remove the line that is ignored',
};

/** A version after another one, or after something that takes the other one. */
export const versionConflict: Rule = {
    meta: {
        id: 'vrrp/version-conflict',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'version that contradicts an earlier line',
        why: 'The version of an instance is decided once, by its first "version", by "native_ipv6", or by an IPv6 address, which all need version 3 where it is IPv6. A later "version" that says otherwise is ignored. All routers of a virtual router must speak the same version.',
        symptoms: ['both-master'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_version_handler',
        says: ['conflicts with configured or deduced version'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            for (const { versions } of vrrpInstances(bound, target)) {
                for (const { bound: statement, word, version, against } of versions) {
                    if (against === undefined) continue;
                    report({
                        message: messages.conflict(version),
                        span: word.span,
                        related: [{ span: against.span, message: messages.before() }],
                        fixes: [deleteStatement(messages.remove(), true, file, statement.statement.node)],
                    });
                }
            }
        },
    }),
};
