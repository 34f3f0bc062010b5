import { type Command, Option } from 'commander';
import { GRAPH_FORMATS } from '../../graph/formats.ts';
import { THEMES } from '../../graph/svg-style.ts';
import { addConfigOptions } from '../check/config-options.ts';
import type { GraphOptions } from '../graph/options.ts';
import type { Io } from '../io.ts';
import { addNodeOptions } from '../read/nodes.ts';

const EXAMPLES = `
Examples:
  kalint graph lb1.conf lb2.conf > cluster.svg
  kalint graph --format mermaid keepalived.conf     one file, a node for each id in it
  kalint graph --format dot hosts/ | dot -Tpdf > deployment.pdf

Exit status: 0 printed, 2 wrong usage, a file that cannot be read, or nothing to draw.
`;

/** `kalint graph FILE…|FOLDER`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description(
            'Draws virtual addresses, directors, virtual servers and real servers, with the findings where they belong.',
        )
        .argument(
            '<file...>',
            'the configurations of nodes that back each other up; or one deployment: a folder, or a description in YAML or JSON',
        );
    addNodeOptions(command)
        .optionsGroup('Output:')
        .addOption(new Option('--format <name>', 'how it is written').choices(GRAPH_FORMATS).default('svg'))
        .addOption(
            new Option('--theme <name>', 'the colours of an SVG; auto: as the reader has set the system')
                .choices(THEMES)
                .default('auto'),
        );
    addConfigOptions(command)
        .optionsGroup('Other options:')
        .addHelpText('after', EXAMPLES)
        .action(async (operands: readonly string[], options: GraphOptions) => {
            const { graph } = await import('../graph/run.ts');
            finish(await graph(operands, options, io));
        });
}
