/** Why kalint and keepalived still differ, where they do. */

/** In 2.0.20 `check_parser.c:forwarding_handler` copies the method from a structure that it never set. */
const UNSET_METHOD =
    'With a forwarding method that it does not know, 2.0.20 takes the method from memory that was never set. ' +
    'Whether it goes on to compare ports depends on what lay there; the method itself is found.';

/** What a brace that is lost takes with it. */
const LOST_INSTANCE =
    'The lost brace is found. What stands below it is read inside of another block, so that the group misses an instance.';

/** By the kind of disagreement, as the figures group it: the reason in words. */
export const REASONS: Readonly<Record<string, string>> = {
    "missed WARNING - virtual server _ and real server _ ports don't match - resetting": UNSET_METHOD,
    "missed WARNING - virtual server _ and sorry server ports don't match - resetting": UNSET_METHOD,
    'invented syntax/unbalanced-braces: "_" is a block: its "_" is missing':
        'The fault is found, on another line: keepalived names the line below the lost brace and what is left ' +
        'over at the end, kalint the name of the block that has no brace.',
    "missed Virtual router _ specified in sync group _ doesn't exist - ignoring": LOST_INSTANCE,
    "missed Sync group _ has only _ virtual router(s) - this probably isn't what you want": LOST_INSTANCE,
    'verdict refused: value/unknown-word':
        'An address moved into "track_interface" is no name that an interface can have. keepalived says first ' +
        'that there is no such interface, which the comparison leaves to the machine, and looks no further.',
    'missed Virtual server _: hysteresis _ >= quorum _; setting hysteresis to _':
        'The line that was moved is found. kalint takes the quorum in the real server for the one that the ' +
        'virtual server was meant to have, so that nothing is left to say of the hysteresis.',
    'verdict refused: vrrp/missing-router-id':
        'A line moved into "track_interface" names an interface that there is not, after which keepalived makes ' +
        'no further checks. kalint tells what would come up once that line is gone.',
};
