import { problemRule } from './problem-rule.ts';

/** Sequences, definitions and includes that make more text than is looked at. */
export const expansionTooLarge = problemRule('expansion-too-large', {
    severity: 'error',
    origin: 'kalint',
    title: 'too much text made by sequences, definitions and includes',
    why: 'Nested sequences multiply. Past so many thousand lines it is more likely a slip in a bound than a configuration that someone wants, and kalint leaves the rest of it alone.',
    source: 'lib/parser.c:read_line',
});
