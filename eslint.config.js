import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The rooms, from the ground up: each may import from itself and from those before it. */
const ROOMS = [
    'grammar',
    'src/text',
    'src/syntax',
    'src/format',
    'src/expand',
    'src/schema',
    'src/model',
    'src/rules',
    'src/hosts',
    'src/cluster',
    'src/service',
    'src/config',
    'src/report',
    'src/emit',
    'src/graph',
    'src/library',
    'src/node',
    'server',
    'src/cli',
];

/** What a room may not import although it stands before it. */
const FORBIDDEN = [
    {
        target: './src/report',
        from: ['./src/node', './grammar/tokens.ts', './grammar/parser.ts', './src/syntax'],
    },
    { target: './src/rules', from: './src/report' },
    ...['expand', 'schema', 'model', 'rules', 'cluster', 'report', 'emit', 'graph'].map((room) => ({
        target: `./src/${room}`,
        from: './src/format',
    })),
    { target: './src/node', from: './src/library' },
    { target: './src/cli', from: './src/library' },
];

const zones = [
    ...ROOMS.slice(0, -1).map((room, index) => ({
        target: `./${room}`,
        from: ROOMS.slice(index + 1).map((later) => `./${later}`),
        message: 'imports go from the ground up: see docs/architecture.md',
    })),
    ...FORBIDDEN,
];

export default tseslint.config(
    { ignores: ['dist/', 'node_modules/', '.cache/', 'editors/vscode/'] },
    js.configs.recommended,
    ...tseslint.configs.strictTypeChecked,
    ...tseslint.configs.stylisticTypeChecked,
    {
        files: ['**/*.ts'],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        plugins: { 'import-x': importX },
        settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
        rules: {
            'import-x/no-cycle': 'error',
            'import-x/no-restricted-paths': ['error', { zones }],
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
            '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
            '@typescript-eslint/switch-exhaustiveness-check': 'error',
            eqeqeq: 'error',
            'no-console': 'error',
        },
    },
    {
        files: ['src/**/*.ts', 'grammar/**/*.ts'],
        ignores: ['src/cli/**', 'src/node/**'],
        rules: {
            'no-restricted-imports': [
                'error',
                { patterns: [{ group: ['node:*'], message: 'the core runs in a browser' }] },
            ],
        },
    },
    {
        files: ['src/**/*.ts'],
        ignores: ['src/cli/**'],
        rules: {
            '@typescript-eslint/no-restricted-imports': [
                'error',
                {
                    paths: ['commander', 'chalk'],
                    patterns: [
                        { group: ['node:*'], message: 'node: is for src/node, src/cli and server' },
                        { group: ['vscode-*'], message: 'the protocol is for server' },
                    ],
                },
            ],
        },
    },
    {
        files: ['src/node/**/*.ts'],
        rules: {
            '@typescript-eslint/no-restricted-imports': [
                'error',
                { paths: ['commander', 'chalk'], patterns: ['vscode-*'] },
            ],
        },
    },
    {
        files: ['server/**/*.ts'],
        rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: ['commander', 'chalk'] }] },
    },
    { files: ['**/*.{js,mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
    {
        files: ['scripts/**/*.{mjs,cjs}'],
        languageOptions: {
            globals: {
                process: 'readonly',
                console: 'readonly',
                URL: 'readonly',
                __dirname: 'readonly',
                module: 'writable',
                require: 'readonly',
                performance: 'readonly',
            },
        },
        rules: { '@typescript-eslint/no-require-imports': 'off' },
    },
);
