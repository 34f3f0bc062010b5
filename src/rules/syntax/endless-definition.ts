import { problemRule } from './problem-rule.ts';

/** A definition whose text uses the definition itself. */
export const endlessDefinition = problemRule('endless-definition', {
    severity: 'error',
    origin: 'kalint',
    title: 'definition that contains itself',
    why: 'keepalived replaces a name as long as it finds one. A definition that is nothing but its own name, or that leads back to it through others, is replaced for ever: the daemon hangs while it starts, and while it reloads.',
    symptoms: ['does-not-start', 'config-test-silent'],
    source: 'lib/parser.c:replace_param',
});
