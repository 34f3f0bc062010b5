import type { Command } from 'commander';

/** Gives a command the options that say which configuration file of kalint holds. */
export function addConfigOptions(command: Command): Command {
    return command
        .optionsGroup('Configuration of kalint:')
        .option('--config <file>', 'the configuration file; default: the nearest kalint.config.yaml upwards')
        .option('--no-config', 'use no configuration file');
}
