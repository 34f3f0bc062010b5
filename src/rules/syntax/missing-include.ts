import { problemRule } from './problem-rule.ts';

/** An include line that leads to no file. */
export const missingInclude = problemRule('missing-include', {
    severity: 'warning',
    origin: 'kalint',
    title: 'include that leads nowhere',
    why: 'keepalived goes on without the file, and its config test still succeeds: all that the file was to bring is missing. Findings that the missing file may explain are not reported.',
    symptoms: ['ping-but-no-service', 'config-test-silent'],
    source: 'lib/parser.c:open_and_check_glob',
    says: [
        'Config files missing',
        'No config files matched',
        'is not a regular non-executable file',
        'is a directory',
        'Some config files missing',
        'embedded NULs',
    ],
});
