/** What can fail in a cluster. */
import { scriptTimers } from '../../model/timers.ts';
import { trackedNoun } from '../../schema/lines/tracked.ts';
import { quote } from '../../text/words.ts';
import type { Cluster } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import type { Election } from './election.ts';
import type { Tracked } from './station.ts';

/** One thing that fails on one node. */
export type Fault =
    | { readonly kind: 'node'; readonly node: ClusterNode }
    | { readonly kind: 'link'; readonly node: ClusterNode; readonly name: string }
    | { readonly kind: 'tracked'; readonly node: ClusterNode; readonly tracked: Tracked };

/** The same for two faults that are one. */
export function faultKey(fault: Fault, { nodes }: Cluster): string {
    const what = fault.kind === 'node' ? '' : fault.kind === 'link' ? fault.name : fault.tracked.key;
    return `${nodes.indexOf(fault.node)} ${fault.kind} ${what}`;
}

/** What a fault is called in a sentence. */
export function faultName(fault: Fault): string {
    const { name } = fault.node;
    switch (fault.kind) {
        case 'node':
            return `${name} is down`;
        case 'link':
            return `${name} loses the link of ${fault.name}`;
        case 'tracked': {
            const { kind, name: word } = fault.tracked.tracker;
            return `the ${trackedNoun(kind)} ${quote(word.text)} ${fault.tracked.reversed ? 'succeeds' : 'fails'} on ${name}`;
        }
    }
}

/** The faults that the configurations of a cluster know of, node by node. */
export function faultsOf({ nodes }: Cluster, { stations }: Election): readonly Fault[] {
    return nodes.flatMap((node): Fault[] => {
        const own = stations.filter(({ member }) => member.node === node);
        const all = own.flatMap(({ tracked }) => tracked);
        const links = [
            ...own.flatMap(({ link }) => link ?? []),
            ...all.filter(isLink).map(({ tracker }) => tracker.name.text),
        ];
        const others = new Map(all.filter((each) => !isLink(each)).map((each) => [each.key, each]));
        return [
            { kind: 'node', node },
            ...[...new Set(links)].map((name): Fault => ({ kind: 'link', node, name })),
            ...[...others.values()].map((tracked): Fault => ({ kind: 'tracked', node, tracked })),
        ];
    });
}

function isLink({ tracker }: Tracked): boolean {
    return tracker.kind === 'tracked-interface';
}

/** Makes a fault happen. */
export function inflict(election: Election, fault: Fault): void {
    switch (fault.kind) {
        case 'node':
            election.crash(fault.node);
            break;
        case 'link':
            election.setLink(fault.node, fault.name, false);
            break;
        case 'tracked':
            election.setTracked(fault.node, fault.tracked.key, fault.tracked.reversed);
            break;
    }
}

/** Undoes a fault. */
export function mend(election: Election, fault: Fault): void {
    switch (fault.kind) {
        case 'node':
            election.start(fault.node);
            break;
        case 'link':
            election.setLink(fault.node, fault.name, true);
            break;
        case 'tracked':
            election.setTracked(fault.node, fault.tracked.key, !fault.tracked.reversed);
            break;
    }
}

/** Seconds until a fault is noticed, and until its end is, at the latest; 0 where that is at once or not known. */
export function noticedAfter(fault: Fault): { readonly failure: number; readonly recovery: number } {
    const script = fault.kind === 'tracked' ? fault.tracked.tracker : undefined;
    if (script?.kind !== 'tracked-script' || script.definition === undefined)
        return { failure: 0, recovery: 0 };
    const { failsAfter, recoversAfter } = scriptTimers(script.definition, fault.node.target);
    return { failure: failsAfter, recovery: recoversAfter };
}
