import { services } from '../../model/service.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import { everyBound } from '../../schema/bind.ts';
import { addressKey, singleAddress } from '../../schema/values/address.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    held: (address: string) =>
        `${quote(address)} is a virtual address of no instance here, unlike those of other virtual servers; packets to it reach this host only if something else gives it the address`,
};

/** The virtual server of an address that no instance holds. */
export const addressNotHeld: Rule = {
    meta: {
        id: 'lvs/address-not-held',
        area: 'lvs',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'virtual server with an address that no instance holds',
        why: 'A "virtual_server" only fills the table of IPVS. That packets to its address come to the director is the work of a "vrrp_instance" with the address among its "virtual_ipaddress". An address that was changed in one of the two places alone is a service that nobody reaches.',
        symptoms: ['ping-but-no-service'],
        source: 'keepalived/check/ipwrapper.c:init_service_vs',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete) return;
            const held = new Set(
                vrrpInstances(bound, target)
                    .flatMap(({ addresses }) => addresses)
                    .filter(({ role }) => role === 'virtual' || role === 'excluded')
                    .map(({ key }) => key),
            );
            const served = services(bound, target)
                .filter(({ addresses, grouped }) => addresses.length > 0 && !grouped)
                .map(({ name }) => ({ name, key: addressKey(singleAddress(name.text)) }));
            // Where no address is held here, they all come from elsewhere.
            if (!served.some(({ key }) => held.has(key))) return;
            const lost = served.filter(({ key }) => !held.has(key));
            if (lost.length === 0) return;
            const elsewhere = [...everyBound(bound.statements)]
                .filter(
                    ({ place, spec }) =>
                        place.path === 'static_ipaddress' || spec?.name.startsWith('quorum_'),
                )
                .flatMap(({ words }) => words.flatMap(({ text }) => text.split(/[\s/]+/)))
                .map(addressKey);
            for (const { name, key } of lost)
                if (!elsewhere.includes(key)) report({ message: messages.held(name.text), span: name.span });
        },
    }),
};
