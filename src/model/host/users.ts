/** Users and groups that must exist (`lib/notify.c:set_uid_gid`); a script of an event is dropped without a word instead. */
import type { Bound } from '../../schema/bind.ts';
import { quote } from '../../text/words.ts';
import { type HostCondition, type Survey, unless } from './condition.ts';

/** It exists on every host. */
const ROOT = 'root';

/** Statements whose words are a user and a group, by what comes before those words. */
function accountWords({ parent, spec, words }: Bound): Bound['words'] {
    const name = spec?.name ?? '';
    switch (parent?.spec?.name ?? '') {
        case 'global_defs':
            if (name === 'script_user') return words.slice(1, 3);
            return name === 'startup_script' || name === 'shutdown_script' ? words.slice(2, 4) : [];
        case 'vrrp_script':
        case 'MISC_CHECK':
            return name === 'user' ? words.slice(1, 3) : [];
        default:
            return [];
    }
}

/** That users and groups exist, where they must. */
export function userConditions({ reached, textOf }: Survey): HostCondition[] {
    return reached.flatMap((bound) =>
        accountWords(bound).flatMap((word, at) => {
            const name = textOf(word);
            if (name === undefined || name === ROOT) return [];
            return [unless(`${at === 0 ? 'user' : 'group'} ${quote(name)} exists`, bound)];
        }),
    );
}
