/** Configurations of all kinds that `kalint show` is to get through. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';

const root = join(import.meta.dirname, '../..');

/** The examples of the rules, most of them with faults, and those of `show`, by their names. */
export function folderFiles(): [name: string, text: string][] {
    return globSync(['fixtures/rules/**/bad.conf', 'fixtures/show/*.conf'], { cwd: root })
        .sort()
        .map((name) => [name, readFileSync(join(root, name), 'utf8')]);
}
