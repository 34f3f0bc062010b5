/** What the server says that it can do is what it is made of, what is tested, and what is described. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FEATURES, capabilitiesOf } from '../../server/features/index.ts';
import { Client, buildDist } from './client.ts';

const folder = fileURLToPath(new URL('../../server/features', import.meta.url));
const index = readFileSync(`${folder}/index.ts`, 'utf8');

/** The features by their files, as the list of them imports them. */
const imported = [...index.matchAll(/^import \{ ([^}]*) \} from '\.\/([\w-]+)\.ts';$/gm)];
const files = imported.flatMap(([, , name = '']) => name);

describe('every feature', () => {
    it('is in the list', () => {
        const written = readdirSync(folder)
            .filter((name) => readFileSync(`${folder}/${name}`, 'utf8').includes(': Feature = {'))
            .map((name) => name.replace(/\.ts$/, ''));
        expect(files.toSorted()).toEqual(written.toSorted());
        expect(imported.flatMap(([, names = '']) => names.split(', '))).toHaveLength(FEATURES.length);
    });

    it.each(files)('%s has a test through the wire', (name) => {
        expect(existsSync(new URL(`features/${name}.test.ts`, import.meta.url))).toBe(true);
    });

    it('is named once, in a sentence that is none of another', () => {
        expect(new Set(FEATURES.map(({ name }) => name)).size).toBe(FEATURES.length);
        expect(new Set(FEATURES.map(({ does }) => does)).size).toBe(FEATURES.length);
    });

    it('is advertised', async () => {
        const { client, hello } = await Client.start(buildDist());
        const { textDocumentSync, workspace, ...others } = hello.capabilities;
        const { workspace: ofFeatures, ...wanted } = capabilitiesOf(FEATURES);
        expect(others).toEqual(wanted);
        expect(textDocumentSync).toEqual({ openClose: true, change: 2 });
        expect(workspace).toEqual({
            ...ofFeatures,
            workspaceFolders: { supported: true, changeNotifications: true },
        });
        await client.stop();
    }, 120_000);
});
