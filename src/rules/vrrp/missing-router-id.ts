import { wordsSpan } from '../../schema/bind.ts';
import { standingBehind } from '../standing-behind.ts';
import { instanceRule } from './whole-rule.ts';

const messages = {
    missing: () => 'this instance lacks "virtual_router_id"; keepalived gives up all of VRRP',
};

/** An instance without `virtual_router_id`. */
export const missingRouterId = instanceRule(
    {
        name: 'missing-router-id',
        byBlock: true,
        title: 'instance without virtual_router_id',
        why: 'The number tells the virtual routers of a network apart and must be the same on all machines of one. There is no default: without it keepalived runs no instance, neither this one nor any other.',
        symptoms: ['address-on-nobody', 'does-not-start'],
        source: 'keepalived/vrrp/vrrp.c:chk_min_cfg',
        says: ['the virtual router id must be set'],
    },
    messages,
    function* ({ block }, { target }) {
        // One that is refused counts as none, but the reason is said of it.
        if (block.children.some(({ spec }) => spec?.name === 'virtual_router_id')) return;
        const related = standingBehind(block, 'virtual_router_id', target);
        yield { message: messages.missing(), span: wordsSpan(block), related };
    },
);
