/** What an exit status says, for every command. */
export const EXIT = {
    /** Done, and nothing is amiss. */
    fine: 0,
    /** Done, and something is left that was not to be. */
    found: 1,
    /** Wrong usage, or a file that cannot be used. */
    unusable: 2,
    /** A bug of kalint. */
    internal: 3,
} as const;
