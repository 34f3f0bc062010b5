import { bashCompletion } from './bash.ts';
import { type Completable, completable } from './completable.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

const WRITERS: Readonly<Record<'bash' | 'zsh' | 'fish', (all: Completable) => string>> = {
    bash: bashCompletion,
    zsh: zshCompletion,
    fish: fishCompletion,
};

/** What makes a shell complete kalint's command lines; it needs no kalint to do so. */
export async function completionFor(shell: keyof typeof WRITERS): Promise<string> {
    return WRITERS[shell](await completable());
}
