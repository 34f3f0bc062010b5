import type { Plan } from '../../plan.ts';

/** Virtual addresses, each once. */
export type Addresses = Plan['virtualAddresses'];

/** Why they are there, in words for comments. */
export const PURPOSE =
    'The virtual addresses, so that this host takes what the directors send on. They are on no network card.';
