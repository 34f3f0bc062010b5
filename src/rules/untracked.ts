import { hasIt } from '../../grammar/schema/releases.ts';
import type { NameUse } from '../model/names.ts';
import type { Target } from '../schema/targets.ts';

/**
 * What is lost with a name that keepalived does not find, as a message says it. Since 2.1.0 the config
 * test, which reads for all processes in one, mixes up the lists of tracked files and runs off their end
 * when it looks for a name in vain (`keepalived/trackers/track_file.c:track_file_end_handler`).
 */
export function lossOf({ kind, above }: NameUse, { release }: Target): string {
    if (kind === 'track_group') return 'does not follow the group';
    return kind === 'track_file' && above().length > 0 && hasIt(release, '2.1.0', undefined)
        ? 'does not track it, and its config test crashes'
        : 'does not track it';
}
