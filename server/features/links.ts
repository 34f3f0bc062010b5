import type { DocumentLink as Link } from 'vscode-languageserver';
import type { DocumentLink } from '../../src/service/editor/structure/links.ts';
import { rangeOf, uriOf } from '../convert.ts';
import type { Feature } from './feature.ts';

export const links: Feature = {
    name: 'Links',
    does: 'included files, the programs that keepalived runs, and the rules that a suppression names',
    capabilities: { documentLinkProvider: {} },
    serve: (connection, { capabilities, fileOf, service, viewFor }) => {
        const says = capabilities.textDocument?.documentLink?.tooltipSupport === true;
        connection.onDocumentLinks(({ textDocument }) => {
            const file = fileOf(textDocument.uri);
            if (file === undefined) return null;
            const { docsBase } = viewFor(file.uri);
            return service.links(file.uri).map(({ span, to, target }): Link => ({
                range: rangeOf(file, span),
                target: to === 'rule' ? `${docsBase}rules/${target}.md` : uriOf(target),
                ...(says ? { tooltip: TOOLTIPS[to] } : {}),
            }));
        });
    },
};

const TOOLTIPS: Readonly<Record<DocumentLink['to'], string>> = {
    included: 'Open the file that is included',
    program: 'Open the program that keepalived runs, as it is on this machine',
    rule: 'Open the page of the rule',
};
