/** What a tracked file holds at the start (`keepalived/trackers/track_file.c:track_file_init_handler`). */
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Fault } from './fault.ts';
import { integerFault } from './number.ts';
import type { Reader } from './special.ts';

const ANY = { kind: 'integer', min: -2_147_483_648, max: 2_147_483_647 } as const;
const SENSIBLE = { kind: 'integer', min: -254, max: 254 } as const;

function numberFaults(word: Word): Fault[] {
    const { span } = word;
    const refused = integerFault(word, ANY);
    if (refused !== undefined) return [{ ...refused, span, otherwise: 'uses 0' }];
    const outside = integerFault(word, SENSIBLE);
    return outside === undefined ? [] : [{ ...outside, span, otherwise: 'uses it all the same' }];
}

/** What is wrong with a number and `overwrite`, in either order. */
export const readInitFile: Reader = (words) =>
    words.flatMap((word): Fault[] => {
        const { text, span } = word;
        if (/^[ \t\f\v]*[-\d]/.test(text)) return numberFaults(word);
        if (text.trimStart() === 'overwrite') return [];
        const problem = `${quote(text)} is neither a number nor "overwrite"`;
        return [{ kind: 'unknown-word', span, problem, otherwise: 'passes over it' }];
    });
