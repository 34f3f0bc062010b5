import { takesServerPort } from '../../model/checked-port.ts';
import { keptServers } from '../../model/same-server.ts';
import type { Entry } from '../../model/service-group.ts';
import { type Service, type ServiceServer } from '../../model/service.ts';
import { addressKey } from '../../schema/values/address.ts';
import type { Word } from '../../syntax/tree.ts';
import { oncePer } from '../../text/once.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Fix, Origin } from '../diagnostic.ts';
import { type Finding, type Rule, type RuleContext, fixOf } from '../rule.ts';
import { addLine } from './add-line.ts';
import { eachService } from './each.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    differs: (port: string, wanted: string) =>
        `port ${quote(port)} is not that of the virtual server, and only NAT changes ports; keepalived uses ${wanted}`,
    mark: (port: string) =>
        `port ${quote(port)} has no meaning for a firewall mark, since only NAT changes ports; keepalived uses none`,
    ignored: (port: string) =>
        `port ${quote(port)} has no meaning for the firewall mark of the group, since only NAT changes ports; packets keep their port`,
    group: (port: string, address: string) =>
        `port ${quote(port)} is not that of ${quote(address)} in the group, and only NAT changes ports; packets keep their port`,
    method: (method: string) => `the method is ${method}`,
    served: () => 'what is served',
    replace: (port: number) => `write the port of the virtual server, ${port}`,
    remove: () => 'remove the port',
    hand: () => 'remove the port, and name it in the checks',
};

/** A server whose port differs from that of its virtual server, though its packets are not rewritten. */
export const portMismatch: Rule = {
    meta: {
        id: 'lvs/port-mismatch',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'port that differs from that of the virtual server without NAT',
        why: 'DR and TUN hand packets on as they are, with the port that the client sent them to. A server that listens on another port gets them at a port where nothing listens, while a check of the other port succeeds.',
        symptoms: ['ping-but-no-service', 'servers-removed'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: [
            "ports don't match",
            'has port specified - clearing',
            'has port specified - port will be ignored',
        ],
    },
    messages,
    create: (context) => {
        const { target } = context;
        if (!hasIt(target.release, '2.0.15', undefined)) return {};
        return eachService(context, (service) => {
            // keepalived takes out what is given twice before it looks at ports.
            for (const server of keptServers(service, target.release))
                reportServer(server, 'real', service, context);
            const { sorryServer } = service;
            if (sorryServer !== undefined) reportServer(sorryServer, 'sorry', service, context);
        });
    },
};

/** What is wrong with a port, and what it should be. */
type Mismatch = Pick<Finding, 'message' | 'severity'> & {
    readonly entry: Entry;
    /** Its number, or that there should be none; absent where several ports are right, or none is. */
    readonly wanted?: number | 'none';
    /** Whether 2.0.15 to 2.0.19 only log it for a real server, and for a sorry server. */
    readonly quiet: { readonly real: boolean; readonly sorry: boolean };
};

function mismatchOf(
    { marks, addresses, grouped, persistent }: Service,
    { samePort, endpoint: { port } }: ServiceServer,
    { text }: Word,
): Mismatch | undefined {
    if (!samePort || port === undefined) return undefined;
    const [mark] = marks;
    if (mark !== undefined) {
        const message = grouped ? messages.ignored(text) : messages.mark(text);
        const quiet = { real: grouped, sorry: true };
        return addresses.length > 0
            ? { message, entry: mark, quiet }
            : { message, entry: mark, quiet, wanted: 'none' };
    }
    const entry = addresses.find((each) => each.port !== port);
    if (entry === undefined) return undefined;
    const quiet = { real: false, sorry: grouped };
    if (grouped) {
        const message = messages.group(text, entry.line.words[0]?.text ?? '');
        return { message, severity: 'warning', entry, quiet };
    }
    // Without persistence that the virtual server has no port is what is wrong.
    if (entry.port === undefined && !persistent) return undefined;
    const message = messages.differs(text, entry.port === undefined ? 'none' : String(entry.port));
    return { message, entry, quiet, ...(entry.port === undefined ? {} : { wanted: entry.port }) };
}

/** The real servers of a virtual server, by their addresses. */
const byAddress = oncePer(({ realServers }: Service): ReadonlyMap<string, readonly ServiceServer[]> => {
    const found = new Map<string, ServiceServer[]>();
    for (const server of realServers) {
        const key = addressKey(server.endpoint.address);
        const same = found.get(key);
        if (same === undefined) found.set(key, [server]);
        else same.push(server);
    }
    return found;
});

/** Whether a real server would be that of another block once it had the port that keepalived uses. */
function isTaken(server: ServiceServer, wanted: number | 'none', service: Service): boolean {
    const others = byAddress(service).get(addressKey(server.endpoint.address)) ?? [];
    return others.some(
        (other) =>
            other !== server &&
            (other.samePort || other.endpoint.port === undefined || other.endpoint.port === wanted),
    );
}

/** The fix that takes a port out; checks that relied on it name it from then on. */
function removal({ statement }: ServiceServer, word: Word, file: SourceFile): Fix[] {
    const [, address] = statement.words;
    if (address === undefined) return [];
    const relying = statement.children.filter(takesServerPort);
    const title = relying.length === 0 ? messages.remove() : messages.hand();
    const lines = relying.map((checker) => addLine(title, file, checker, `connect_port ${word.text}`));
    if (lines.some((fixes) => fixes.length === 0)) return [];
    const edit = { span: { start: address.span.end, end: word.span.end }, text: '' };
    return [{ title, safe: false, edits: [edit, ...lines.flat().flatMap(({ edits }) => edits)] }];
}

/** The fix that gives a server the port that keepalived uses; none where two servers would be one then. */
function fixesOf(
    server: ServiceServer,
    word: Word,
    wanted: number | 'none' | undefined,
    service: Service,
    file: SourceFile,
): Fix[] {
    if (wanted === undefined) return [];
    if (server !== service.sorryServer && isTaken(server, wanted, service)) return [];
    return wanted === 'none'
        ? removal(server, word, file)
        : [fixOf(messages.replace(wanted), false, word.span, String(wanted))];
}

function reportServer(
    server: ServiceServer,
    kind: 'real' | 'sorry',
    service: Service,
    { file, target: { release }, report }: RuleContext,
): void {
    const [, , word] = server.statement.words;
    const mismatch = word === undefined ? undefined : mismatchOf(service, server, word);
    if (word === undefined || mismatch === undefined) return;
    const { entry, wanted, quiet, ...finding } = mismatch;
    const { value, from } = server.method;
    const served = service.grouped ? entry.line.statement.node.span : service.name.span;
    const origin: Origin = quiet[kind] && !hasIt(release, '2.0.20', undefined) ? 'kalint' : 'keepalived';
    report({
        ...finding,
        span: word.span,
        origin,
        related: [
            { span: served, message: messages.served() },
            ...(from === undefined || value === undefined
                ? []
                : [{ span: from.statement.node.span, message: messages.method(value) }]),
        ],
        fixes: fixesOf(server, word, wanted, service, file),
    });
}
