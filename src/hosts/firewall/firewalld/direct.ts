/** Rules of iptables that firewalld hands on as they are: `direct.xml`, and `--direct --add-rule` in scripts. */
import type { SourceFile } from '../../../text/source-file.ts';
import { type Command, type Draft, apply } from '../iptables/tables.ts';
import { wordsOf } from '../iptables/words.ts';
import { type Element, rootOf } from './xml.ts';

const FAMILIES: Readonly<Record<string, Command['family']>> = { ipv4: 'inet', ipv6: 'inet6' };

function command({ name, attributes, text, place }: Element): Command | undefined {
    const { ipv = '', table = 'filter', chain = '' } = attributes;
    const family = Object.hasOwn(FAMILIES, ipv) ? FAMILIES[ipv] : undefined;
    if (family === undefined) return undefined;
    const own = wordsOf(text, { start: 0, end: text.length }).map((word) => word.text);
    const words = name === 'rule' ? ['-A', chain, ...own] : name === 'passthrough' ? own : ['-N', chain];
    return { family, table, words, place, conditional: false };
}

/** Puts what `direct.xml` says into tables of iptables: chains, rules by their priority, then the rest. */
export function readDirect(file: SourceFile, draft: Draft): void {
    const elements = rootOf(file)?.children ?? [];
    const of = (name: string): readonly Element[] => elements.filter((element) => element.name === name);
    const priority = ({ attributes }: Element): number => Number(attributes['priority'] ?? 0) || 0;
    const rules = [...of('rule')].sort((a, b) => priority(a) - priority(b));
    for (const element of [...of('chain'), ...rules, ...of('passthrough')]) {
        const found = command(element);
        if (found !== undefined) apply(found, draft);
    }
}
