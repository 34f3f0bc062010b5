import { type Statement, hasAny, isOn, last, valueOf } from './change.ts';

/** The first line of the virtual addresses of an instance. */
function firstAddress({ children }: Statement): string {
    return last(children, 'virtual_ipaddress')?.children[0]?.words[0]?.text ?? '';
}

/** Whether the addresses of an instance are of IPv6. */
export function isInet6(instance: Statement): boolean {
    return firstAddress(instance).includes(':');
}

/** Whether an instance says itself, or for want of that the whole configuration says, that it speaks VRRPv3. */
export function isVersion3({ children }: Statement, globals: readonly Statement[]): boolean {
    const own = last(children, 'version') ?? last(globals, 'vrrp_version');
    return own !== undefined && valueOf(own) === '3';
}

/** Whether an instance is kept to the VRRP standards. */
export function isStrict({ children }: Statement, globals: readonly Statement[]): boolean {
    return isOn(last(children, 'strict_mode') ?? last(globals, 'vrrp_strict'));
}

/** Whether an instance owns its addresses, by the highest priority. */
export function isOwner({ children }: Statement): boolean {
    const priority = last(children, 'priority');
    return priority !== undefined && valueOf(priority) === '255';
}

/** Whether traffic to the addresses of an instance is dropped, from 1.3.0 on. */
export function isClosed(instance: Statement, globals: readonly Statement[]): boolean {
    if (isOwner(instance) || hasAny(instance.children, 'accept')) return false;
    return hasAny(instance.children, 'no_accept') || isStrict(instance, globals);
}

/** The interface that the addresses of a value line are put on, where the line names one. */
export function ownInterface({ words }: Statement): string | undefined {
    const at = words.findIndex(({ text }) => text === 'dev');
    return at < 0 ? undefined : words[at + 1]?.text;
}

/** Whether a value line names another interface than the instance that it belongs to. */
export function isElsewhere(line: Statement): boolean {
    const instance = line.parent?.parent;
    const own = instance === undefined ? undefined : last(instance.children, 'interface');
    const named = ownInterface(line);
    return named !== undefined && own !== undefined && named !== valueOf(own);
}
