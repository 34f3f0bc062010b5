import { describe, expect, it } from 'vitest';
import { UNKNOWN, findings, run } from './config-runs.ts';
import { DEPRECATED } from './texts.ts';

const RULE = 'version/deprecated-keyword';

describe('--rule', () => {
    const files = { 'a.conf': DEPRECATED, 'b.conf': `${UNKNOWN}${DEPRECATED}` };
    const found = (...options: readonly string[]): Promise<string[]> =>
        findings(files, ...options, './a.conf', './b.conf');

    it('leaves a rule out, or gives it a severity', async () => {
        const unknown = './b.conf syntax/unknown-keyword error';
        expect(await found()).toEqual([`./a.conf ${RULE} warning`, unknown, `./b.conf ${RULE} warning`]);
        expect(await found('--rule', `${RULE}=off`)).toEqual([unknown]);
        expect(await found('--rule', `${RULE}=info`)).toEqual([
            `./a.conf ${RULE} info`,
            unknown,
            `./b.conf ${RULE} info`,
        ]);
    });

    it('speaks of an area, which the rules of it go before', async () => {
        const off = await found(
            '--rule',
            `${RULE}=error`,
            '--rule',
            'version/*=off',
            '--rule',
            'syntax/*=off',
        );
        expect(off).toEqual([`./a.conf ${RULE} error`, `./b.conf ${RULE} error`]);
    });

    it('turns on what is of another preset', async () => {
        const text =
            'vrrp_instance A {\n    interface eth0\n    virtual_router_id 51\n    virtual_ipaddress {\n        10.0.0.1/24\n    }\n}\n';
        const strict = await findings({ 'c.conf': text }, '--rule', 'style/common-router-id=on', './c.conf');
        expect(strict).toEqual(['./c.conf style/common-router-id info']);
        expect(await findings({ 'c.conf': text }, './c.conf')).toEqual([]);
    });

    it('goes before the configuration file, and the last one before the others', async () => {
        const config = { ...files, 'kalint.config.yaml': `rules: { ${RULE}: error, syntax/*: off }\n` };
        const given = ['--rule', `${RULE}=off`, '--rule', `${RULE}=info`];
        expect(await findings(config, ...given, './b.conf')).toEqual([`./b.conf ${RULE} info`]);
        const { out } = await run(config, ['--show-settings', ...given, './b.conf']);
        expect(out).toMatch(new RegExp(`^rules\\.${RULE} +info +--rule$`, 'm'));
    });

    it('leaves the verdict of the config test as it is', async () => {
        const { status, out } = await run(files, ['--rule', 'syntax/*=off', './b.conf']);
        expect(status).toBe(1);
        expect(out).toContain('keepalived -t of 2.4.3 would fail');
    });

    it('holds for what nodes have to do with each other', async () => {
        const node = (id: number): string =>
            `vrrp_instance A {\n    interface eth0\n    virtual_router_id ${id}\n    virtual_ipaddress {\n        10.0.0.1/24\n    }\n}\n`;
        const pair = { 'a.conf': node(7), 'b.conf': node(8) };
        const rule = 'pair/virtual-router-id-differs';
        const together = ['--pair', './a.conf', './b.conf'];
        expect((await findings(pair, ...together)).join()).toContain(rule);
        expect((await findings(pair, '--rule', `${rule}=off`, ...together)).join()).not.toContain(rule);
    });

    it.each([
        [
            'version/depreciated-keyword=off',
            'unknown rule "version/depreciated-keyword" (did you mean "version/deprecated-keyword"?)',
        ],
        ['versions/*=off', 'unknown rule "versions/*" (did you mean "version/*"?)'],
        [RULE, `--rule ${RULE}: say what becomes of it: ${RULE}=off`],
        [`${RULE}=of`, `unknown level "of" of ${RULE}; there are off, info, warning, error, on`],
        [`${RULE}=`, `unknown level "" of ${RULE}; there are off, info, warning, error, on`],
    ])('is refused as %s', async (value, said) => {
        expect(await run(files, ['--rule', value, './a.conf'])).toEqual({
            status: 2,
            out: '',
            err: `kalint: ${said}\n`,
        });
    });
});
