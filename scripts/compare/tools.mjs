/** The programs that are compared, each as a function from texts to what it says of them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBundle } from '../bundle.mjs';

const ENTRY = `
export { findTarget } from './src/schema/targets.ts';
export { checkFile } from './src/service/check.ts';
export { DEFAULT_SETTINGS } from './src/service/settings.ts';
export { createSourceFile, positionAt } from './src/text/source-file.ts';
export { changesOf } from './test/oracle/changes.ts';
export { isComparable, runKeepalived } from './test/oracle/keepalived.ts';
export { acceptedFiles } from './test/oracle/mutations.ts';
export { v227 } from './test/oracle/programs.ts';
export { sampleOf } from './test/oracle/sample.ts';
export { VERSION } from './src/cli/version.ts';
`;

/** What kalint says, as lines from 1; a fix is one that it would make or offers. */
function kalint({ DEFAULT_SETTINGS, VERSION, checkFile, createSourceFile, findTarget, positionAt }) {
    const settings = { ...DEFAULT_SETTINGS, targets: [findTarget('debian-12')] };
    const judge = (texts) =>
        texts.map(({ text }) => {
            const file = createSourceFile('keepalived.conf', text);
            const found = checkFile(file, settings).diagnostics.filter(({ severity }) => severity !== 'info');
            return found.map(({ rule, span, fixes }) => ({
                rule,
                line: positionAt(file, span.start).line + 1,
                hasFix: fixes.length > 0,
            }));
        });
    return { name: 'kalint', version: VERSION, judge };
}

/** What the config test prints, without what it says of the machine. */
function keepalived({ runKeepalived, v227 }) {
    const judge = async (texts) => {
        const runs = await Promise.all(texts.map(({ text }) => runKeepalived(v227, text)));
        return runs.map(({ messages }) =>
            messages.filter(({ env }) => !env).map(({ line }) => ({ line, hasFix: false })),
        );
    };
    return { name: '`keepalived -t`', version: v227.release, judge };
}

/** The first place where the lens of Augeas cannot go on. */
function augeas() {
    const [, version] = /augtool (\S+)/.exec(
        execFileSync('sh', ['-c', 'augtool --version 2>&1'], { encoding: 'utf8' }),
    );
    const judge = (texts) => {
        const folder = mkdtempSync(join(tmpdir(), 'kalint-compare-'));
        try {
            for (const [index, { text }] of texts.entries())
                writeFileSync(join(folder, `${index}.conf`), text);
            const lens = ['-A', '--transform', `Keepalived.lns incl ${folder}/*.conf`];
            const said = execFileSync('augtool', [...lens, 'print', `/augeas/files${folder}`], {
                encoding: 'utf8',
                maxBuffer: 2 ** 28,
            });
            const line = (index) => {
                const [, number] = new RegExp(`/${index}\\.conf/error/line = "(\\d+)"`).exec(said) ?? [];
                return number === undefined ? undefined : Number(number);
            };
            const fails = new Set(
                Array.from(said.matchAll(/\/(\d+)\.conf\/error = /g), ([, index]) => Number(index)),
            );
            return texts.map((_, index) => (fails.has(index) ? [{ line: line(index), hasFix: false }] : []));
        } finally {
            rmSync(folder, { recursive: true, force: true });
        }
    };
    return { name: 'Augeas, `Keepalived.lns`', version, judge };
}

/** What the figures are made with; throws where a program is not at hand. */
export async function loadTools(root) {
    const define = { 'import.meta.dirname': JSON.stringify(join(root, 'test/oracle')) };
    const tools = await loadBundle(ENTRY, root, define);
    if (tools.v227 === undefined) throw new Error('keepalived 2.2.7 cannot be run here as root');
    return { tools, judges: [kalint(tools), keepalived(tools), augeas()] };
}
