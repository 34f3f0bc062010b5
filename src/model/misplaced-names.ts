import { type BoundConfig, everyBound } from '../schema/bind.ts';
import { oncePer } from '../text/once.ts';

/** The kinds and names of blocks that stand in a block where keepalived does not look for them: `vrrp_script chk`. */
export const misplacedNames = oncePer(({ statements }: BoundConfig): ReadonlySet<string> => {
    const found = new Set<string>();
    for (const { binding, spec, words } of everyBound(statements)) {
        const name = words[1]?.text;
        if (binding.kind === 'misplaced' && spec?.block !== undefined && name !== undefined)
            found.add(`${spec.name} ${name}`);
    }
    return found;
});
