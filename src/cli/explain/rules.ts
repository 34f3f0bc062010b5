import { rulePage } from '../../node/pages.ts';
import { EVERY_RULE, type KnownRule } from '../../cluster/catalogue.ts';
import { sinceOf } from '../../rules/rule.ts';
import { wrap } from '../../report/table.ts';

/** The rules with that id, or with an id that ends so after its `/`. */
export function findRules(what: string): readonly KnownRule[] {
    return EVERY_RULE.filter(({ meta }) => meta.id === what || meta.id.endsWith(`/${what}`));
}

/** The rules that find what keepalived complains about in that message. */
export function rulesThatSay(message: string): readonly KnownRule[] {
    const text = message.toLowerCase();
    return EVERY_RULE.filter(({ meta }) =>
        (meta.says ?? []).some((part) => text.includes(part.toLowerCase())),
    );
}

/** Tells about a rule: what its page says, in plain text. */
export function explainRule({ meta }: KnownRule, width: number): string {
    const origin =
        meta.origin === 'keepalived'
            ? 'the config test of keepalived complains about it too'
            : 'keepalived says nothing about it';
    const fix =
        meta.fixable === undefined
            ? 'has no fix'
            : meta.fixable === 'safe'
              ? '--fix mends it'
              : '--unsafe-fixes mends it';
    return [
        `${meta.id}: ${meta.title}`,
        ...wrap(meta.why, width, '    '),
        `    - ${meta.severity}; ${origin}`,
        `    - preset ${meta.preset}; ${fix}`,
        `    - since kalint ${sinceOf(meta)}; source: ${meta.source}`,
        ...furtherLines(rulePage(meta.id) ?? '', width),
        '',
    ].join('\n');
}

/** What a page has behind the reason, paragraph by paragraph; nothing of an empty page. */
function furtherLines(page: string, width: number): string[] {
    const [, why = ''] = page.split('\n## Why it matters\n\n');
    const lines: string[] = [];
    let paragraph: string[] = [];
    let inCode = false;
    const end = (): void => {
        if (paragraph.length > 0) lines.push('', ...wrap(plainText(paragraph.join(' ')), width, '    '));
        paragraph = [];
    };
    for (const line of why.slice(why.indexOf('\n\n') + 1).split('\n')) {
        if (line.startsWith('```')) {
            end();
            inCode = !inCode;
            if (inCode) lines.push('');
        } else if (inCode) {
            lines.push(line === '' ? '' : `        ${line}`);
        } else if (line.trim() === '') {
            end();
        } else {
            if (/^(?:[-*]|\d+\.) /.test(line)) end();
            paragraph.push(line.trim());
        }
    }
    end();
    return lines;
}

/** A paragraph without the signs of Markdown. */
function plainText(paragraph: string): string {
    return paragraph.replace(/^#+ (.*)$/, '$1:').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
