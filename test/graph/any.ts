/** Pictures with any texts in them, for properties that hold for all. */
import fc from 'fast-check';
import type {
    Element,
    Fault,
    Graph,
    GraphEdge,
    GraphGroup,
    GraphNode,
    NodeKind,
} from '../../src/graph/model.ts';
import { within } from '../../src/graph/model.ts';

/** Pieces that mean something to XML, Graphviz, Mermaid or Markdown, among any characters at all. */
const PIECES = [
    ...[
        '"',
        "'",
        '\\',
        '\\"',
        '&',
        '&amp;',
        '<',
        '>',
        '<br>',
        '</text>',
        ']]>',
        '<!--',
        '%%',
        '%%{init',
        '#',
        '#35;',
    ],
    ...[
        ';',
        '`',
        '```',
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        '\n',
        '\r',
        '\t',
        '\0',
        '\\n',
        'end',
        'style',
        'classDef',
        '-->',
    ],
    ...[
        'subgraph',
        'click',
        '\ud800',
        '\uffff',
        '\u202e',
        '漢字',
        '🙂',
        '1. ',
        '- ',
        '_',
        '**',
        '|',
        '--',
        '\\l',
        '\\N',
    ],
];

/** Any text, often one that means something. */
export const anyText = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), {
        maxLength: 12,
    })
    .map((parts) => parts.join(''));

const anyLines = fc.array(anyText, { maxLength: 3 });

function nodes(kind: NodeKind, minLength: number): fc.Arbitrary<GraphNode[]> {
    return fc
        .array(fc.record({ title: anyText, lines: anyLines }), { minLength, maxLength: 4 })
        .map((all) => all.map((each) => ({ id: '', kind, ...each })));
}

const anyFault: fc.Arbitrary<Fault> = fc.record({
    severity: fc.constantFrom('error', 'warning'),
    rule: fc.constantFrom('vrrp/one', 'lvs/another-that-is-long'),
    messages: fc.array(anyText, { minLength: 1, maxLength: 2 }),
});

/** Gives everything its own id. */
function numbered<Own extends Element>(elements: readonly Own[], count: { value: number }): Own[] {
    return elements.map((each) => {
        const id = `${each.kind}${String(++count.value)}`;
        return 'members' in each ? { ...each, id, members: numbered(each.members, count) } : { ...each, id };
    });
}

function group(kind: GraphGroup['kind'], title: string, members: readonly Element[]): GraphGroup {
    return { id: '', kind, title, members };
}

/** A picture as configurations lead to, with any texts. */
export const anyGraph: fc.Arbitrary<Graph> = fc
    .record({
        title: anyText.map((text) => `keepalived on ${text}`),
        addresses: fc.array(fc.record({ title: anyText, members: nodes('address', 1) }), { maxLength: 3 }),
        directors: fc.array(
            fc.record({
                title: anyText,
                sync: nodes('instance', 1),
                own: nodes('instance', 1),
                tracked: nodes('tracked', 0),
            }),
            { minLength: 1, maxLength: 3 },
        ),
        services: fc.array(
            fc.record({
                box: nodes('service', 1),
                title: anyText,
                pool: nodes('server', 1),
                sorry: nodes('sorry', 0),
            }),
            { maxLength: 4 },
        ),
        faults: fc.array(fc.array(anyFault, { maxLength: 2 }), { minLength: 6, maxLength: 6 }),
    })
    .map(({ title, addresses, directors, services, faults }): Graph => {
        const count = { value: 0 };
        const clients: GraphNode = { id: 'clients0', kind: 'clients', title: 'clients', lines: [] };
        const sources = numbered(
            addresses.map((each) => group('addresses', each.title, each.members)),
            count,
        );
        const machines = numbered(
            directors.map(({ title: name, sync, own, tracked }) =>
                group('director', name, [group('sync', name, [...sync, ...tracked]), ...own]),
            ),
            count,
        );
        const boxes = numbered(services.map(({ box }) => box.slice(0, 1)).flat(), count);
        const pools = numbered(
            services.map((each) => group('pool', each.title, each.pool)),
            count,
        );
        const sorry = numbered(
            services.flatMap((each) => each.sorry.slice(0, 1)),
            count,
        );
        const elements = [clients, ...sources, ...machines, ...boxes, ...pools, ...sorry];
        const edges: GraphEdge[] = [
            ...sources.map(({ id }): GraphEdge => ({ from: clients.id, to: id, role: 'flow' })),
            ...sources.flatMap(({ id }) =>
                machines.map((machine): GraphEdge => ({ from: id, to: machine.id, role: 'backup' })),
            ),
            ...machines.flatMap(({ id }) =>
                boxes.map((box): GraphEdge => ({ from: id, to: box.id, role: 'flow' })),
            ),
            ...boxes.flatMap(({ id }, index): GraphEdge[] => [
                { from: id, to: pools[index]?.id ?? '', role: 'flow' },
                ...sorry
                    .slice(index, index + 1)
                    .map(({ id: to }): GraphEdge => ({ from: id, to, role: 'sorry' })),
            ]),
        ];
        const ids = elements.flatMap(within).map(({ id }) => id);
        return {
            title,
            description: title,
            elements,
            edges,
            faults: new Map(faults.map((each, index) => [ids[(index * 7) % ids.length] ?? '', each])),
        };
    });
