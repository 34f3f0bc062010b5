import { type Command, Option } from 'commander';
import { NEWEST, RELEASES } from '../../../grammar/schema/releases.ts';
import { DISTRIBUTIONS, type Verification, hasConfigTest, verificationOf } from '../../schema/targets.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { table, wrap } from '../../report/table.ts';

/** What the ways of verification mean, in a cell. */
const VERIFIED: Readonly<Record<Verification, string>> = {
    live: 'compared with the program by the tests',
    recorded: 'compared with what the program once said',
    source: 'from its source only',
};

const EXAMPLES = `
Examples:
  kalint targets
  kalint targets --format json
  kalint --target debian-12 --target rhel-9 lb1.conf
`;

/** Columns for the list of releases. */
const WIDTH = 100;

function targetsText(): string {
    const distributions = DISTRIBUTIONS.map(({ name, release, title }) => [
        name,
        release,
        VERIFIED[verificationOf(release)],
        title,
    ]);
    const releasesOf = (verification: Verification): string[] =>
        RELEASES.filter((release) => verificationOf(release) === verification).reverse();
    const groups = (['live', 'recorded', 'source'] as const).flatMap((verification) => [
        `  ${VERIFIED[verification]}:`,
        ...wrap(releasesOf(verification).join(' '), WIDTH, '    '),
    ]);
    const older = RELEASES.filter((release) => !hasConfigTest(release)).at(-1) ?? '';
    return [
        table([['DISTRIBUTION', 'RELEASE', 'VERIFIED', 'TITLE'], ...distributions]),
        `Releases (default: ${NEWEST}):`,
        ...groups,
        `Up to ${older} there is no keepalived -t; what counts there is what the daemon logs.`,
        '',
    ].join('\n');
}

function targetsJson(): string {
    const releases = RELEASES.map((release) => ({
        name: release,
        verified: verificationOf(release),
        configTest: hasConfigTest(release),
    }));
    const distributions = DISTRIBUTIONS.map((each) => ({ ...each, verified: verificationOf(each.release) }));
    return `${JSON.stringify({ default: NEWEST, distributions, releases }, undefined, 2)}\n`;
}

/** `kalint targets`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description('Lists what --target takes, and how well what kalint says of it was verified.')
        .addOption(
            new Option('--format <name>', 'how they are listed')
                .choices(['pretty', 'json'])
                .default('pretty'),
        )
        .addHelpText('after', EXAMPLES)
        .action(({ format }: { readonly format: string }) => {
            io.out(format === 'json' ? targetsJson() : targetsText());
            finish(EXIT.fine);
        });
}
