import type { NameKind } from '../../../grammar/schema/types.ts';
import { unusedNames } from '../../model/unused-names.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unused: (what: string, name: string) =>
        `nothing tracks the ${what} ${quote(name)}; keepalived watches it, and nothing follows from that`,
};

/** What can be watched, and what it is called. */
const KINDS: readonly (readonly [NameKind, string])[] = [
    ['vrrp_track_process', 'process'],
    ['track_file', 'file'],
];

/** A process or a file that is watched for nobody. */
export const unusedTracker: Rule = {
    meta: {
        id: 'vrrp/unused-tracker',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'tracked process or file that nothing tracks',
        why: 'A "vrrp_track_process" or a "track_file" only says what can be watched. Instances and sync groups follow it with "track_process" and "track_file", real servers with "FILE_CHECK". Where none does, the addresses stay where they are whatever happens to it, and keepalived does not say so.',
        symptoms: ['no-failover', 'config-test-silent'],
        source: 'keepalived/vrrp/vrrp_track.c:find_tracked_process_by_name',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            // Without an instance this is a part of something.
            if (!bound.statements.some(({ spec }) => spec?.name === 'vrrp_instance')) return;
            for (const [kind, what] of KINDS)
                for (const { name, word } of unusedNames(bound, target, kind))
                    report({ message: messages.unused(what, name), span: word.span });
        },
    }),
};
