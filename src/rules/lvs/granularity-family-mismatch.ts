import { type Step } from '../../model/virtual-server.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Family, FAMILY_NAMES } from '../../schema/values/address.ts';
import { takesGranularity } from '../../schema/values/granularity.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Target } from '../../schema/targets.ts';
import { type Finding, type Rule, type RuleContext, fixOf } from '../rule.ts';
import { eachVirtualServer } from './each.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    refused: (word: string, name: string, wanted: string) =>
        `${quote(word)} does not fit an ${name} virtual server, which takes ${wanted}; keepalived ignores the line`,
    dotless: (word: string) =>
        `${quote(word)} has no dot, so it is read as a prefix length, which is from 1 to 128; keepalived ignores the line`,
    misread: (word: string, mask: string) =>
        `an IPv4 virtual server takes a netmask; keepalived reads ${quote(word)} as ${mask}`,
    family: (name: string) => `this makes the virtual server ${name}`,
    mask: (length: string, mask: string) => `write the netmask ${mask}, which is /${length}`,
};

const WANTED: Readonly<Record<Family, string>> = {
    inet: 'a netmask such as 255.255.255.0',
    inet6: 'a prefix length from 1 to 128',
};

/** A `persistence_granularity` in the form of the other family. */
export const granularityFamilyMismatch: Rule = {
    meta: {
        id: 'lvs/granularity-family-mismatch',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'granularity in the form of the other address family',
        why: 'Which clients count as one is a netmask for IPv4 and a prefix length for IPv6. A netmask is refused where a length is wanted. The other way round nothing is said: 24 is a valid way to write the address 0.0.0.24, and as a netmask that makes unrelated clients one.',
        symptoms: ['one-server-gets-all'],
        source: 'keepalived/check/check_parser.c:pgr_handler',
        says: ['Invalid IPv6 persistence_granularity', 'Invalid IPv4 persistence_granularity'],
    },
    messages,
    create: (context) => {
        return eachVirtualServer(({ name, steps }) => {
            if (name !== undefined) for (const step of steps) reportStep(step, context);
        });
    },
};

function reportStep({ statement, before: { family } }: Step, { target, report }: RuleContext): void {
    const [, word] = statement.words;
    if (statement.spec?.name !== 'persistence_granularity' || !isRead(statement, target)) return;
    if (word === undefined) return;
    if (family === undefined) {
        const isRefused = !word.text.includes('.') && !takesGranularity(word, 'inet6');
        if (isRefused && takesGranularity(word, 'inet'))
            report({ message: messages.dotless(word.text), span: word.span });
        return;
    }
    const finding = takesGranularity(word, family.value)
        ? misreading(word, family.value, target)
        : refusal(word, family.value);
    if (finding === undefined) return;
    const name = FAMILY_NAMES[family.value];
    const related = [{ span: family.from.statement.node.span, message: messages.family(name) }];
    report({ ...finding, span: word.span, related });
}

/** A word that keepalived refuses, though it would take it of the other family. */
function refusal(word: Word, family: Family): Omit<Finding, 'span'> | undefined {
    const isOfOther = takesGranularity(word, family === 'inet' ? 'inet6' : 'inet');
    return isOfOther
        ? { message: messages.refused(word.text, FAMILY_NAMES[family], WANTED[family]) }
        : undefined;
}

/** A prefix length that keepalived takes for a netmask; up to 2.0.20 one without its ones in front was refused. */
function misreading(word: Word, family: Family, { release }: Target): Omit<Finding, 'span'> | undefined {
    const length = family === 'inet' && /^[1-9]\d?$/.test(word.text) ? Number(word.text) : 0;
    if (length < 1 || length > 32) return undefined;
    const mask = maskOf(length);
    return {
        message: messages.misread(word.text, `0.0.0.${word.text}`),
        fixes: [fixOf(messages.mask(word.text, mask), false, word.span, mask)],
        ...(hasIt(release, '2.1.0', undefined) ? { severity: 'warning', origin: 'kalint' } : {}),
    };
}

/** The netmask with so many ones in front, of which there is at least one. */
function maskOf(length: number): string {
    const bits = (0xffffffff << (32 - length)) >>> 0;
    return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff).join('.');
}
