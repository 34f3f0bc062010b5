import manifest from '../../package.json' with { type: 'json' };
import { reportTarget } from '../report/input.ts';
import { jsonReport } from '../report/json.ts';
import { list } from '../report/words.ts';
import { checkFiles } from '../service/files.ts';
import type { Preset } from '../service/settings.ts';
import { includesOf, sourceOf, targetsOf } from './settings.ts';
import type { CheckOptions, CheckReport } from './types.ts';

const PRESETS: readonly Preset[] = ['recommended', 'strict'];

/**
 * Checks a configuration, and tells what keepalived would make of it. Every text is answered with a
 * report, whatever is in it; an unknown target or preset is a TypeError.
 */
export function check(text: string, options: CheckOptions = {}): CheckReport {
    const { preset = 'recommended', configIds = [], showSecrets = false } = options;
    if (!PRESETS.includes(preset))
        throw new TypeError(`preset is ${JSON.stringify(preset)}, not ${list(PRESETS, 'or')}`);
    const file = sourceOf(text, options);
    const targets = targetsOf(options);
    const settings = { targets, preset, configIds, ...includesOf(file, options) };
    const report = jsonReport({
        version: manifest.version,
        targets: targets.map(reportTarget),
        reports: checkFiles([file], settings),
        showSecrets,
    });
    // The very document that programs get from the command line, so that there is one form to rely on.
    return JSON.parse(report) as CheckReport;
}
