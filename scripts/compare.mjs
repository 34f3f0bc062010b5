/**
 * Writes `docs/comparison.md`: what kalint, keepalived itself and the other program that reads keepalived.conf, the lens of
 * Augeas, say of one mistake in a sound configuration. Needs root, keepalived 2.2.7 and `augtool`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { mistakesFor, soundFiles } from './compare/mistakes.mjs';
import { comparisonPage } from './compare/page.mjs';
import { loadTools } from './compare/tools.mjs';

const PAGE = 'docs/comparison.md';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const { tools, judges } = await loadTools(root);
const sound = soundFiles(tools);
const mistakes = await mistakesFor(tools);
const results = [];
for (const { name, version, judge } of judges) {
    const ofSound = await judge(sound);
    const ofMistakes = await judge(mistakes);
    results.push({ name, version, sound: ofSound, mistakes: ofMistakes });
    console.log(`${name}: done`);
}
const page = comparisonPage({ sound, mistakes, results });
const options = await prettier.resolveConfig(join(root, PAGE));
writeFileSync(PAGE, await prettier.format(page, { ...options, filepath: PAGE }));
