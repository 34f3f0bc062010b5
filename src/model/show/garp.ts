/** How a virtual router makes its addresses known (`keepalived/vrrp/vrrp.c:vrrp_complete_instance`). */
import { type Fact, type Given, byDefault, derived, fact } from './item.ts';
import type { Settings } from './settings.ts';

const DELAY = byDefault(5, 'seconds');
const REPEAT = byDefault(5);

/** The settings of an instance, `own` before those of `global_defs`; strict mode sends nothing for lower priorities. */
export function garpFacts(own: Settings, globals: Settings, strict: boolean): Fact[] {
    const seconds = (name: string, initial: Given): Given =>
        own.number(`garp_${name}`, 'seconds') ?? globals.number(`vrrp_garp_${name}`, 'seconds') ?? initial;
    const count = (name: string, initial: Given): Given =>
        own.number(`garp_${name}`) ?? globals.number(`vrrp_garp_${name}`) ?? initial;
    // For lower priorities the general settings hold, not those of the instance.
    const delay = globals.number('vrrp_garp_master_delay', 'seconds') ?? DELAY;
    const repeat = globals.number('vrrp_garp_master_repeat') ?? REPEAT;
    return [
        fact('garpMasterDelay', seconds('master_delay', DELAY)),
        fact('garpMasterRepeat', count('master_repeat', REPEAT)),
        fact('garpMasterRefresh', seconds('master_refresh', byDefault(0, 'seconds'))),
        fact('garpMasterRefreshRepeat', count('master_refresh_repeat', byDefault(1))),
        fact('garpLowerPrioDelay', strict ? derived(0, 'seconds') : seconds('lower_prio_delay', delay)),
        fact('garpLowerPrioRepeat', strict ? derived(0) : count('lower_prio_repeat', repeat)),
    ];
}
