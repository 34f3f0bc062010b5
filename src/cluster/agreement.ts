import { type Bound, wordsSpan } from '../schema/bind.ts';
import type { Span } from '../text/span.ts';
import type { Drift, Severity } from '../rules/diagnostic.ts';
import type { Cluster } from './cluster.ts';
import { oddOnes } from './odd.ts';
import type { Member, VirtualRouter } from './router.ts';
import { type ClusterFinding, nodeFix } from './rule.ts';

/** What a member has of something on which all members have to agree. */
export interface Held {
    /** The same for two members that agree. */
    readonly key: string;
    /** As messages show it. */
    readonly shown: string;
    /** Where it is written; else the head of the instance stands for it. */
    readonly from?: Bound;
}

/** Two members that do not agree, and what each has. */
export interface Disagreement {
    readonly router: VirtualRouter;
    readonly member: Member;
    readonly here: Held;
    readonly other: Member;
    readonly there: Held;
}

/** What is reported of a disagreement. */
export interface DisagreementFinding {
    readonly message: string;
    readonly severity?: Severity;
    /** What mends it: the value of the other, to be written in place of the own one. */
    readonly copy?: string;
}

/** What the places of findings are told with. */
export const placeMessages = {
    there: (value: string) => `here it is ${value}`,
    copy: (value: string, node: string) => `write ${value}, as on ${node}`,
};

/** What messages show where nothing is. */
export const NOTHING = '–';

/** Where a member has something. */
export function heldSpan(member: Member, { from }: Held): Span {
    return wordsSpan(from ?? member.instance.block);
}

/** The row for something that members of a virtual router do not share. */
export function driftOf(
    setting: string,
    members: readonly Member[],
    heldBy: (member: Member) => Held,
): Drift {
    return {
        setting,
        values: members.map((member) => ({ node: member.node.name, value: heldBy(member).shown })),
    };
}

/** Reports each member that is alone with what it has of something on which all have to agree. */
export function reportDisagreements(
    { routers }: Cluster,
    report: (finding: ClusterFinding) => void,
    what: {
        readonly setting: string;
        readonly heldBy: (member: Member) => Held;
        readonly tell: (disagreement: Disagreement) => DisagreementFinding | undefined;
    },
): void {
    const { setting, heldBy, tell } = what;
    for (const router of routers) {
        for (const { item: member, reference: other } of oddOnes(
            router.members,
            (each) => heldBy(each).key,
        )) {
            const [here, there] = [heldBy(member), heldBy(other)];
            const told = tell({ router, member, here, other, there });
            if (told === undefined) continue;
            const { message, severity, copy } = told;
            const word = copy === undefined ? undefined : here.from?.words[1];
            report({
                message,
                ...(severity === undefined ? {} : { severity }),
                node: member.node,
                span: heldSpan(member, here),
                related: [
                    {
                        node: other.node,
                        span: heldSpan(other, there),
                        message: placeMessages.there(there.shown),
                    },
                ],
                drift: driftOf(`${member.instance.name} ${setting}`, router.members, heldBy),
                fixes:
                    copy === undefined || word === undefined
                        ? []
                        : [nodeFix(placeMessages.copy(copy, other.node.name), member.node, word.span, copy)],
            });
        }
    }
}
