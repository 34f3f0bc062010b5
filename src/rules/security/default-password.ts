import { authenticationLoss, lastOf } from '../../model/vrrp-decisions.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    common: (name: string) =>
        `the password of ${quote(name)} is one that samples and guides have; whoever tries those can send adverts that keepalived takes for those of a peer`,
};

/** Passwords of samples, guides and hasty hands, in small letters. */
const COMMON = [
    ...['1111', '0000', '1234', '12345', '123456', '1234567', '12345678', '123123', '1111111', '11111111'],
    ...['password', 'passwd', 'pass', 'secret', 'admin', 'root', 'test', 'changeme', 'qwerty', 'abc123'],
    ...['keepalived', 'keepalive', 'vrrp', 'mypassword', 'mypass', 'yourpass', 'yourpassword', 'letmein'],
];

/** How many characters of a password go into an advert. */
const COUNTED = 8;

/** What routers compare. */
function counted(password: string): string {
    return password.slice(0, COUNTED).toLowerCase();
}

const KNOWN: ReadonlySet<string> = new Set(COMMON.map(counted));

/** A password that everybody knows. */
export const defaultPassword: Rule = {
    meta: {
        id: 'security/default-password',
        area: 'security',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'password of a sample',
        why: 'The password keeps a second cluster in the same network, or a router that was set up by mistake, from being taken for a peer. With the password of the sample that everybody starts from it does not even do that: clusters with the same "virtual_router_id" take over the addresses from each other.',
        symptoms: ['flapping', 'wrong-machine-answers', 'password-ignored'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_check_packet',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            for (const { name, statements, facts } of vrrpInstances(bound, target)) {
                if (facts.authentication === undefined || authenticationLoss(facts) !== undefined) continue;
                const inside = statements
                    .filter(({ spec }) => spec?.name === 'authentication')
                    .flatMap(({ children }) => children);
                const password = lastOf(inside, 'auth_pass')?.words[1];
                if (password !== undefined && KNOWN.has(counted(password.text)))
                    report({ message: messages.common(name), span: password.span });
            }
        },
    }),
};
