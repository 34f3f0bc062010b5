import { shownJson, shownText } from '../../report/shown.ts';
import { showFile } from '../../service/show.ts';
import { styleFor } from '../color.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { VERSION } from '../version.ts';
import { readOneFile, tellNotes } from './one-file.ts';
import type { ReadOptions } from './options.ts';

/** Prints a file with keepalived's defaults filled in, and answers the exit status. */
export async function show(operand: string, options: ReadOptions, io: Io): Promise<number> {
    const one = await readOneFile(operand, options, io);
    if (one === undefined) return EXIT.unusable;
    const { file, ...settings } = one;
    const config = showFile(file, settings);
    const showSecrets = options.showSecrets === true;
    tellNotes(config, one, showSecrets, io);
    if (options.format === 'json') {
        const facts = { version: VERSION, target: one.target.name, configId: one.configId };
        io.out(shownJson(config, facts, showSecrets));
    } else {
        const style = await styleFor(options.color, io, 'out');
        io.out(shownText(config, { showSecrets, origins: options.origins === true, style }));
    }
    return EXIT.fine;
}
