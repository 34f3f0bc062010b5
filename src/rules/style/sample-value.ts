import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { deleteStatement, deleteWhole } from '../edits.ts';
import type { Fix } from '../diagnostic.ts';
import type { Finding, Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    mail: (address: string) =>
        `${quote(address)} is an address of the sample, and there is no such domain; mail to it or from it is lost`,
    mails: () =>
        'all these addresses are those of the sample, and there is no such domain; mail to them is lost',
    server: (address: string) =>
        `${quote(address)} is the mail server of the sample; where there is none, each mail is tried until "smtp_connect_timeout"`,
    name: (name: string) =>
        `${quote(name)} is the name of the sample; each machine that keeps it has the same name in mails and in SNMP`,
    remove: () => 'remove it',
    removeName: () => 'remove it (keepalived takes the host name)',
};

const DOMAIN = /@firewall\.loc>?$/i;
const SERVER = '192.168.200.1';
const NAME = 'LVS_DEVEL';

function firstWord({ words }: Bound): string {
    return words[1]?.text ?? '';
}

/** What `notification_email` has left of the sample: all of it, or some lines. */
function recipients(block: Bound, file: SourceFile): Finding[] {
    const samples = block.children.filter(({ words }) => words.some(({ text }) => DOMAIN.test(text)));
    if (samples.length === 0) return [];
    const isAll =
        samples.length === block.children.length && samples.every(({ words }) => words.length === 1);
    if (isAll) {
        const fixes = deleteWhole(messages.remove(), false, file, block.statement.node);
        return [{ message: messages.mails(), span: wordsSpan(block), fixes }];
    }
    return samples.map((line) => ({
        message: messages.mail(line.words.find(({ text }) => DOMAIN.test(text))?.text ?? ''),
        span: wordsSpan(line),
        fixes:
            line.words.length > 1
                ? []
                : [deleteStatement(messages.remove(), false, file, line.statement.node)],
    }));
}

/** What the statements of `global_defs` have left of the sample. */
function leftOvers(globals: readonly Bound[], file: SourceFile): Finding[] {
    const mailServer = globals.find(({ spec }) => spec?.name === 'smtp_server');
    const found = globals.flatMap((each): Finding[] => {
        const fix = (title: string): readonly Fix[] => [
            deleteStatement(title, false, file, each.statement.node),
        ];
        const value = firstWord(each);
        const span = wordsSpan(each);
        switch (each.spec?.name ?? '') {
            case 'notification_email':
                // Without a server no mail is sent in any case.
                return mailServer === undefined ? [] : recipients(each, file);
            case 'notification_email_from':
                return DOMAIN.test(value) && mailServer !== undefined
                    ? [{ message: messages.mail(value), span, fixes: fix(messages.remove()) }]
                    : [];
            case 'router_id':
                return value === NAME
                    ? [{ message: messages.name(value), span, fixes: fix(messages.removeName()) }]
                    : [];
            default:
                return [];
        }
    });
    // The address may be that of a mail server; beside the rest of the sample it hardly is.
    if (mailServer === undefined || firstWord(mailServer) !== SERVER || found.length === 0) return found;
    const fixes = [deleteStatement(messages.remove(), false, file, mailServer.statement.node)];
    return [...found, { message: messages.server(SERVER), span: wordsSpan(mailServer), fixes }];
}

/** What was left of the sample configuration. */
export const sampleValue: Rule = {
    meta: {
        id: 'style/sample-value',
        area: 'style',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'value of the sample configuration',
        why: 'The "global_defs" of the sample that comes with keepalived are copied from guide to guide. Its mail addresses and its mail server do not exist: a failover that was to be reported by mail is not, and the name "LVS_DEVEL" on every machine makes their mails look the same.',
        symptoms: ['no-mail'],
        source: 'keepalived/etc/keepalived/keepalived.conf.sample',
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            const globals = bound.statements
                .filter(({ spec }) => spec?.name === 'global_defs')
                .flatMap(({ children }) => children)
                .filter((each) => isRead(each, target));
            for (const finding of leftOvers(globals, file)) report(finding);
        },
    }),
};
