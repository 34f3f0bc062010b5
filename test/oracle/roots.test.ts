import { describe, expect, it } from 'vitest';
import { type Message, markEnvironment } from './environment.ts';
import type { LinedFinding } from './kalint.ts';
import { parseMessage } from './keepalived.ts';
import { type Comparison, compareRoots } from './roots.ts';

/** Messages as keepalived prints them. */
function said(...lines: readonly string[]): Message[] {
    return markEnvironment(lines.map((line) => parseMessage(line, 'x.conf')));
}

/** A finding of a rule on a line, with its related lines. */
function finding(rule: string, first: number, ...related: readonly number[]): LinedFinding {
    const span = { start: 0, end: 0 };
    const diagnostic = {
        rule,
        severity: 'error',
        origin: 'keepalived',
        targets: ['2.4.3'],
        message: rule,
        uri: 'x.conf',
        span,
        related: [],
        fixes: [],
    } as const;
    return { diagnostic, first, last: first, related: related.map((line) => [line, line]) };
}

/** The lines of a comparison, `-` for what has none. */
function outline({ lined, lineless, invented, unreached }: Comparison) {
    const lines = (roots: readonly { readonly line?: number }[]) => roots.map(({ line }) => line ?? '-');
    const both = (kind: 'found' | 'missed' | 'consequences') => lines([...lined[kind], ...lineless[kind]]);
    const firsts = (findings: readonly LinedFinding[]) => findings.map(({ first }) => first);
    const [found, missed, consequences] = [both('found'), both('missed'), both('consequences')];
    return { found, missed, consequences, invented: firsts(invented), unreached: firsts(unreached) };
}

const NOTHING = { found: [], missed: [], consequences: [], invented: [], unreached: [] };

const INSTANCES = `vrrp_script chk {
    script /bin/x
}
vrrp_instance A {
    priority 300
    track_script {
        chk
    }
}
vrrp_instance B {
    priority 100
}
virtual_server 192.0.2.1 80 {
    delay_loop
}
`;

describe('messages against findings', () => {
    it('counts a line once, and takes a related place for it', () => {
        const messages = said(
            "(x.conf: Line 5) number '300' outside range",
            '(x.conf: Line 5) (A) Using default',
        );
        expect(outline(compareRoots(INSTANCES, messages, [finding('value/out-of-range', 4, 5)]))).toEqual({
            ...NOTHING,
            found: [5],
        });
        expect(outline(compareRoots(INSTANCES, messages, [finding('value/out-of-range', 11)]))).toEqual({
            ...NOTHING,
            missed: [5],
            invented: [11],
        });
    });

    it('leaves out what depends on the machine, and blames no finding on its line', () => {
        const messages = said("(x.conf: Line 5) WARNING - interface eth9 for A doesn't exist");
        const found = [finding('value/out-of-range', 5)];
        expect(outline(compareRoots(INSTANCES, messages, found))).toEqual({ ...NOTHING, unreached: [5] });
    });

    it('blames the block that is unknown for what is in it and for what refers to it', () => {
        const text = INSTANCES.replace('vrrp_script', 'vrrp_scrpt');
        const messages = said(
            "(Line 1) Unknown keyword 'vrrp_scrpt'",
            "(Line 1) Unexpected '{' - ignoring",
            "(Line 2) Unknown keyword 'script'",
            "(Line 3) Unknown keyword '}'",
            '(x.conf: Line 7) (A) track script chk not found, ignoring...',
        );
        expect(outline(compareRoots(text, messages, [finding('syntax/unknown-keyword', 1)]))).toEqual({
            ...NOTHING,
            found: [1],
            consequences: [7],
        });
    });

    it('knows how far the program got that stopped at a missing parameter', () => {
        const messages = said(
            '(x.conf: Line 14) *** Configuration line starting `delay_loop` is missing a parameter',
        );
        const found = [finding('value/missing-value', 14), finding('value/out-of-range', 5)];
        expect(outline(compareRoots(INSTANCES, messages, found))).toEqual({
            ...NOTHING,
            found: [14],
            unreached: [5],
        });
    });

    it('matches a message without line by the instance that it names', () => {
        const messages = said('(B) Warning - nopreempt will not work with initial state MASTER - clearing');
        const inB = finding('vrrp/nopreempt-with-master', 11);
        const inA = finding('vrrp/nopreempt-with-master', 5);
        expect(outline(compareRoots(INSTANCES, messages, [inB]))).toEqual({ ...NOTHING, found: ['-'] });
        expect(outline(compareRoots(INSTANCES, messages, [inA]))).toEqual({
            ...NOTHING,
            missed: ['-'],
            invented: [5],
        });
    });

    it('expects no check over the whole of instances after a bad one', () => {
        const messages = said('(A) the virtual router id must be set');
        const found = [finding('vrrp/nopreempt-with-master', 11)];
        expect(outline(compareRoots(INSTANCES, messages, found))).toEqual({
            ...NOTHING,
            missed: ['-'],
            unreached: [11],
        });
    });
});
