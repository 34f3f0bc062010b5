/** Checkers without a request, which crash keepalived up to 2.2.7 depending on the checker before them. */
import { describe, expect, it } from 'vitest';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

const server = (checker: string, last: number): string => `real_server 192.0.2.${last} 80 {\n${checker}\n}\n`;
const service = (...checkers: readonly string[]): string =>
    `virtual_server 192.0.2.1 80 {\nlb_algo rr\nlb_kind DR\nprotocol TCP\n${checkers
        .map((each, index) => server(each, index + 2))
        .join('')}}\n`;

/** Whether each block that lacks something crashes the release. */
function crashes(text: string, target: string): boolean[] {
    const targets = [findTarget(target) ?? newestTarget()];
    return checkFile(createSourceFile('test.conf', text), { targets, preset: 'recommended' })
        .diagnostics.filter(({ rule }) => rule === 'value/missing-keyword')
        .map((each) => each.crashes === true);
}

const EMPTY = 'HTTP_GET {\nconnect_timeout 3\n}';
const TCP = 'TCP_CHECK {\n}';
const MISC = 'MISC_CHECK {\nmisc_path /bin/true\n}';

describe('a checker without url', () => {
    it.each([
        ['alone', service(EMPTY), [true]],
        ['after one with a connection', service(TCP, EMPTY), [false]],
        ['after one without', service(TCP, MISC, EMPTY), [true]],
        ['after one in another virtual server', service(TCP) + service(EMPTY), [false]],
        ['after another of its kind', service(EMPTY, EMPTY), [true, false]],
        ['with a url that has no path', service('SSL_GET {\nurl {\n}\n}'), [true]],
    ])('crashes 2.2.7 or not: %s', (_, text, expected) => {
        expect(crashes(text, '2.2.7')).toEqual(expected);
        expect(crashes(text, '2.2.8')).toEqual(expected.map(() => false));
    });
});
