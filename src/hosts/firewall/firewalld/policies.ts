/** The policies of firewalld that are for packets to the host itself. */
import type { HostFile } from '../../place.ts';
import type { Chain, Match, Rule } from '../ruleset.ts';
import { type Content, contentOf } from './rich.ts';
import type { Services } from './services.ts';
import { type Membership, endOf, targetOf } from './zones.ts';
import { type Element, named, rootOf } from './xml.ts';

/** A policy. */
export interface Policy extends Content {
    readonly name: string;
    readonly priority: number;
    readonly element: Element;
    /** The zones from which packets come; `ANY` is each of them. */
    readonly from: readonly string[];
}

function zonesOf(element: Element, which: string): readonly string[] {
    return named(element, which).flatMap(({ attributes }) => attributes['name'] ?? []);
}

/** The policies of files that end at the host, lowest priority first. */
export function policiesOf(files: readonly HostFile[], services: Services): readonly Policy[] {
    return files
        .flatMap(({ path, file }): Policy[] => {
            const name = /^\/(?:etc|usr\/lib)\/firewalld\/policies\/([^/]+)\.xml$/.exec(path)?.[1];
            const element = name === undefined ? undefined : rootOf(file);
            if (
                name === undefined ||
                element === undefined ||
                !zonesOf(element, 'egress-zone').includes('HOST')
            )
                return [];
            const priority = Number(element.attributes['priority'] ?? -1) || 0;
            return [
                {
                    name,
                    priority,
                    element,
                    from: zonesOf(element, 'ingress-zone'),
                    ...contentOf(element, services),
                },
            ];
        })
        .sort((a, b) => a.priority - b.priority);
}

/** The chain of a policy. */
export function policyChain(policy: Policy, which: 'filter' | 'nat'): Chain {
    const { element, name } = policy;
    const target = targetOf(element);
    // A policy without a target leaves the packet to what comes after it.
    const end = endOf(`policy "${name}"`, target === 'default' ? 'continue' : target, element.place);
    return { name: chainName(name), rules: [...policy[which], ...(which === 'filter' ? end : [])] };
}

function chainName(policy: string): string {
    return `policy ${policy}`;
}

/**
 * The jumps to policies: those of a priority below 0 come before the zones' own rules, the others after them.
 * A zone that a policy names counts by its sources and interfaces only, also where it is the default zone.
 */
export function policyJumps(
    policies: readonly Policy[],
    memberships: readonly Membership[],
    before: boolean,
): readonly Rule[] {
    return policies
        .filter(({ priority }) => priority < 0 === before)
        .flatMap(({ name, from, element: { place } }) => {
            const jump = (matches: readonly Match[]): Rule => ({
                place,
                matches,
                action: { do: 'jump', chain: chainName(name) },
            });
            if (from.includes('ANY')) return [jump([])];
            return memberships.filter(({ zone }) => from.includes(zone)).map(({ match }) => jump([match]));
        });
}
