/** What a place in the text speaks of: a thing that has a name, a definition, or a file. */
import { type NamedThing, type Occurrence, symbolTable } from '../../../model/symbols.ts';
import { tokenTypeAt } from './at.ts';
import { type Directive, directiveAt } from './directives.ts';
import type { Reading } from '../reading.ts';
import { type VariableUse, variableUseAt } from './variables.ts';
import { Comment } from '../../../../grammar/tokens.ts';
import type { Span } from '../../../text/span.ts';
import { lastBefore } from '../../../text/search.ts';

/** What a place in the text speaks of; `span` is the name there. */
export type Referent =
    | {
          readonly kind: 'variable';
          readonly name: string;
          /** Absent on the line that defines it. */
          readonly use?: VariableUse;
          readonly span: Span;
      }
    | {
          readonly kind: 'name';
          readonly thing: NamedThing;
          readonly occurrence: Occurrence;
          readonly span: Span;
      }
    | { readonly kind: 'file'; readonly directive: Directive; readonly span: Span };

/** What an offset speaks of; the end of a name belongs to it. */
export function referentAt({ bound, target }: Reading, offset: number): Referent | undefined {
    const { tree } = bound.config;
    if (tokenTypeAt(tree, offset) === Comment) return undefined;
    const use = variableUseAt(tree, offset);
    if (use !== undefined) return { kind: 'variable', name: use.name, use, span: use.nameSpan };
    const directive = directiveAt(tree, offset);
    if (directive?.kind === 'include') return { kind: 'file', directive, span: directive.textSpan };
    if (directive !== undefined) {
        const { name, nameSpan } = directive;
        return offset <= nameSpan.end ? { kind: 'variable', name, span: nameSpan } : undefined;
    }
    const { occurrences, find } = symbolTable(bound, target);
    const occurrence = occurrences[lastBefore(occurrences, offset, ({ span }) => span.start)];
    if (occurrence === undefined || offset > occurrence.span.end) return undefined;
    const thing = find(occurrence.kind, occurrence.name);
    return thing === undefined ? undefined : { kind: 'name', thing, occurrence, span: occurrence.span };
}
