import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import type { Origin } from '../diagnostic.ts';

/** First release with a config test. */
const CONFIG_TEST: Release = '2.0.4';

/**
 * Whose word a finding is in a release. keepalived acts so, and logs it, since one release; in the config
 * test, which keeps to itself what is only logged, it says so since another. Undefined before either.
 */
export function voiceOf(release: Release, logged: Release, reported: Release): Origin | undefined {
    if (!hasIt(release, logged, undefined)) return undefined;
    const isSaid = !hasIt(release, CONFIG_TEST, undefined) || hasIt(release, reported, undefined);
    return isSaid ? 'keepalived' : 'kalint';
}
