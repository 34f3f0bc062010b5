/** Long texts full of faults: each is judged to its end, whatever it holds. */
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/service/check.ts';
import { fixFile } from '../../src/service/fix.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** How often each rule has something to say of a text. */
function countsOf(text: string): Record<string, number> {
    const counts: Record<string, number> = {};
    const { diagnostics } = checkFile(createSourceFile('long.conf', text), DEFAULT_SETTINGS);
    for (const { rule } of diagnostics) counts[rule] = (counts[rule] ?? 0) + 1;
    return counts;
}

function lines(count: number, line: (index: number) => string): string {
    return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}

describe('a long text', () => {
    it.each<[string, string, Record<string, number>]>([
        ['of { on few lines', lines(40, () => '{'.repeat(500)), { 'syntax/unbalanced-braces': 20_000 }],
        ['of } on lines', '}\n'.repeat(20_000), { 'syntax/unbalanced-braces': 20_000 }],
        ['of comments with ;', lines(10_000, (index) => `; ${index}`), { 'syntax/foreign-comment': 10_000 }],
        ['of C comments that never end', lines(10_000, () => '/* a'), { 'syntax/foreign-comment': 10_000 }],
        [
            'of unknown words',
            lines(10_000, (index) => `some_keyword_${index} x`),
            { 'syntax/unknown-keyword': 10_000 },
        ],
        [
            'of suppressions',
            lines(5_000, () => '# kalint-disable-next-line syntax/unknown-keyword -- ours\nfoo'),
            {},
        ],
        [
            'of suppressions of a rule that there is not',
            lines(5_000, (index) => `# kalint-disable-next-line syntax/unknown-${index} -- ours\nrouter_id`),
            { 'suppression/unknown-rule': 5_000, 'syntax/misplaced-keyword': 5_000 },
        ],
    ])('%s is judged to its end', (_, text, expected) => {
        expect(countsOf(text)).toEqual(expected);
    });

    it('names each address that stands there twice', () => {
        const addresses = lines(5_000, (index) => `10.0.${(index % 2_500) >> 8}.${index & 255}`);
        const twice = new Set(addresses.trim().split('\n')).size;
        const counts = countsOf(`vrrp_instance a {\nvirtual_ipaddress {\n${addresses}}\n}\n`);
        expect(counts['vrrp/duplicate-address']).toBe(5_000 - twice);
    });

    it('is mended as a whole', () => {
        const file = createSourceFile(
            'long.conf',
            lines(5_000, (index) => `; ${index}`),
        );
        const fixed = fixFile(file, DEFAULT_SETTINGS, false);
        expect(fixed.applied).toBe(5_000);
        expect(fixed.file.text).toBe(lines(5_000, (index) => `# ${index}`));
    });
});
