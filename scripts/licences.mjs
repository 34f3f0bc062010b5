/** The licences of bundled packages, which ask to be passed on with their code. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the packages to which some source files belong, in the order of the alphabet. */
function packageFolders(files) {
    const folders = files.map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
    return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/** What the files of a package say about its licence; an error when they say nothing. */
function noticesOf(folder) {
    const names = readdirSync(folder).filter((name) =>
        /^(?:licen[cs]e|notice|copying)(?:\.|-|$)/i.test(name),
    );
    if (names.length === 0) throw new Error(`no licence in ${folder}`);
    return names
        .sort()
        .map((name) => readFileSync(join(folder, name), 'utf8').trim())
        .join('\n\n');
}

/** The licence texts of all packages of which source files are in a bundle, each text once. */
export function licencesOf(files) {
    const packages = new Map();
    for (const folder of packageFolders(files)) {
        const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        const notices = noticesOf(folder);
        packages.set(notices, [...(packages.get(notices) ?? []), `${name} ${version} (${license})`]);
    }
    const sections = [...packages].map(([notices, names]) => `${names.join('\n')}\n\n${notices}`);
    const rule = `\n\n${'-'.repeat(78)}\n\n`;
    return `main.cjs, apart.cjs, server.cjs, thread.cjs and index.js contain code of these packages.${rule}${sections.join(rule)}\n`;
}
