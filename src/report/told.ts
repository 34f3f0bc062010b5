/** What of a finding programs are told. */
import type { Diagnostic, FileFix } from '../rules/diagnostic.ts';
import type { Sources } from './input.ts';
import { quotesSecret } from './secrets.ts';

/** The fixes of a finding without those that write a secret, which cannot be told without telling that. */
export function toldFixes({ uri, fixes }: Diagnostic, sources: Sources): readonly FileFix[] {
    const redaction = sources.redaction(uri);
    return fixes.filter((fix) => !fix.edits.some((edit) => quotesSecret(`"${edit.text}"`, redaction)));
}
