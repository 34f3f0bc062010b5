import type { FailOn } from '../../config/values.ts';
import type { FileReport } from '../../service/report.ts';

/**
 * Whether what was found in a file is as bad as `--fail-on` says. What the config test would do does not count where
 * all that it complains about is `excused`.
 */
export function failsOn(report: FileReport, failOn: FailOn, excused: boolean): boolean {
    const has = (severity: string): boolean => report.diagnostics.some((each) => each.severity === severity);
    const rejected = !excused && Object.values(report.configTest).includes('fails');
    switch (failOn) {
        case 'never':
            return false;
        case 'error':
            return has('error');
        case 'config-test':
            return has('error') || rejected;
        case 'warning':
            return has('error') || has('warning') || rejected;
    }
}
