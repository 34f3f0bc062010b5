/** The language server in a real Kate without a screen, by the settings that docs/editors.md has for it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasProgram } from '../../cli/programs.ts';
import { THREE_FILES, blocksOf, tryIn, type Tried } from './tried.ts';
import { buildDist } from '../../server/client.ts';
import { say } from '../say.ts';

const found = hasProgram('kate') && hasProgram('dbus-run-session');
if (!found) say('without Kate and dbus-run-session the test of the language server in it is skipped');

let tried: Tried;
let kate: ChildProcess | undefined;

/** Puts a file into the home of Kate. */
function put(name: string, text: string): void {
    const path = join(tried.home, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
}

beforeAll(() => {
    if (found) tried = tryIn(buildDist(), THREE_FILES);
}, 120_000);

afterAll(() => {
    // With the session goes all that it started.
    if (kate?.pid !== undefined) process.kill(-kate.pid, 'SIGKILL');
    if (found) tried.remove();
});

it.skipIf(!found)('Kate knows an included file, asks the server about it and gets its finding', async () => {
    const talk = join(tried.home, 'talk');
    const kalint = join(tried.home, 'bin/kalint');
    put('bin/kalint', readFileSync(kalint, 'utf8').replace(/^exec (.*)$/m, `$1 | tee -a '${talk}'`));
    put('.config/kate/lspclient/settings.json', blocksOf('Kate', 'json')[0] ?? '');
    put('keepalived/.kateconfig', blocksOf('Kate', '').find((block) => block.startsWith('kate-')) ?? '');
    // What a person answers who is asked whether the program may run.
    const allowed = `[lspclient]\nAllowedServerCommandLines=${kalint} lsp --stdio\n`;
    put('.config/katerc', `[Kate Plugins]\nlspclientplugin=true\n\n${allowed}`);
    put(
        '.local/share/org.kde.syntax-highlighting/syntax/keepalived.xml',
        readFileSync(join(import.meta.dirname, '../../../editors/kate/keepalived.xml'), 'utf8'),
    );
    const runtime = join(tried.home, 'run');
    mkdirSync(runtime, { mode: 0o700 });
    kate = spawn('dbus-run-session', ['--', 'kate', '-b', '-n', tried.path('instance-2.conf')], {
        detached: true,
        stdio: 'ignore',
        env: {
            ...tried.env,
            QT_QPA_PLATFORM: 'offscreen',
            XDG_CONFIG_HOME: join(tried.home, '.config'),
            XDG_DATA_HOME: join(tried.home, '.local/share'),
            XDG_RUNTIME_DIR: runtime,
        },
    });
    const published = /publishDiagnostics[^\n]*instance-2\.conf[^\n]*"line":4,[^\n]*syntax\/unknown-keyword/;
    for (let round = 0; round < 300; round++) {
        if (existsSync(talk) && published.test(readFileSync(talk, 'utf8'))) break;
        await setTimeout(200);
    }
    expect(existsSync(talk) ? readFileSync(talk, 'utf8') : '').toMatch(published);
});
