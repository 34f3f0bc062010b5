/** What a checker connects to, and from where (`keepalived/check/check_api.c:co_ip_handler`, `check_conn_opts`). */
import type { Bound } from '../schema/bind.ts';
import { type Family, inet6Groups, singleAddress, socketFamily } from '../schema/values/address.ts';
import { endpointOf } from '../schema/values/server.ts';

/** An address of a connection, and the statement that it comes from. */
export interface Side {
    readonly address: string;
    readonly family: Family;
    readonly from: Bound;
}

/** An address of another family than the one that was there before, which makes keepalived give it up. */
export interface Clash {
    readonly side: Side;
    readonly against: Side;
}

/** The connection of a checker. */
export interface Connection {
    readonly checker: Bound;
    /** What it connects to; absent where an address was refused or given up. */
    readonly destination?: Side;
    /** The line that names the interface to go out by. */
    readonly bindIf?: Bound;
    readonly clashes: readonly Clash[];
}

function sideOf(from: Bound): Side | undefined {
    const text = from.words[1]?.text ?? '';
    const family = socketFamily(text);
    return family === undefined ? undefined : { address: singleAddress(text), family, from };
}

/** The address of the real server that a checker stands in. */
function realServerSide(checker: Bound): Side | undefined {
    const { parent } = checker;
    const endpoint = parent === undefined ? undefined : endpointOf(parent.words.slice(1));
    return parent === undefined || endpoint === undefined ? undefined : { ...endpoint, from: parent };
}

/** The connection of a checker; undefined for a checker that makes none. */
export function connectionOf(checker: Bound): Connection | undefined {
    const block = checker.spec?.block;
    if (checker.parent?.spec?.name !== 'real_server' || block?.content !== 'keywords') return undefined;
    if (!block.keywords.some(({ name }) => name === 'connect_ip')) return undefined;
    // This checker takes the address of the real server at its end only, and whenever it has none by then.
    const isLate = checker.spec?.name === 'SMTP_CHECK';
    const clashes: Clash[] = [];
    let destination = isLate ? undefined : realServerSide(checker);
    let source: Side | undefined;
    let bindIf: Bound | undefined;
    for (const child of checker.children) {
        const side = sideOf(child);
        switch (child.spec?.name ?? '') {
            case 'connect_ip':
                destination = side;
                if (side === undefined || source === undefined || source.family === side.family) break;
                clashes.push({ side, against: source });
                destination = undefined;
                break;
            case 'bindto':
                source = side;
                if (side === undefined || destination === undefined || destination.family === side.family)
                    break;
                clashes.push({ side, against: destination });
                source = undefined;
                break;
            case 'bind_if':
                bindIf = child;
                break;
            default:
                break;
        }
    }
    if (isLate) destination ??= realServerSide(checker);
    return {
        checker,
        clashes,
        ...(destination === undefined ? {} : { destination }),
        ...(bindIf === undefined ? {} : { bindIf }),
    };
}

/** Whether an address is an IPv6 address that means something on one link only: fe80::/10. */
export function isLinkLocal({ address }: Side): boolean {
    return ((inet6Groups(address)?.[0] ?? 0) & 0xffc0) === 0xfe80;
}
