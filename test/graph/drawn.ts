/** Pictures of texts, and what is in them. */
import { expect } from 'vitest';
import { canonicalAddress } from '../../src/hosts/addresses/index.ts';
import { drawGraph } from '../../src/graph/draw.ts';
import type { Machine } from '../../src/graph/machine.ts';
import { type Element, type Graph, within } from '../../src/graph/model.ts';
import { checkTogether } from '../../src/service/cluster.ts';
import { Nodes } from '../../src/service/nodes.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** The picture of configurations by the names of their nodes, with hosts by their addresses; undefined where nothing is there. */
export function pictureOf(
    texts: Readonly<Record<string, string>>,
    hosts: Readonly<Record<string, string>> = {},
): Graph | undefined {
    const files = Object.entries(texts).map(([name, text]) => createSourceFile(`${name}.conf`, text));
    const nodes = new Nodes(files, () => DEFAULT_SETTINGS);
    const directors = files.flatMap(({ uri }) =>
        nodes
            .of({ uri }, undefined)
            .map((node): Machine => ({ name: node.name, node, uris: [], addresses: new Set() })),
    );
    const others = Object.entries(hosts).map(([name, address]): Machine => ({
        name,
        uris: [],
        addresses: new Set([canonicalAddress(address) ?? address]),
    }));
    const together = { named: [files.map(({ uri }) => ({ uri }))], others: [] };
    return drawGraph([...directors, ...others], checkTogether(files, DEFAULT_SETTINGS, together));
}

/** The same for texts of which there is something to draw. */
export function graphOf(...request: Parameters<typeof pictureOf>): Graph {
    const graph = pictureOf(...request);
    expect(graph).toBeDefined();
    return graph ?? { title: '', description: '', elements: [], edges: [], faults: new Map() };
}

/** All boxes and groups of a kind, from top to bottom. */
export function ofKind(graph: Graph, kind: Element['kind']): readonly Element[] {
    return graph.elements.flatMap(within).filter((each) => each.kind === kind);
}

/** What is written on an element. */
export function wordsOn(element: Element): readonly string[] {
    return 'lines' in element ? [element.title, ...element.lines] : [element.title];
}

/** The lines of a picture, by what is written first on what they join. */
export function joined(graph: Graph): readonly string[] {
    const titles = new Map(graph.elements.flatMap(within).map(({ id, title }) => [id, title]));
    return graph.edges.map(({ from, to, role }) => `${titles.get(from)} ${role} ${titles.get(to)}`);
}

/** The rules of the findings at an element, with their severity. */
export function faultsOn(graph: Graph, { id }: Element): readonly string[] {
    return (graph.faults.get(id) ?? []).map(({ severity, rule }) => `${severity} ${rule}`);
}

/** A virtual server with HTTP checks. */
export function serverText(address: string, servers: readonly string[], more = ''): string {
    const checks = servers.map(
        (server) => `    real_server ${server} 80 {
        weight 1
        HTTP_GET {
            url {
                path /
                status_code 200
            }
        }
    }
`,
    );
    return `virtual_server ${address} 80 {
    lvs_sched wlc
    lvs_method DR
    protocol TCP
${more}${checks.join('')}}
`;
}

/** A large configuration: three virtual routers, and up to 12 virtual servers with 20 real servers each. */
export function largeText(priority: number, services: number): string {
    const routers = [1, 2, 3].map(
        (id) => `vrrp_instance VI_${id} {
    state BACKUP
    interface eth0
    virtual_router_id ${id}
    priority ${priority}
    virtual_ipaddress {
        10.${id}.0.1/24
        10.${id}.0.2/24
        10.${id}.0.3/24
        10.${id}.0.4/24
    }
}
`,
    );
    const servers = Array.from({ length: services }, (_, index) => {
        const network = (index % 3) + 1;
        const hosts = Array.from({ length: 20 }, (__, host) => `10.${network}.1.${host + 10}`);
        return serverText(`10.${network}.0.${Math.floor(index / 3) + 1}`, hosts);
    });
    return [...routers, ...servers].join('');
}
