/** No text makes a reader throw, and every answer is one. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firewallOf } from '../../../src/hosts/firewall/index.ts';
import { FIREWALLD_SAMPLES } from './firewalld-samples.ts';
import { IPTABLES_SAMPLES } from './iptables-samples.ts';
import { NFT_SAMPLES } from './nft-samples.ts';
import { PACKETS } from './random.ts';
import { hostFiles } from './sample.ts';

const SAMPLES = [...IPTABLES_SAMPLES, ...NFT_SAMPLES, ...FIREWALLD_SAMPLES].map(({ files }) => files);
const SCRIPT = {
    '/root/fw.sh':
        '#!/bin/sh\nA=b\niptables -I INPUT 2 -p tcp --dport "$A" -j ACCEPT && iptables -t nat -F; arptables -A INPUT -d 1.2.3.4 -j DROP\n',
};
const PIECES = [
    '{',
    '}',
    '"',
    '!',
    '-',
    ':',
    '/',
    '<',
    '>',
    ' -j ',
    ' vmap ',
    '@',
    '$',
    '\\',
    '\n',
    '::',
    'include "',
    '\0',
    '[',
    '^',
];

/** A file with a few pieces put in, or a few characters taken out. */
const mutated = fc
    .record({
        files: fc.constantFrom(...SAMPLES, SCRIPT),
        changes: fc.array(
            fc.record({
                at: fc.double({ min: 0, max: 1, noNaN: true }),
                piece: fc.constantFrom(...PIECES),
                gone: fc.nat(12),
            }),
            { minLength: 1, maxLength: 6 },
        ),
    })
    .map(({ files, changes }) =>
        Object.fromEntries(
            Object.entries(files).map(([path, text]): [string, string] => [
                path,
                changes.reduce((so, { at, piece, gone }) => {
                    const start = Math.floor(at * so.length);
                    return so.slice(0, start) + piece + so.slice(start + gone);
                }, text),
            ]),
        ),
    );

function holds(files: Readonly<Record<string, string>>): void {
    const firewall = firewallOf(hostFiles(files));
    if (firewall === undefined) return;
    for (const packet of PACKETS.slice(0, 8)) {
        const { kind, place, reason } = firewall.input(packet);
        expect(['accepted', 'dropped', 'unknown']).toContain(kind);
        expect(reason).not.toBe('');
        for (const each of [
            place,
            firewall.redirect(packet)?.place,
            firewall.notrack(packet),
            firewall.dropsInvalid(packet),
        ]) {
            if (each === undefined) continue;
            expect(each.span.start).toBeGreaterThanOrEqual(0);
            expect(each.span.end).toBeGreaterThanOrEqual(each.span.start);
            expect(each.span.end).toBeLessThanOrEqual(each.file.text.length);
        }
    }
    firewall.arpHides('10.0.0.5');
}

it('reads files with mistakes in them', () => {
    fc.assert(fc.property(mutated, holds), { numRuns: 400 });
});

it('reads anything under the names of its files', () => {
    const paths = [
        '/etc/nftables.conf',
        '/etc/sysconfig/iptables',
        '/etc/firewalld/zones/public.xml',
        '/etc/firewalld/firewalld.conf',
        '/etc/firewalld/direct.xml',
        '/root/fw.sh',
    ];
    const text = fc.array(
        fc.oneof(
            fc.constantFrom(...PIECES, 'table', 'chain', 'iptables', '*filter'),
            fc.string({ maxLength: 6 }),
        ),
    );
    const files = fc.dictionary(
        fc.constantFrom(...paths),
        text.map((parts) => parts.join(' ')),
    );
    fc.assert(fc.property(files, holds), { numRuns: 400 });
});

it('reads rules of great depth', () => {
    const jumps = Array.from(
        { length: 3000 },
        (_each, at) => `-A c${at} -j c${at + 1}\n-A c${at} -j c${at + 1}`,
    ).join('\n');
    const braces = 'table ip a { chain b { tcp dport '.repeat(3000);
    holds({ '/etc/sysconfig/iptables': `*filter\n:INPUT DROP\n-A INPUT -j c0\n${jumps}\nCOMMIT\n` });
    holds({ '/etc/nftables.conf': braces });
    holds({ '/etc/firewalld/zones/public.xml': `${'<zone>'.repeat(3000)}${'</zone>'.repeat(3000)}` });
});
