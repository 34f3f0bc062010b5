import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
    type CompletionItem,
    CompletionItemTag,
    CompletionTriggerKind,
    InsertTextFormat,
    InsertTextMode,
    type MarkupContent,
    type Position,
    type TextEdit,
} from 'vscode-languageserver';
import { snippetOf } from '../../../server/snippet.ts';
import { type Template, textOf } from '../../../src/service/editor/writing/template.ts';
import { propertySeed } from '../../support/texts.ts';
import { Client, buildDist } from '../client.ts';

const URI = 'file:///etc/keepalived/keepalived.conf';
const TEXT = `vrrp_script chk {
    script "/bin/true"
}

vrrp_instance VI_1 {
    state${' '}
    interface eth0
    virtual_router_id 51
    
    authentication {
        auth_type PASS
        auth_pass s3cret12
    }
    virtual_ipaddress {
        192.0.2.10/24
    }
}

`;

const ABLE = {
    textDocument: {
        completion: {
            completionItem: {
                snippetSupport: true,
                resolveSupport: { properties: ['documentation'] },
                insertTextModeSupport: { valueSet: [InsertTextMode.adjustIndentation] },
            },
        },
    },
};

const UNABLE = { textDocument: { completion: { completionItem: { documentationFormat: ['plaintext'] } } } };

/** Editors that know nothing beside words, and all that there is. */
let plain: Client;
let able: Client;

beforeAll(async () => {
    const dist = buildDist();
    ({ client: plain } = await Client.start(dist, { capabilities: UNABLE }));
    ({ client: able } = await Client.start(dist, { capabilities: ABLE }));
    await plain.open(URI, TEXT);
    await able.open(URI, TEXT);
}, 120_000);

afterAll(async () => {
    await plain.stop();
    await able.stop();
});

async function offered(
    client: Client,
    position: Position,
    triggerCharacter?: string,
): Promise<readonly CompletionItem[]> {
    const context =
        triggerCharacter === undefined
            ? { triggerKind: CompletionTriggerKind.Invoked }
            : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter };
    return client.ask<CompletionItem[]>('completion', URI, { position, context });
}

function find(items: readonly CompletionItem[], label: string): CompletionItem {
    const found = items.find((each) => each.label === label);
    if (found === undefined) throw new Error(`"${label}" is not offered`);
    return found;
}

const newText = ({ textEdit }: CompletionItem): string => (textEdit as TextEdit).newText;
const top = { line: 17, character: 0 };
const inInstance = { line: 8, character: 4 };

describe('an editor that knows snippets', () => {
    it('gets a block with stops', async () => {
        const item = find(await offered(able, top), 'vrrp_instance');
        expect(item.insertTextFormat).toBe(InsertTextFormat.Snippet);
        expect(item.insertTextMode).toBe(InsertTextMode.adjustIndentation);
        expect(newText(item)).toBe(`vrrp_instance \${1:VI_2} {
    state \${2|BACKUP,MASTER|}
    interface \${3:eth0}
    virtual_router_id \${4:52}
    priority \${5:100}
    virtual_ipaddress {
        \${6:192.0.2.11/24}
    }
}`);
    });

    it('gets a word as it is where it takes no others', async () => {
        const item = find(await offered(able, inInstance), 'nopreempt');
        expect(newText(item)).toBe('nopreempt');
        expect(item.insertTextFormat).toBeUndefined();
    });
});

describe('an editor that does not', () => {
    it('gets words only', async () => {
        for (const position of [top, inInstance])
            for (const item of await offered(plain, position)) {
                expect(newText(item)).toBe(item.label);
                expect(item.insertTextFormat).toBeUndefined();
            }
    });
});

describe('the documentation', () => {
    it('comes with the list for an editor that does not ask', async () => {
        const item = find(await offered(plain, inInstance), 'priority');
        expect((item.documentation as MarkupContent).value).toContain('1 to 255');
        expect((item.documentation as MarkupContent).kind).toBe('plaintext');
    });

    it('comes when the item is looked at for one that does', async () => {
        const item = find(await offered(able, inInstance), 'priority');
        expect(item.documentation).toBeUndefined();
        expect(item.detail).toBe('priority');
        const resolved = await able.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
        expect((resolved.documentation as MarkupContent).value).toContain('1 to 255');
        expect((resolved.documentation as MarkupContent).kind).toBe('markdown');
        expect(resolved.textEdit).toEqual(item.textEdit);
    });

    it('stays away from an item of another making', async () => {
        for (const data of [
            undefined,
            5,
            null,
            { uri: URI },
            { uri: 'file:///x', path: '', name: 'vrrp_instance' },
        ]) {
            const item = { label: 'x', ...(data === undefined ? {} : { data }) };
            expect(await able.connection.sendRequest('completionItem/resolve', item)).toEqual(item);
        }
    });
});

describe('the order', () => {
    it('is that of the list, with what is lacking first and what is deprecated last', async () => {
        const items = await offered(able, inInstance);
        const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
        expect(sorted).toEqual(items);
        expect(items[0]).toMatchObject({ label: 'priority', preselect: true });
        expect(items.at(-1)?.tags).toEqual([CompletionItemTag.Deprecated]);
        expect(items.every(({ commitCharacters }) => commitCharacters === undefined)).toBe(true);
    });
});

describe('a blank that is typed', () => {
    const blank = ' ';

    it('brings up the words that a keyword takes', async () => {
        const items = await offered(able, able.at(URI, 'state', 6), blank);
        expect(items.map(({ label }) => label)).toEqual(['MASTER', 'BACKUP']);
    });

    it('brings up nothing at the start of a line', async () => {
        expect(await offered(able, inInstance, blank)).toEqual([]);
        expect((await offered(able, inInstance)).length).toBeGreaterThan(50);
    });
});

it('offers no secret', async () => {
    for (const words of ['auth_pass s3', 'auth_pass']) {
        const found = await offered(plain, plain.at(URI, words, words.length));
        expect(JSON.stringify(found)).not.toContain('s3cret12');
    }
});

/** The text of a snippet when all its stops are left as they are, as its grammar in the protocol has it. */
function filled(snippet: string): string {
    const unescaped = (text: string): string => text.replace(/\\([\\$},|])/g, '$1');
    const STOP =
        /\\([\\$}])|\$0|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\|((?:\\.|[^\\,|])*)(?:,(?:\\.|[^\\|])*)?\|\}/gs;
    return snippet.replace(
        STOP,
        (_, escaped?: string, placeholder?: string, first?: string) =>
            escaped ?? unescaped(placeholder ?? first ?? ''),
    );
}

it('writes templates of any text as snippets', () => {
    expect(snippetOf(['a$b}\\ ', { words: ['x', 'y,z|'] }, { words: [] }])).toBe(
        'a\\$b}\\\\ ${1|x,y\\,z\\||}$0',
    );
    const text = fc.string({ unit: fc.constantFrom('a', '$', '{', '}', '|', ',', '\\', '\n', '1', ':') });
    const part = fc.oneof(text, fc.record({ words: fc.array(text, { minLength: 1, maxLength: 3 }) }));
    fc.assert(
        fc.property(fc.array(part), (template: Template) => {
            expect(filled(snippetOf(template))).toBe(textOf(template));
        }),
        { seed: propertySeed() },
    );
});
