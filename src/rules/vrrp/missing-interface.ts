import { wordsSpan } from '../../schema/bind.ts';
import { hasIt } from '../words.ts';
import { standingBehind } from '../standing-behind.ts';
import { instanceRule } from './whole-rule.ts';

const messages = {
    missing: () => 'this instance lacks "interface"; keepalived gives up all of VRRP',
};

/** Since this release an instance that works by unicast can do without an interface. */
const INTERFACELESS_SINCE = '2.2.8';

/** An instance without an interface that needs one. */
export const missingInterface = instanceRule(
    {
        name: 'missing-interface',
        byBlock: true,
        title: 'instance without an interface',
        why: 'Adverts by multicast go out of one interface, and there is no default for it: without it keepalived runs no instance, neither this one nor any other. Since 2.2.8 an instance that works by unicast can do without.',
        symptoms: ['address-on-nobody', 'does-not-start'],
        source: 'keepalived/vrrp/vrrp.c:chk_min_cfg',
        says: ['Unknown interface!'],
    },
    messages,
    function* ({ block, unicast }, { target }) {
        // One that is refused counts as none, but the reason is said of it.
        if (block.children.some(({ spec }) => spec?.name === 'interface')) return;
        if (unicast.length > 0 && hasIt(target.release, INTERFACELESS_SINCE, undefined)) return;
        const related = standingBehind(block, 'interface', target);
        yield { message: messages.missing(), span: wordsSpan(block), related };
    },
);
