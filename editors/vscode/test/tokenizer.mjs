/** Colours lines as VS Code does. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const PATH = new URL('../syntaxes/keepalived.tmLanguage.json', import.meta.url);
const { loadWASM, createOnigScanner, createOnigString } = oniguruma;
const { INITIAL, Registry, parseRawGrammar } = textmate;

const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
await loadWASM(wasm);
const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: () =>
        Promise.resolve(parseRawGrammar(readFileSync(PATH, 'utf8'), 'keepalived.tmLanguage.json')),
});
const grammar = await registry.loadGrammar('source.keepalived');

/**
 * The stretches of a text that have a scope of their own, line by line: each with its text and its innermost
 * scope, without the name of the language at its end. Neighbours with the same scope are one.
 */
export function coloured(text) {
    let state = INITIAL;
    return text.split('\n').map((line) => {
        const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
        state = ruleStack;
        const stretches = [];
        for (const { startIndex, endIndex, scopes } of tokens) {
            const scope = scopes.length === 1 ? '' : scopes.at(-1).replace(/\.keepalived$/, '');
            const before = stretches.at(-1);
            const piece = line.slice(startIndex, endIndex);
            if (before?.scope === scope) before.text += piece;
            else stretches.push({ text: piece, scope });
        }
        return stretches.filter(({ scope }) => scope !== '').map(({ text, scope }) => [text, scope]);
    });
}
