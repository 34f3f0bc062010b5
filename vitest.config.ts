import { defineConfig } from 'vitest/config';

export default defineConfig({
    test: {
        projects: [
            {
                test: {
                    name: 'unit',
                    globalSetup: 'test/support/folder.ts',
                    include: ['test/**/*.test.ts'],
                    exclude: ['test/oracle/**', 'test/lab/**'],
                    testTimeout: 300_000,
                    // No module has a state that another file's tests could see; read once, they are fast.
                    isolate: false,
                    maxWorkers: '100%',
                },
            },
            {
                test: {
                    name: 'oracle',
                    globalSetup: 'test/support/folder.ts',
                    include: ['test/oracle/**/*.test.ts'],
                    exclude: [
                        'test/oracle/editors/**',
                        'test/oracle/election/**',
                        'test/oracle/emit/**',
                        'test/oracle/recipes/**',
                    ],
                    testTimeout: 1_200_000,
                    hookTimeout: 120_000,
                    fileParallelism: false,
                },
            },
            {
                test: {
                    name: 'editors',
                    include: ['test/oracle/editors/**/*.test.ts'],
                    globalSetup: 'test/support/folder.ts',
                    fileParallelism: false,
                    testTimeout: 300_000,
                    hookTimeout: 120_000,
                },
            },
            {
                test: {
                    name: 'election',
                    include: ['test/oracle/election/**/*.test.ts'],
                    testTimeout: 1_200_000,
                    hookTimeout: 120_000,
                },
            },
            {
                test: {
                    name: 'emit',
                    include: ['test/oracle/emit/**/*.test.ts'],
                    maxWorkers: '100%',
                    testTimeout: 600_000,
                    hookTimeout: 120_000,
                },
            },
            {
                test: {
                    name: 'recipes',
                    globalSetup: 'test/support/folder.ts',
                    include: ['test/oracle/recipes/**/*.test.ts'],
                    testTimeout: 1_200_000,
                    hookTimeout: 120_000,
                    fileParallelism: false,
                },
            },
            {
                test: {
                    name: 'lab',
                    include: ['test/lab/**/*.test.ts'],
                    testTimeout: 600_000,
                    hookTimeout: 600_000,
                },
            },
        ],
    },
});
