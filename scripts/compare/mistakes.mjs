/** The configurations over which programs are compared. */

/** How many mistakes of each family are judged. */
const OF_EACH = 150;

/** In the order of the page, with what was done to the text. */
export const FAMILIES = new Map([
    ['letter', 'a letter of a keyword lost, doubled or swapped'],
    ['brace', 'a brace lost or doubled'],
    ['quote', 'a quote lost'],
    ['value', 'a value that cannot be'],
    ['line', 'a line or block lost, doubled or moved'],
]);

/** Configurations of the tests that keepalived takes without a word. */
export function soundFiles({ acceptedFiles }) {
    return acceptedFiles().map(({ name, text }) => ({ title: name, text }));
}

/** One change in one of them, each of which keepalived complains of. */
export async function mistakesFor({ acceptedFiles, changesOf, findTarget, isComparable, ...tools }) {
    const { runKeepalived, sampleOf, v227 } = tools;
    const target = findTarget(v227.target);
    const all = acceptedFiles().flatMap((file) => changesOf(file, target));
    const chosen = [];
    for (const family of FAMILIES.keys()) {
        const own = sampleOf(
            all.filter((each) => each.family === family),
            3 * OF_EACH,
        );
        const runs = await Promise.all(own.map(({ text }) => runKeepalived(v227, text)));
        const refused = own.filter((_, index) => {
            const run = runs[index];
            return isComparable(run) && run.messages.some(({ env }) => !env);
        });
        chosen.push(...sampleOf(refused, OF_EACH));
    }
    return chosen;
}
