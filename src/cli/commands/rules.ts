import { type Command, Option } from 'commander';
import { EVERY_RULE } from '../../cluster/catalogue.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { table } from '../../report/table.ts';

const EXAMPLES = `
Examples:
  kalint rules
  kalint rules --format json
  kalint explain syntax/unknown-keyword    why a rule matters
`;

function rulesTable(): string {
    const rows = EVERY_RULE.map(({ meta }) => [
        meta.id,
        meta.severity,
        meta.origin,
        meta.preset,
        meta.fixable ?? '-',
        meta.title,
    ]);
    return table([['RULE', 'SEVERITY', 'ORIGIN', 'PRESET', 'FIX', 'TITLE'], ...rows]);
}

function rulesJson(): string {
    const rules = EVERY_RULE.map(({ meta }) => ({ ...meta, fixable: meta.fixable ?? null }));
    return `${JSON.stringify({ rules }, undefined, 2)}\n`;
}

/** `kalint rules`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description(
            'Lists the rules: whose word a finding is, in which preset it is, and how it can be fixed.',
        )
        .addOption(
            new Option('--format <name>', 'how they are listed')
                .choices(['pretty', 'json'])
                .default('pretty'),
        )
        .addHelpText('after', EXAMPLES)
        .action(({ format }: { readonly format: string }) => {
            io.out(format === 'json' ? rulesJson() : rulesTable());
            finish(EXIT.fine);
        });
}
