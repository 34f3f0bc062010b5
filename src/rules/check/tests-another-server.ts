import { isChecker } from '../../model/checker-timers.ts';
import type { ServiceServer } from '../../model/service.ts';
import type { Bound } from '../../schema/bind.ts';
import { addressKey, familyOf, singleAddress } from '../../schema/values/address.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Fix } from '../diagnostic.ts';
import { type Finding, type Rule, fixOf } from '../rule.ts';
import { eachService } from '../lvs/each.ts';
import { quote } from '../words.ts';

const messages = {
    connects: (address: string, own: string) =>
        `the check of ${quote(own)} connects to ${quote(address)}, another real server; whether ${quote(own)} works is not checked`,
    names: (address: string, own: string) =>
        `the check of ${quote(own)} is given ${quote(address)}, another real server, and not its own address`,
    other: () => 'the other real server',
    write: (address: string) => `write ${quote(address)}`,
};

/** The addresses in a command, each with where it stands in the text of its word. */
function addressesIn({ text }: Word): readonly { readonly address: string; readonly at: number }[] {
    return [...text.matchAll(/[\da-fA-F:.]{3,}/g)]
        .map(({ 0: address, index }) => ({ address: address.replace(/[.:]+$/, ''), at: index }))
        .map(({ address, at }) => ({ address: address.replace(/^([\d.]+):\d+$/, '$1'), at }))
        .filter(({ address }) => familyOf(address) !== undefined);
}

/** The address that a check goes to instead of that of its real server. */
function strayIn(
    line: Bound,
    own: string,
    others: ReadonlyMap<string, ServiceServer>,
): { readonly finding: Finding; readonly other: ServiceServer } | undefined {
    const [, word] = line.words;
    if (word === undefined) return undefined;
    const fixes = (start: number, old: string): readonly Fix[] => [
        fixOf(messages.write(own), false, { start, end: start + old.length }, own),
    ];
    if (line.spec?.name === 'connect_ip') {
        const address = singleAddress(word.text);
        const other = others.get(addressKey(address));
        if (other === undefined || addressKey(own) === addressKey(address)) return undefined;
        const finding = { message: messages.connects(address, own), span: word.span };
        return {
            other,
            finding: { ...finding, fixes: fixes(word.span.start + (word.quoted ? 1 : 0), address) },
        };
    }
    if (line.spec?.name !== 'misc_path') return undefined;
    const found = line.words
        .slice(1)
        .flatMap((each) => addressesIn(each).map((at) => ({ ...at, word: each })));
    const [first, second] = found;
    // With several addresses there is more to the check than one server.
    if (first === undefined || second !== undefined) return undefined;
    const other = others.get(addressKey(first.address));
    if (other === undefined || addressKey(own) === addressKey(first.address)) return undefined;
    const start = first.word.span.start + (first.word.quoted ? 1 : 0) + first.at;
    const span = { start, end: start + first.address.length };
    return {
        other,
        finding: { message: messages.names(first.address, own), span, fixes: fixes(start, first.address) },
    };
}

/** A check of a real server that tests another one. */
export const testsAnotherServer: Rule = {
    meta: {
        id: 'check/tests-another-server',
        area: 'check',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'check of another real server',
        why: 'The block of a real server is copied for the next one, and the address in its check stays. Then two blocks check one server, and nobody the other: while that is down clients are still sent to it, and when the first one fails both are taken out.',
        symptoms: ['servers-removed', 'dead-server-stays'],
        source: 'keepalived/check/check_api.c:co_ip_handler',
    },
    messages,
    create: (context) =>
        eachService(context, ({ realServers }) => {
            const servers = new Map(realServers.map((each) => [addressKey(each.endpoint.address), each]));
            for (const { statement, endpoint } of realServers) {
                const checkers = statement.children.filter(isChecker);
                for (const line of checkers.flatMap(({ children }) => children)) {
                    const stray = strayIn(line, endpoint.address, servers);
                    if (stray === undefined) continue;
                    const { span } = stray.other.statement.words[1] ?? stray.other.statement.statement.node;
                    context.report({
                        ...stray.finding,
                        related: [{ span, message: messages.other() }],
                    });
                }
            }
        }),
};
