/** What is expected at the words of the values that have a reader of their own in `src/schema/values`. */
import { hasIt } from '../../grammar/schema/releases.ts';
import type { IntegerValue, SpecialReader } from '../../grammar/schema/types.ts';
import type { Expected, WordsBefore } from './expected.ts';
import type { Target } from './targets.ts';
import { MAX_PORT } from './values/ports.ts';

function words(name: string, ...known: readonly string[]): Expected {
    return { name, words: known.map((word) => ({ word })) };
}

function number(name: string, min: number, max: number): Expected {
    const value: IntegerValue = { kind: 'integer', min, max };
    return { name, value };
}

function virtualServer([form, ...others]: WordsBefore): Expected | undefined {
    if (form === undefined)
        return {
            name: 'address',
            words: [
                { word: 'fwmark', doc: 'Serves what carries the firewall mark that follows.' },
                { word: 'group', doc: 'Serves the addresses of the `virtual_server_group` that follows.' },
            ],
        };
    if (others.length > 0) return undefined;
    if (form.text === 'fwmark') return number('mark', 0, 4_294_967_295);
    if (form.text === 'group') return { name: 'group', value: { kind: 'name', of: 'virtual_server_group' } };
    return number('port', 1, MAX_PORT);
}

/** Options of the sync daemon with a number. */
const DAEMON_NUMBERS: Readonly<Record<string, number>> = {
    id: 255,
    maxlen: 65_507,
    port: MAX_PORT,
    ttl: 255,
};

const INSTANCE: Expected = { name: 'instance', value: { kind: 'name', of: 'vrrp_instance' } };

/** The instance may stand directly behind the interface, up to 2.0.20 nowhere else; later `inst` leads to it too. */
function syncDaemon(before: WordsBefore, { release }: Target): Expected {
    const named = hasIt(release, '2.1.0', undefined);
    const last = before.at(-1)?.text ?? '';
    if (before.length === 0) return { name: 'interface', value: { kind: 'name', of: 'interface' } };
    const options = words('option', ...(named ? ['inst'] : []), ...Object.keys(DAEMON_NUMBERS), 'group');
    if (before.length === 1) return named ? { ...options, ...INSTANCE } : INSTANCE;
    if (last === 'inst' && named) return INSTANCE;
    if (last === 'group') return { name: 'group', value: { kind: 'address', multicast: 'any' } };
    const max = Object.hasOwn(DAEMON_NUMBERS, last) ? DAEMON_NUMBERS[last] : undefined;
    return max === undefined ? options : number(last, last === 'id' ? 0 : 1, max);
}

function forwardingMethod(before: WordsBefore): Expected | undefined {
    const [method] = before;
    const last = before.at(-1)?.text;
    if (method === undefined)
        return {
            name: 'method',
            words: [
                { word: 'NAT', doc: 'Rewrites the addresses; answers come back through this machine.' },
                { word: 'DR', doc: 'Passes packets on in the same network; servers answer by themselves.' },
                { word: 'TUN', doc: 'Passes packets on through a tunnel; servers answer by themselves.' },
            ],
        };
    if (method.text !== 'TUN') return undefined;
    if (last === 'type') return words('type', 'ipip', 'gue', 'gre');
    if (last === 'port') return number('port', 1, MAX_PORT);
    return words('option', 'type', 'port', 'nocsum', 'csum', 'remcsum');
}

function link(before: WordsBefore, ...known: readonly string[]): Expected {
    const last = before.at(-1)?.text;
    return last === 'name' || last === 'group'
        ? { name: last, value: { kind: 'text' } }
        : words('option', ...known);
}

type Expecting = (before: WordsBefore, target: Target) => Expected | undefined;

const EXPECTED: Readonly<Partial<Record<SpecialReader, Expecting>>> = {
    'virtual-server': virtualServer,
    'sync-daemon': syncDaemon,
    'forwarding-method': forwardingMethod,
    'server-address': (before) => (before.length === 1 ? number('port', 1, MAX_PORT) : undefined),
    'lvs-timeouts': (before) =>
        before.length % 2 === 0 ? words('protocol', 'tcp', 'tcpfin', 'udp') : number('seconds', 0, 2_678_400),
    'garp-extra-if': (before) => (before.length === 0 ? words('seconds', 'all') : undefined),
    'include-check': () => words('types', 'read', 'match', 'wildcard_match', 'brace_match'),
    'init-file': () => words('options', 'overwrite'),
    'rx-bufs-policy': () => words('policy', 'MTU', 'ADVERT'),
    vmac: (before) => link(before, 'name', 'group', 'netlink_notify_msg'),
    ipvlan: (before) => link(before, 'bridge', 'private', 'vepa', 'name', 'group'),
};

/** What is expected after some words of such a value; undefined where its reader knows no words. */
export function expectedBySpecial(
    reader: SpecialReader,
    before: WordsBefore,
    target: Target,
): Expected | undefined {
    return EXPECTED[reader]?.(before, target);
}
