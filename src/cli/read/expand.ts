import { expandedJson, expandedText, hasSecrets } from '../../report/expanded.ts';
import { expandFile } from '../../service/expand.ts';
import { styleFor } from '../color.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { hint } from '../say.ts';
import { VERSION } from '../version.ts';
import { readOneFile, tellNotes } from './one-file.ts';
import type { ReadOptions } from './options.ts';

/** Prints what keepalived reads of a file, and answers the exit status. */
export async function expand(operand: string, options: ReadOptions, io: Io): Promise<number> {
    const one = await readOneFile(operand, options, io);
    if (one === undefined) return EXIT.unusable;
    const { file, ...settings } = one;
    const config = expandFile(file, settings);
    const showSecrets = options.showSecrets === true;
    tellNotes(config, one, showSecrets, io);
    if (options.format === 'json') {
        const facts = { version: VERSION, target: one.target.name, configId: one.configId };
        io.out(expandedJson(config, facts, showSecrets));
        return EXIT.fine;
    }
    const { terminal } = io.screen('out');
    const style = await styleFor(options.color, io, 'out');
    io.out(expandedText(config, { showSecrets, origins: options.origins === true, style, terminal }));
    if (!terminal && !showSecrets && hasSecrets(config))
        hint(io, 'with --show-secrets instead of *** keepalived can read it');
    return EXIT.fine;
}
