import { wordsSpan } from '../../schema/bind.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { instanceRule } from './whole-rule.ts';

const messages = {
    ignored: () => '"vmac_xmit_base" is for an instance with "use_vmac"; keepalived ignores it',
};

/** `vmac_xmit_base` without `use_vmac`. */
export const xmitBaseWithoutVmac = instanceRule(
    {
        name: 'xmit-base-without-vmac',
        title: 'vmac_xmit_base without use_vmac',
        why: 'With "use_vmac" the virtual router has an interface of its own on top of the real one, and "vmac_xmit_base" says that adverts use the real one. Without "use_vmac" there is no other.',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['vmac_xmit_base is only valid with a vmac'],
    },
    messages,
    function* ({ statements, links }) {
        const base = lastOf(statements, 'vmac_xmit_base');
        if (base === undefined || links.some(({ spec }) => spec?.name === 'use_vmac')) return;
        yield { message: messages.ignored(), span: wordsSpan(base) };
    },
);
