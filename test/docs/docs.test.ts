import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { Command, CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { NEWEST, RELEASES } from '../../grammar/schema/releases.ts';
import { COMMANDS, DEFAULT_COMMAND } from '../../src/cli/command.ts';
import { processIo } from '../../src/cli/io.ts';
import {
    type Page,
    allPages,
    anchors,
    codeBlocks,
    inlineCode,
    linkingPages,
    relativeLinks,
} from './markdown.ts';

const root = join(import.meta.dirname, '../..');
const pages = allPages();

function pageAt(path: string): Page {
    const page = pages.find((each) => each.path === path);
    if (page === undefined) throw new Error(`there is no page ${path}`);
    return page;
}

/** What is wrong with a link of a page; undefined for nothing. */
function brokenLink(page: Page, target: string): string | undefined {
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? page.path : posix.join(dirname(page.path), file);
    if (!existsSync(join(root, path)) || statSync(join(root, path)).isDirectory())
        return `${page.path}: ${target} leads to no file`;
    if (anchor === undefined) return undefined;
    const headings = anchors(readFileSync(join(root, path), 'utf8'));
    return headings.includes(anchor) ? undefined : `${page.path}: ${target} leads to no heading`;
}

/** The commands of a shell line that run kalint, each as the words after its name, without where its output goes. */
function kalintRuns(line: string): string[][] {
    return line
        .replace(/^\$ /, '')
        .replace(/ > \S+/, '')
        .split(/\s+(?:\||&&|;)\s+/)
        .map((command) =>
            [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? ''),
        )
        .map((words) => (words[0] === 'npx' ? words.slice(1) : words))
        .filter(([name]) => name === 'kalint')
        .map((words) => words.slice(1));
}

/** The command of that name as its file defines it, with nothing done when it is called. */
async function commandNamed(name: string): Promise<Command> {
    const command = new Command(name)
        .exitOverride()
        .configureOutput({ writeOut: () => '', writeErr: () => '' });
    if (name === DEFAULT_COMMAND) command.version('', '-V, --version');
    (await COMMANDS.get(name)?.load())?.define(command, processIo(), () => undefined);
    return command.action(() => undefined);
}

/** Why the words after `kalint` mean nothing to it; undefined when they do. */
async function misuse([first = '', ...others]: readonly string[]): Promise<string | undefined> {
    if (first === 'help') return misuse([...others, '--help']);
    const named = COMMANDS.has(first);
    const command = await commandNamed(named ? first : DEFAULT_COMMAND);
    try {
        await command.parseAsync(named ? others : [first, ...others], { from: 'user' });
    } catch (error) {
        if (!(error instanceof CommanderError)) throw error;
        if (error.exitCode !== 0) return error.message;
    }
    return undefined;
}

describe('the documentation', () => {
    it('has no link that leads nowhere', () => {
        const linking = linkingPages();
        const paths = linking.map(({ path }) => path);
        for (const path of [
            'CHANGELOG.md',
            '.changeset/README.md',
            'editors/vscode/README.md',
            'fixtures/emit/README.md',
        ])
            expect(paths).toContain(path);
        const links = linking.flatMap((page) => relativeLinks(page.text).map((target) => ({ page, target })));
        expect(links.length).toBeGreaterThan(500);
        expect(links.map(({ page, target }) => brokenLink(page, target)).filter(Boolean)).toEqual([]);
    });

    it('shows no command line that kalint does not understand', async () => {
        const lines = pages.flatMap(({ path, text }) =>
            [
                ...codeBlocks(text)
                    .filter(({ language }) => ['sh', 'console'].includes(language))
                    .flatMap(({ language, code }) =>
                        code.split('\n').filter((line) => language === 'sh' || line.startsWith('$ ')),
                    ),
                ...inlineCode(text).filter((code) => code.startsWith('kalint ')),
            ].map((line) => ({ path, line })),
        );
        const wrong: string[] = [];
        let understood = 0;
        for (const { path, line } of lines) {
            for (const words of kalintRuns(line)) {
                const reason = await misuse(words);
                if (reason === undefined) understood++;
                else wrong.push(`${path}: ${line}: ${reason}`);
            }
        }
        expect(wrong).toEqual([]);
        expect(understood).toBeGreaterThan(20);
    });

    it('knows which releases kalint knows', () => {
        expect(pageAt('README.md').text.replaceAll('\n', ' ')).toContain(
            `keepalived ${RELEASES[0]} to ${NEWEST}`,
        );
    });

    it.for([...COMMANDS.keys()])('names the command %s in README and docs/cli.md', (name) => {
        expect(pageAt('README.md').text).toContain(`\`kalint ${name}`);
        expect(anchors(pageAt('docs/cli.md').text)).toContain(`kalint-${name}`);
    });

    it.for([...COMMANDS.keys()])('names every option of %s in docs/cli.md', async (name) => {
        const { options } = await commandNamed(name);
        const described = inlineCode(pageAt('docs/cli.md').text).flatMap((code) => code.split(' '));
        const flags = options.map(({ long }) => long);
        expect(flags.filter((flag) => !described.includes(flag ?? ''))).toEqual([]);
    });
});
