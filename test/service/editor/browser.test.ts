import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** What a page does: opens a text, has it checked, types, and has it checked again. */
const PAGE = `
import { createService } from './src/service/editor/service.ts';
import { DEFAULT_FORMAT } from './src/format/index.ts';
import { DEFAULT_SETTINGS } from './src/service/settings.ts';
import { createSourceFile } from './src/text/source-file.ts';
import { finish } from './src/text/steps.ts';

const service = createService({
    settingsFor: () => DEFAULT_SETTINGS,
    formatFor: () => DEFAULT_FORMAT,
    includes: () => ({ kind: 'missing', pattern: false }),
    roots: () => [],
});
const rules = () => finish(service.check('a.conf'))[0].diagnostics.map(({ rule }) => rule);
service.open(createSourceFile('a.conf', 'virtusl_server 10.0.0.5 80 {\\n    protocol TCP\\n}\\n'));
const before = rules();
service.edit('a.conf', { span: { start: 5, end: 6 }, text: 'a' }, 1);
globalThis.result = { before, after: rules(), hover: service.hover('a.conf', 3).markdown };
`;

it('the service runs where there is nothing of Node', async () => {
    const { outputFiles } = await build({
        stdin: { contents: PAGE, resolveDir: process.cwd() },
        bundle: true,
        write: false,
        platform: 'browser',
        format: 'iife',
    });
    const context = createContext({});
    runInContext(outputFiles[0]?.text ?? '', context);
    // It has no real server, however it is spelt.
    expect(context['result']).toEqual({
        before: ['syntax/unknown-keyword', 'value/missing-keyword'],
        after: ['value/missing-keyword'],
        hover: expect.stringContaining('`virtual_server') as string,
    });
});
