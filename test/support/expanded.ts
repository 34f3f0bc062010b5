/** Expanded configurations in tests. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Includes } from '../../src/expand/includes.ts';
import { expandedText } from '../../src/report/expanded.ts';
import { PLAIN } from '../../src/report/style.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { type ExpandedConfig, expandFile } from '../../src/service/expand.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { MAIN, includesIn } from './expand.ts';

/** A configuration with the files that it may include, by their names. */
export interface ExpandSample {
    readonly title: string;
    readonly text: string;
    readonly files: Readonly<Record<string, string>>;
}

const fixtures = join(import.meta.dirname, '../../fixtures/expand');
const accepted = join(import.meta.dirname, '../oracle/accepted');

function textsIn(root: string, folder: string, pattern: string): [name: string, text: string][] {
    const names = globSync(pattern, { cwd: join(root, folder) }).sort();
    return names.map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]);
}

const shared = Object.fromEntries(textsIn(fixtures, '.', 'inc/**'));

/** Words that need care when they are printed, as the test's own examples have them. */
const OWN: readonly ExpandSample[] = [
    {
        title: 'comment signs, single quotes and several blanks',
        text: `global_defs {
    router_id lb\\#1 # comment
    smtp_alert    true
}
vrrp_script check {
    script   "/bin/true  'a  b'  \\"#x\\""
    interval 5
}
vrrp_script other {
    script /bin/true' a  b'"c  d"e
}
vrrp_instance"V I"{
    state "BACKUP"x
    interface\teth0
    virtual_router_id  51
    track_script { check weight   5
    } virtual_ipaddress {
        192.0.2.1/24    dev eth0
    }
}
`,
        files: {},
    },
    {
        title: 'text that substitution makes look like something else',
        text: `$AT=@^foo
$TEXT=~SEQ(X, 1, 2) bogus\${X}
$DEFINE=$NAME=7
$WORD=include
$HALF=a "b
$AT priority 100
$TEXT
$DEFINE
$WORD nothing
$WORD
bogus \${WORD}d \${UNKNOWN} $UNKNOWN "\${HALF}
global_defs { router_id $UNKNOWN/x }
`,
        files: {},
    },
    {
        title: 'quotes without partner, lost braces',
        text: `vrrp_instance "A {
{
    priority 100 "b
    }
}
}
bogus \\
{ bogus2 { } bogus3
`,
        files: {},
    },
    {
        title: 'parts of words, glued quotes and blocks from definitions',
        text: `$NET=192.0.2
$Q="x y"
$BLOCK=vrrp_instance one { \\
    interface eth0 \\
    include part.conf \\
}
$BLOCK
bogus a$Q a\${Q}b"c" \${NET}.\${NET}
static_ipaddress { \${NET}.\${NET}/24 dev eth0 }
`,
        files: { 'part.conf': 'virtual_router_id 300\n$ID=3\npriority ${ID}00\n' },
    },
];

/** The samples: the fixtures of the preprocessor, those that every keepalived accepts, and some more. */
export const SAMPLES: readonly ExpandSample[] = [
    ...textsIn(fixtures, '.', '*.conf').map(([title, text]) => ({ title, text, files: shared })),
    ...textsIn(fixtures, '.', 'origin-*/main.conf').map(([title, text]) => ({
        title,
        text,
        files: Object.fromEntries(textsIn(fixtures, dirname(title), '**/*.conf')),
    })),
    ...textsIn(accepted, '.', '*.conf').map(([title, text]) => ({ title, text, files: {} })),
    ...OWN,
];

/** An id that no text names. */
export const NO_ID = 'kalint';

/** The ids that a text names, and one that it does not. */
export function idsIn(text: string): string[] {
    return [...new Set([NO_ID, ...Array.from(text.matchAll(/@\^?([a-z]\w*)/g), ([, id = '']) => id)])];
}

/** A text after the preprocessor of a target. */
export function expanded(
    text: string,
    target: string,
    configId?: string,
    includes: Includes = includesIn({}),
): ExpandedConfig {
    const found = findTarget(target);
    if (found === undefined) throw new Error(`kalint knows no target ${target}`);
    const settings = { target: found, includes, ...(configId === undefined ? {} : { configId }) };
    return expandFile(createSourceFile(MAIN, text), settings);
}

/** What `kalint expand` prints of that, secrets shown. */
export function printed(config: ExpandedConfig, origins = false): string {
    return expandedText(config, { showSecrets: true, origins, style: PLAIN, terminal: false });
}
