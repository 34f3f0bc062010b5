import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { RESTARTING, TOLD, serverSettings } from '../../editors/vscode/src/launch.ts';
import { PRESETS } from '../../src/config/values.ts';
import { CONFIG_NAMES } from '../../src/node/config.ts';
import { isChecked, isTemplate } from '../../src/node/selection.ts';

const root = join(import.meta.dirname, '../..');
const home = join(root, 'editors/vscode');

/** Which files a schema is for. */
interface Schema {
    readonly fileMatch: readonly string[];
    readonly url: string;
}

/** What these tests look at in the manifest. */
interface Manifest {
    readonly version: string;
    readonly contributes: {
        readonly languages: readonly {
            readonly id: string;
            readonly filenames: readonly string[];
            readonly filenamePatterns: readonly string[];
            readonly firstLine: string;
            readonly configuration: string;
        }[];
        readonly grammars: readonly {
            readonly language: string;
            readonly scopeName: string;
            readonly path: string;
        }[];
        readonly commands: readonly {
            readonly command: string;
            readonly title: string;
            readonly category: string;
        }[];
        readonly jsonValidation: readonly Schema[];
        readonly yamlValidation: readonly Schema[];
        readonly configuration: {
            readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
        };
    };
}

function json(path: string): unknown {
    return JSON.parse(readFileSync(path, 'utf8'));
}

const { version, contributes } = json(join(home, 'package.json')) as Manifest;
const { languages, grammars, configuration } = contributes;
const [language] = languages;
if (language === undefined) throw new Error('the extension has no language');

/** Whether VS Code takes a file for the language by its path: patterns without a `/` are for the name alone. */
function isTaken(path: string): boolean {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return (
        language?.filenames.includes(name) === true ||
        language?.filenamePatterns.some((pattern) =>
            picomatch.isMatch(pattern.includes('/') ? path : name, pattern),
        ) === true
    );
}

describe('the manifest of the extension', () => {
    it('has the version of kalint, also in the lockfile', () => {
        for (const path of [join(root, 'package.json'), join(home, 'package-lock.json')])
            expect(json(path), path).toMatchObject({ version });
    });

    it('names files that are there', () => {
        const [grammar] = grammars;
        expect(grammar?.language).toBe(language.id);
        for (const path of [language.configuration, ...grammars.map((each) => each.path)])
            expect(existsSync(join(home, path)), path).toBe(true);
        expect(json(join(home, grammar?.path ?? ''))).toMatchObject({ scopeName: grammar?.scopeName });
    });

    it('has settings that its README and docs/editors.md explain', () => {
        const names = Object.keys(configuration.properties);
        for (const page of ['editors/vscode/README.md', 'docs/editors.md']) {
            const text = readFileSync(join(root, page), 'utf8');
            const explained = [...text.matchAll(/^\| `(kalint\.[\w.]+)`/gm)].map(([, name]) => name);
            expect(explained, page).toEqual(names);
        }
        const acting = [...TOLD, ...RESTARTING].map((name) => `kalint.${name}`);
        expect(names).toEqual([...acting, 'kalint.trace.server']);
    });

    it('has commands that its README and docs/editors.md explain', () => {
        const titles = contributes.commands.map(({ title }) => title);
        for (const page of ['editors/vscode/README.md', 'docs/editors.md']) {
            const text = readFileSync(join(root, page), 'utf8');
            const explained = [...text.matchAll(/^\| _([A-Z][^_]*)_ +\|/gm)].map(([, title]) => title);
            expect(explained, page).toEqual(titles);
        }
        for (const { command, category } of contributes.commands)
            expect([command, category]).toEqual([expect.stringMatching(/^kalint\.\w+$/), 'kalint']);
    });

    it('has schemas for the files of kalint that are there, of which their names tell', () => {
        const schemas = [...contributes.jsonValidation, ...contributes.yamlValidation];
        for (const { url } of schemas)
            expect(existsSync(join(root, url.replace('./out/', ''))), url).toBe(true);
        const names = schemas
            .filter(({ url }) => url.endsWith('kalint.config.json'))
            .flatMap(({ fileMatch }) => fileMatch);
        expect(names.sort()).toEqual([...CONFIG_NAMES].sort());
    });

    it('offers the presets that there are', () => {
        expect(configuration.properties['kalint.preset']?.enum).toEqual(['', ...PRESETS]);
    });
});

