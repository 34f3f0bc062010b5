/** The commands that have a bundle of their own, so that a check does not load their code. */
export * as emit from './commands/emit.ts';
export * as graph from './commands/graph.ts';
export * as init from './commands/init.ts';
