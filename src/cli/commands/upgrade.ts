import type { Command } from 'commander';
import { targetsOf } from '../../config/settings.ts';
import { locationOf } from '../../report/range.ts';
import { redactMessage, redactionOf } from '../../report/secrets.ts';
import { visible } from '../../report/visible.ts';
import { count } from '../../report/words.ts';
import type { Diagnostic } from '../../rules/diagnostic.ts';
import type { ChangedMeaning, UpgradeSettings } from '../../service/upgrade-changes.ts';
import { compareTargets } from '../../service/upgrade.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { type ConfigChoice, collect } from '../check/collected.ts';
import { addConfigOptions } from '../check/config-options.ts';
import { readInputs } from '../check/inputs.ts';
import { areKnown, includesFor } from '../check/settings.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { say } from '../say.ts';

const EXAMPLES = `
Examples:
  kalint upgrade keepalived.conf --from 2.0.10 --to 2.2.7
  kalint upgrade keepalived.conf --from centos-7 --to rhel-9

Exit status: 0 nothing is newly complained of and nothing changes its meaning, 1 something
does, 2 wrong usage or a file that cannot be read.
`;

/** The options of the command as they are parsed. */
interface UpgradeOptions extends ConfigChoice {
    readonly from: string;
    readonly to: string;
    readonly root?: string;
}

/** What keepalived makes of a finding, in a word. */
function voice({ origin, severity }: Diagnostic): string {
    return origin === 'keepalived'
        ? `its config test says so (${severity})`
        : `it says nothing (${severity})`;
}

/** A finding in one line, with what mends it. */
function lineOf(diagnostic: Diagnostic, files: ReadonlyMap<string, SourceFile>): string {
    const { uri, span, rule, message, fixes } = diagnostic;
    const file = files.get(uri);
    const redaction = redactionOf(file?.text ?? '');
    const shown = (text: string): string => visible(redactMessage(text, redaction));
    const fix = fixes[0] === undefined ? '' : `\n      fix: ${shown(fixes[0].title)}`;
    return `  ${locationOf(visible(uri), file, span)}: ${shown(message)} [${rule}]${fix}\n`;
}

/** A changed meaning: the sentence, its release and source, all the places, and what keeps the old behaviour. */
function changeOf(changed: ChangedMeaning, files: ReadonlyMap<string, SourceFile>): string {
    const { change, uri, span, message, related, fixes } = changed;
    const at = ({ uri: name, span: place }: Pick<ChangedMeaning, 'uri' | 'span'>): string =>
        locationOf(visible(name), files.get(name), place);
    const others = related.map((each) => `      ${each.message}: ${at(each)}\n`).join('');
    const fix = fixes[0] === undefined ? '' : `      fix: ${fixes[0].title} (unsafe)\n`;
    return `  ${at({ uri, span })}: ${message} [${change.id}, since ${change.since}]\n${others}${fix}`;
}

async function upgrade(operands: readonly string[], options: UpgradeOptions, io: Io): Promise<number> {
    if (!(await areKnown([options.from, options.to], [], io))) return EXIT.unusable;
    const collected = await collect(operands, options, { root: options.root }, io);
    if (collected === undefined) return EXIT.unusable;
    const { names, failures: unfound, settings } = collected;
    const { inputs, failures: unread } = await readInputs(names, {}, io);
    for (const { message } of [...unfound, ...unread]) say(io, message);
    const [from] = targetsOf([options.from], []);
    const [to] = targetsOf([options.to], []);
    if (unfound.length + unread.length > 0 || from === undefined || to === undefined) return EXIT.unusable;
    const includesOf = await includesFor(inputs, settings, undefined);
    const settingsFor = (file: SourceFile): UpgradeSettings => ({
        preset: 'recommended',
        configIds: settings.get(file.uri)?.configIds.value ?? [],
        ...includesOf(file),
    });
    const sources = inputs.map(({ file }) => file);
    const { appears, disappears, changes, changed, same, files } = compareTargets(
        sources,
        settingsFor,
        from,
        to,
    );
    const byUri = new Map(files.map((file) => [file.uri, file]));
    const part = (title: string, found: readonly Diagnostic[]): string =>
        found.length === 0 ? '' : `${title}:\n${found.map((each) => lineOf(each, byUri)).join('')}`;
    io.out(part(`New with ${to.name}`, appears));
    io.out(part(`Gone with ${to.name}`, disappears));
    const byVoices = new Map<string, Diagnostic[]>();
    for (const { before, after } of changes) {
        const title = `Other with ${to.name}: with ${from.name} ${voice(before)}, now ${voice(after)}`;
        byVoices.set(title, [...(byVoices.get(title) ?? []), after]);
    }
    for (const [title, found] of byVoices) io.out(part(title, found));
    if (changed.length > 0)
        io.out(
            `Of another meaning with ${to.name}:\n${changed.map((each) => changeOf(each, byUri)).join('')}`,
        );
    io.out(
        `From ${from.name} to ${to.name}: ${count(appears.length, 'finding')} new, ` +
            `${disappears.length} gone, ${changes.length} of another kind, ${same} the same; ` +
            `${count(changed.length, 'change')} of meaning.\n`,
    );
    return appears.length + changed.length > 0 ? EXIT.found : EXIT.fine;
}

/** `kalint upgrade FILE… --from TARGET --to TARGET`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description(
            'Tells what changes for a configuration when keepalived is exchanged for another release.',
        )
        .argument('<file...>', 'files, folders and patterns')
        .requiredOption('--from <target>', 'release or distribution that runs it now')
        .requiredOption('--to <target>', 'release or distribution that is to run it')
        .option('--root <folder>', 'the folder that stands for / in include lines');
    addConfigOptions(command)
        .optionsGroup('Other options:')
        .addHelpText('after', EXAMPLES)
        .action(async (operands: readonly string[], options: UpgradeOptions) => {
            finish(await upgrade(operands, options, io));
        });
}
