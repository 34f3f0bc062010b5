/** What is in a package of the extension. */
import { createWriteStream, mkdirSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/** Unpacks the package at a path into a folder. */
export async function unpack(path, folder) {
    const zip = await yauzl.openPromise(path);
    for await (const entry of zip.eachEntry()) {
        const target = join(folder, entry.fileName);
        mkdirSync(dirname(target), { recursive: true });
        await pipeline(Readable.from(await zip.openReadStreamPromise(entry)), createWriteStream(target));
    }
}

/** The files that a manifest names. */
export function filesOf({ main, contributes }) {
    const { languages, grammars, walkthroughs, jsonValidation, yamlValidation } = contributes;
    return [
        main,
        ...languages.map(({ configuration }) => configuration),
        ...grammars.map(({ path }) => path),
        ...walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
        ...[...jsonValidation, ...yamlValidation].map(({ url }) => url),
    ];
}

/** The commands of kalint that the menus and walkthroughs of a manifest name. */
export function commandsUsed({ contributes: { menus, walkthroughs } }) {
    const inMenus = Object.values(menus).flatMap((items) => items.map(({ command }) => command));
    const inSteps = [...JSON.stringify(walkthroughs).matchAll(/command:(kalint\.\w+)/gi)].map(
        ([, name]) => name,
    );
    return [...inMenus, ...inSteps];
}

/** Something that can be called, made and asked for anything, and answers with more of the kind. */
function anything() {
    return new Proxy(class {}, {
        get: (own, name) => {
            if (name === 'prototype') return own.prototype;
            return typeof name === 'symbol' || name === 'then' ? undefined : anything();
        },
        apply: () => anything(),
        construct: (own, _, made) => Reflect.construct(own, [], made),
    });
}

/** The commands that the bundle of the extension registers when it is activated by an editor that does nothing. */
export function registeredBy(bundle) {
    const names = [];
    const registerCommand = (name) => names.push(name);
    const vscode = new Proxy(
        {},
        { get: (_, name) => (name === 'commands' ? { registerCommand } : anything()) },
    );
    const load = Module._load;
    Module._load = (request, ...others) => (request === 'vscode' ? vscode : load(request, ...others));
    try {
        const context = { subscriptions: [], asAbsolutePath: (path) => path };
        void createRequire(import.meta.url)(bundle).activate(context);
    } finally {
        Module._load = load;
    }
    return names;
}
