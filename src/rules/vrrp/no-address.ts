import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { hasIt } from '../words.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    required: (reason: string) =>
        `this instance has no virtual address, which ${reason} does not allow; keepalived gives up all of VRRP`,
    sensible: () => 'this instance has no virtual address, so it moves nothing between the machines',
    empty: () => 'nothing stands in here',
};

/** Since this release an instance of version 2 without addresses is spoken of, too. */
const SENSIBLE_SINCE = '2.1.0';

/** Whether a statement is about virtual addresses, though perhaps not read as such. */
function isAddressList({ spec }: Bound): boolean {
    return spec?.name === 'virtual_ipaddress';
}

/** An instance without virtual addresses. */
export const noAddress = instanceRule(
    {
        name: 'no-address',
        title: 'instance without virtual addresses',
        why: 'A virtual router is there for its addresses. An advert of VRRP version 3 has to list at least one, and strict mode asks for one as well: keepalived stops there and runs no instance at all. In version 2 it goes on with a message. An instance that is without addresses on purpose says so by "no_virtual_ipaddress", since 2.2.8.',
        symptoms: ['address-on-nobody', 'does-not-start'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['No VIP specified'],
    },
    messages,
    function* ({ block, statements, facts, strict }, { target }) {
        const lists = block.children.filter(isAddressList);
        const list = lists[0];
        // Whatever is wrong with a line is said of that line, and that a "{" is missing of the brace.
        if (lists.some(({ children, binding }) => children.length > 0 || binding.kind !== 'known')) return;
        if (lists.some(({ statement }) => statement.children === undefined)) return;
        const isMeant = lastOf(statements, 'no_virtual_ipaddress') !== undefined;
        if (isMeant && !strict) return;
        const place = { span: wordsSpan(block), related: seeAlso(list, messages.empty()) };
        if (strict || facts.version === 3) {
            const reason = strict ? 'strict mode' : 'version 3';
            yield { message: messages.required(reason), ...place };
            return;
        }
        yield {
            message: messages.sensible(),
            severity: 'warning',
            ...(hasIt(target.release, SENSIBLE_SINCE, undefined) ? {} : { origin: 'kalint' }),
            ...place,
        };
    },
);
