import { symbolTable } from '../../model/symbols.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    alias: (name: string) =>
        `${quote(name)} is the label of an address: no interface has a colon in its name, and keepalived finds none`,
    write: (name: string) => `write ${quote(name)}`,
};

/** `eth0:1`, which old tools show like an interface. */
const ALIAS = /^([^:]+):([^:]*)$/;

/** The label of an address where an interface is wanted. */
export const aliasInterface: Rule = {
    meta: {
        id: 'vrrp/alias-interface',
        area: 'vrrp',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'label in place of an interface',
        why: '"ifconfig" shows a second address as "eth0:1". That is a label: the interface is "eth0", and the kernel allows no colon in the name of an interface. keepalived looks for an interface of that name, on every machine in vain, and does not start.',
        symptoms: ['address-on-nobody', 'does-not-start'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_int_handler',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            for (const { kind, name, word, isWritten } of symbolTable(bound, target).occurrences) {
                if (kind !== 'interface') continue;
                const [, base] = ALIAS.exec(name) ?? [];
                if (base === undefined) continue;
                report({
                    message: messages.alias(name),
                    span: word.span,
                    fixes: isWritten ? [fixOf(messages.write(base), false, word.span, base)] : [],
                });
            }
        },
    }),
};
