import { isRead } from '../../schema/values/judge.ts';
import type { Bound } from '../../schema/bind.ts';
import { addLine } from '../lvs/add-line.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    unnamed: (host: string) =>
        `the check asks for ${quote(host)} only behind the TLS handshake, which names no host without "enable_sni"; a server for several hosts may refuse it`,
    host: () => 'the host that is asked for',
    add: () => 'add "enable_sni"',
};

/** First release with `enable_sni`. */
const SINCE = '1.4.3';

/** The statement that names the host for a check: its own, or that of the virtual server around it. */
function hostOf(check: Bound): Bound | undefined {
    const named = (block: Bound | undefined): Bound | undefined =>
        block?.children.findLast(({ spec, words }) => spec?.name === 'virtualhost' && words.length > 1);
    const urls = check.children.filter(({ spec }) => spec?.name === 'url');
    return urls.map(named).find((each) => each !== undefined) ?? named(check) ?? named(check.parent?.parent);
}

/** A check over TLS that does not say there for which host it is. */
export const hostNotNamed: Rule = {
    meta: {
        id: 'check/host-not-named',
        area: 'check',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'virtual host without "enable_sni"',
        why: 'Web servers with several hosts choose by the name in the TLS handshake. keepalived puts the "virtualhost" there only with "enable_sni"; else it stands in the request alone, after the handshake. Such a server answers with the certificate of its first host, and newer ones refuse the request with status 421 or end the handshake: a server that works is taken out.',
        symptoms: ['servers-removed'],
        source: 'keepalived/check/check_ssl.c:ssl_connect',
    },
    messages,
    create: ({ file, target, report }) => {
        if (!hasIt(target.release, SINCE, undefined) || target.lacks.includes('sni')) return {};
        return {
            enter(check) {
                if (check.spec?.name !== 'SSL_GET' || !isRead(check, target)) return;
                const { children } = check;
                const isKnown = children.every(({ binding }) => binding.kind === 'known');
                if (!isKnown || children.some(({ spec }) => spec?.name === 'enable_sni')) return;
                const host = hostOf(check)?.words[1];
                const [keyword] = check.words;
                if (host === undefined || keyword === undefined) return;
                report({
                    message: messages.unnamed(host.text),
                    span: keyword.span,
                    related: [{ span: host.span, message: messages.host() }],
                    fixes: addLine(messages.add(), file, check, 'enable_sni'),
                });
            },
        };
    },
};
