import { problemRule } from './problem-rule.ts';

/** A file that includes itself, directly or by others. */
export const includeCycle = problemRule('include-cycle', {
    severity: 'error',
    origin: 'kalint',
    title: 'file that includes itself',
    why: 'keepalived opens the file again and again until it may open no more files, reads what it has many times over, and accepts that. Blocks that may be there once are then reported as doubled.',
    source: 'lib/parser.c:open_conf_file',
    says: ['Too many open files'],
});
