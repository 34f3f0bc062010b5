import { specFrom } from '../../emit/from/index.ts';
import { visible } from '../../report/visible.ts';
import { checkFiles } from '../../service/files.ts';
import { Nodes } from '../../service/nodes.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { readNodes } from '../read/nodes.ts';
import { hint, say } from '../say.ts';

/** Prints the spec of configurations that are there; answers the exit status. */
export async function deriveSpec(operands: readonly string[], io: Io): Promise<number> {
    const read = await readNodes(operands, {}, {}, io);
    if (read === undefined) return EXIT.unusable;
    const { files, settingsFor } = read;
    const wrong = checkFiles(files, settingsFor)
        .map(({ file, diagnostics }) => ({
            path: visible(file.uri),
            errors: diagnostics.filter(({ severity }) => severity === 'error').length,
        }))
        .filter(({ errors }) => errors > 0);
    for (const { path, errors } of wrong) {
        say(
            io,
            `${path}: has ${errors} ${errors === 1 ? 'error' : 'errors'}, so that its spec would be a guess`,
        );
        hint(io, `to mend what can be mended: kalint check --fix ${path}`);
    }
    if (wrong.length > 0) return EXIT.unusable;
    const nodes = new Nodes(files, settingsFor);
    const [first, ...others] = files.flatMap(({ uri }) => nodes.of({ uri, name: uri }, undefined));
    if (first === undefined) return EXIT.unusable;
    const derived = specFrom([first, ...others]);
    if (!derived.ok) {
        say(io, `${first.name}: ${derived.reason}`);
        return EXIT.unusable;
    }
    io.out(derived.text);
    return EXIT.fine;
}
