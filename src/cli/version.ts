import manifest from '../../package.json' with { type: 'json' };

/** The version of kalint. */
export const VERSION: string = manifest.version;
