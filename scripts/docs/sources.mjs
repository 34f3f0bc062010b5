/** What the documentation is made of: the sources of kalint themselves. */
import { join } from 'node:path';
import { loadBundle } from '../bundle.mjs';

/** What the generator needs of the sources. */
const ENTRY = `
export { run } from './src/cli/main.ts';
export { definitions } from './src/cli/definitions.ts';
export { VERSION } from './src/cli/version.ts';
export { EVERY_RULE } from './src/cluster/catalogue.ts';
export { sinceOf } from './src/rules/rule.ts';
export { settlingOf } from './src/cluster/settle.ts';
export { SYMPTOMS } from './src/rules/symptoms.ts';
export { CONFIG_SCHEMA } from './src/config/schema.ts';
export { DEPLOYMENT_SCHEMA } from './src/config/deployment-schema.ts';
export { EMIT_SCHEMA } from './src/emit/spec/schema.ts';
export { ROOT } from './grammar/schema/index.ts';
export { FEATURES } from './server/features/index.ts';
export { glyphOf } from './src/report/visible.ts';
export { DEPLOYMENT_FAULTS } from './test/cluster/deployment-faults.ts';
export { changed, hostsOf } from './test/cluster/deployments.ts';
`;

/** The rules, the schemas and the command line, bundled from the TypeScript below `root`. */
export function loadSources(root) {
    return loadBundle(ENTRY, root, {
        'import.meta.url': '__filename',
        'import.meta.filename': '__filename',
        'import.meta.dirname': JSON.stringify(join(root, 'test/cluster')),
    });
}

/** What kalint prints for some arguments, to a pipe; a word on standard error is a mistake in the docs. */
export async function outputOf({ run }, args) {
    let out = '';
    let complaint = '';
    const status = await run(args, {
        out: (data) => {
            out += data;
        },
        err: (text) => {
            complaint += text;
        },
        stdin: () => Promise.reject(new Error('no page shows standard input')),
        env: {},
        screen: () => ({ terminal: false }),
    });
    if (complaint !== '' || status > 1) throw new Error(`kalint ${args.join(' ')}: ${complaint}`);
    return out;
}
