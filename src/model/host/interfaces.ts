/**
 * Interfaces that must exist. Unless `dynamic_interfaces` is set, one that does not ends the checks of the VRRP
 * part with "Non-existent interface specified" (`keepalived/vrrp/vrrp_daemon.c:start_vrrp`).
 */
import type { LineKind } from '../../../grammar/schema/types.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Word } from '../../syntax/tree.ts';
import { LOOPBACK, isParent } from '../../schema/values/link.ts';
import { linkWords } from '../../schema/values/link-words.ts';
import { type HostCondition, type Survey, condition, unless } from './condition.ts';

/** Statements whose one value is looked up, by the block around them; others wait for their interface. */
const LOOKED_UP = new Set(['vrrp_instance/interface', 'vrrp_instance/vrf', 'garp_group/interface']);

/** Lines that start with the name of an interface. */
const NAMED_FIRST = new Set<LineKind>(['tracked-interface', 'linkbeat-interface', 'interface-delays']);

/** Options of lines after which the name of an interface stands. */
const BEFORE_NAME: Partial<Record<LineKind, ReadonlySet<string>>> = {
    address: new Set(['dev']),
    route: new Set(['dev', 'oif']),
    'routing-rule': new Set(['dev', 'iif', 'oif']),
};

/** The interface of static addresses that name none (`keepalived/vrrp/vrrp_ipaddress.c:alloc_ipaddress`). */
const DEFAULT_INTERFACE = 'eth0';

function wordsOfLine({ words }: Bound, line: LineKind | undefined): readonly (Word | undefined)[] {
    if (line === undefined) return [];
    if (NAMED_FIRST.has(line)) return words.slice(0, 1);
    const before = BEFORE_NAME[line];
    return words.filter((_, at) => at > 0 && before?.has(words[at - 1]?.text ?? '') === true);
}

/** The words of a statement or line that must be the names of interfaces. */
function namesIn(bound: Bound): readonly (Word | undefined)[] {
    const { binding, parent, place, spec, words } = bound;
    if (binding.kind !== 'value')
        return LOOKED_UP.has(`${place.path}/${spec?.name ?? ''}`) ? words.slice(1, 2) : [];
    const block = parent?.spec?.block;
    if (block?.content === 'words') return parent?.place.path === 'garp_group' ? words : [];
    return wordsOfLine(bound, block?.content === 'lines' ? block.line : undefined);
}

/** Whether a line is a static address that goes to the default interface. */
function isBareStatic({ binding, parent, words }: Bound): boolean {
    return (
        binding.kind === 'value' &&
        parent?.spec?.name === 'static_ipaddress' &&
        !words.some(({ text }) => text === 'dev')
    );
}

/** That the interface of an instance does not exist yet, where it is also the name of the one that is made on top of it. */
function namedAgain({ reached, target: { release } }: Survey): HostCondition[] {
    return reached.flatMap((bound) => {
        const keyword = bound.spec?.name ?? '';
        if (keyword !== 'use_vmac' && keyword !== 'use_ipvlan') return [];
        const names = linkWords(bound.words, keyword, release).filter(({ kind }) => kind === 'name');
        return names
            .filter(({ word }) => word.text !== LOOPBACK && isParent(word, bound))
            .map(({ word }) => condition(`fails if interface ${word.text} exists`, bound));
    });
}

/** That interfaces exist, where they must. */
export function interfaceConditions(survey: Survey): HostCondition[] {
    const { reached, globals, textOf } = survey;
    if (globals.has('dynamic_interfaces')) return namedAgain(survey);
    const standard = globals.get('default_interface');
    const fallback = standard === undefined ? DEFAULT_INTERFACE : textOf(standard.words[1]);
    return reached.flatMap((bound) => {
        const names = isBareStatic(bound) ? [fallback] : namesIn(bound).map(textOf);
        return names
            .filter((name) => name !== undefined && name !== LOOPBACK)
            .map((name) => unless(`interface ${String(name)} exists`, bound));
    });
}
