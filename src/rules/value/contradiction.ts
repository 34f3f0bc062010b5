import { faultRule } from './fault-rule.ts';

/** Two things that exclude each other. */
export const contradiction = faultRule('contradiction', {
    severity: 'error',
    title: 'two things that exclude each other',
    why: 'Of two settings that cannot both hold, keepalived drops one, or the whole line.',
    source: 'keepalived/vrrp/vrrp_iprule.c:alloc_rule',
    says: ['cannot', 'both'],
});
