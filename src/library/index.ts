/** kalint for other programs: nothing here needs Node, files or a terminal. */
export { check } from './check.ts';
export { format } from './format.ts';
export { targetNames } from './targets.ts';
export type * from './types.ts';
