/** The networks between the machines of a cluster: two local ones, and a third for nodes that are cut off. */
import { type Machine, endMachine, ip, startMachine } from './machine.ts';
import type { Port } from './scenario.ts';

/** Machines that are plugged into networks. */
export interface Network {
    /** The machine that all cables lead to. */
    readonly lan: Machine;
    /** The nodes, in their order; the first has number 1 in its addresses. */
    readonly machines: readonly Machine[];
}

/** The interfaces of every node; the number in its addresses is the position here. */
const PORTS: readonly Port[] = ['eth0', 'eth1'];

const cableOf = (port: Port, position: number): string => `${port}-${position + 1}`;
const bridgeOf = (port: Port): string => `lan-${port}`;
const OTHER_SIDE = 'lan-other';

async function plugIn(lan: Machine, machine: Machine, position: number): Promise<void> {
    await ip(
        lan,
        PORTS.flatMap((port, number) => [
            // Hardware addresses in the order of the nodes, so that the link-local addresses are in it too.
            `link add ${cableOf(port, position)} type veth peer name ${port} ` +
                `address 02:00:00:00:0${number}:0${position + 1} netns ${machine.pid}`,
            `link set dev ${cableOf(port, position)} master ${bridgeOf(port)} up`,
        ]),
    );
    await powerOn(machine, position);
}

/** Switches on the interfaces of a node, with its own addresses. The link-local ones come by themselves. */
export async function powerOn(machine: Machine, position: number): Promise<void> {
    await ip(
        machine,
        PORTS.flatMap((port, number) => [
            `addr add 10.9.${number}.${position + 1}/24 dev ${port}`,
            `link set dev ${port} up`,
        ]),
    );
}

/** Switches off all interfaces of a node, and takes all addresses from them. */
export async function powerOff(machine: Machine): Promise<void> {
    await ip(
        machine,
        PORTS.flatMap((port) => [`link set dev ${port} down`, `addr flush dev ${port}`]),
    );
}

/** Makes the machines, whose programs have `root` as their root, and plugs them in. */
export async function startNetwork(count: number, root?: string): Promise<Network> {
    const machines: Machine[] = [];
    try {
        const lan = await startMachine();
        machines.push(lan);
        const names = [...PORTS.map(bridgeOf), OTHER_SIDE];
        await ip(
            lan,
            names.flatMap((name) => [
                `link add ${name} type bridge mcast_snooping 0`,
                `link set dev ${name} up`,
            ]),
        );
        for (let position = 0; position < count; position++) {
            const machine = await startMachine(root);
            machines.push(machine);
            await plugIn(lan, machine, position);
        }
        return { lan, machines: machines.slice(1) };
    } catch (error) {
        await Promise.all(machines.map(endMachine));
        throw error;
    }
}

/** Ends all machines. */
export async function endNetwork({ lan, machines }: Network): Promise<void> {
    await Promise.all([lan, ...machines].map(endMachine));
}

/** Draws the cable of a node at the side of the network, or puts it back. */
export async function setCable(network: Network, position: number, port: Port, isUp: boolean): Promise<void> {
    await ip(network.lan, [`link set dev ${cableOf(port, position)} ${isUp ? 'up' : 'down'}`]);
}

/** Switches an interface of a node off, or on, at the node itself. */
export async function setInterface(machine: Machine, port: Port, isUp: boolean): Promise<void> {
    await ip(machine, [`link set dev ${port} ${isUp ? 'up' : 'down'}`]);
}

/** Puts nodes on eth0 apart from the others, or back among them; no link goes down. */
export async function moveTo(
    network: Network,
    positions: readonly number[],
    isApart: boolean,
): Promise<void> {
    const bridge = isApart ? OTHER_SIDE : bridgeOf('eth0');
    await ip(
        network.lan,
        positions.map((position) => `link set dev ${cableOf('eth0', position)} master ${bridge}`),
    );
}