describe('the files that the extension takes', () => {
    it.each([
        '/etc/keepalived/keepalived.conf',
        '/home/me/keepalived-lb1.conf',
        '/home/me/keepalived.lb1.conf',
        '/etc/keepalived/conf.d/vips.conf',
        '/etc/keepalived/a/b/c.conf',
        '/srv/keepalived-prod/lb1.conf',
    ])('%s, as a walk does', (path) => {
        expect(isChecked(path)).toBe(true);
        expect(isTaken(path)).toBe(true);
    });

    it.each(['/etc/nginx/nginx.conf', '/etc/keepalived/check.sh', '/home/me/my-keepalived.conf'])(
        'not %s, as a walk does not',
        (path) => {
            expect(isChecked(path)).toBe(false);
            expect(isTaken(path)).toBe(false);
        },
    );

    it.each([
        '/etc/keepalived/keepalived.conf.bak',
        '/etc/keepalived/keepalived.conf.dpkg-old',
        '/usr/share/doc/keepalived/samples/keepalived.conf.vrrp.localcheck',
        '/usr/share/doc/keepalived/samples/keepalived.conf.HTTP_GET.port',
    ])('%s, to be read rather than checked', (path) => {
        expect(isChecked(path)).toBe(false);
        expect(isTaken(path)).toBe(true);
    });

    it.each(['j2', 'jinja', 'erb', 'epp', 'tmpl', 'tpl', 'mustache'])(
        'no template: keepalived.conf.%s',
        (end) => {
            const path = `/etc/keepalived/keepalived.conf.${end}`;
            expect(isTemplate(path)).toBe(true);
            expect(isTaken(path)).toBe(false);
        },
    );

    it('others by a first line that hardly anything else has', () => {
        const first = new RegExp(language.firstLine);
        for (const line of ['! Configuration File for keepalived', 'global_defs {', 'vrrp_instance VI_1 {'])
            expect(line).toMatch(first);
        for (const line of ['# keepalived is started here', 'virtual_server', '#!/bin/sh', 'server {'])
            expect(line).not.toMatch(first);
    });
});

describe('what the server is told', () => {
    const nothing = { targets: [], preset: '', configFile: '', inlayHints: false, serverPath: '' };

    it('nothing, where nothing is set', () => {
        expect(serverSettings(nothing, '/home/me')).toEqual({});
        expect(serverSettings({ ...nothing, configFile: true }, '/home/me')).toEqual({});
    });

    it('targets and preset as they are set', () => {
        const given = { ...nothing, targets: ['debian-12'], preset: 'strict' };
        expect(serverSettings(given, undefined)).toEqual({ targets: ['debian-12'], preset: 'strict' });
    });

    it('the configuration file as a path, or that there is to be none', () => {
        const config = (configFile: string | boolean, folder?: string): unknown =>
            serverSettings({ ...nothing, configFile }, folder).config;
        expect(config('kalint.yaml', '/home/me')).toBe('/home/me/kalint.yaml');
        expect(config('/etc/kalint.yaml', '/home/me')).toBe('/etc/kalint.yaml');
        expect(config('kalint.yaml')).toBe('kalint.yaml');
        expect(config(false, '/home/me')).toBe(false);
    });

    it('whether it is to show hints', () => {
        expect(serverSettings({ ...nothing, inlayHints: true }, undefined)).toEqual({ inlayHints: true });
    });
});
