import type { Bound, BoundConfig } from '../../schema/bind.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Fix } from '../diagnostic.ts';
import { isAlone, lineEndOf, spanToDelete, wholeLine } from '../edits.ts';

const messages = {
    move: () => 'move it to "global_defs" as "lvs_sync_daemon"',
};

/** Whether a statement stands in the file just as keepalived reads it, with no condition in front of it. */
function isPlain(file: SourceFile, { statement: { node }, words }: Bound): boolean {
    const { start } = node.span;
    const before = file.text.slice(wholeLine(file, start).start, start);
    return before.trim() === '' && words.every(({ via }) => via === undefined);
}

/**
 * The fix that puts `lvs_sync_daemon` in place of the `lvs_sync_daemon_interface` of an instance; none
 * where the daemon is defined elsewhere too. The number of the daemon stays 0, which the old keyword gives
 * it, and the new one does not (`keepalived/vrrp/vrrp.c:vrrp_complete_init`).
 */
export function moveSyncDaemon(line: Bound, { statements }: BoundConfig, file: SourceFile): Fix[] {
    const { parent } = line;
    const [, device] = line.words;
    const [, instance] = parent?.words ?? [];
    if (parent === undefined || device === undefined || instance === undefined) return [];
    const all = statements.filter(({ spec }) => spec?.name === 'global_defs' || spec === parent.spec);
    const daemons = all
        .flatMap(({ children }) => children)
        .filter(({ spec }) => spec === line.spec || spec?.name === 'lvs_sync_daemon');
    if (daemons.length > 1 || ![line, parent].every((each) => isPlain(file, each))) return [];
    const said = [device, instance].map(({ span }) => file.text.slice(span.start, span.end));
    const text = `lvs_sync_daemon ${said.join(' ')} id 0`;
    const place = insertion(all, text, file);
    if (place === undefined) return [];
    const edits = [place, { span: spanToDelete(file, line.statement.node.span), text: '' }];
    return [{ title: messages.move(), safe: false, since: '1.2.20', edits }];
}

/** Puts a line into the first `global_defs`, or into one of its own in front of the first instance. */
function insertion(all: readonly Bound[], text: string, file: SourceFile): Fix['edits'][number] | undefined {
    const eol = lineEndOf(file);
    const globals = all.find(({ spec }) => spec?.name === 'global_defs');
    if (globals === undefined) {
        const first = all[0]?.statement.node.span.start ?? 0;
        const { start } = wholeLine(file, first);
        const block = `global_defs {${eol}    ${text}${eol}}${eol}${eol}`;
        return file.text.slice(start, first).trim() === ''
            ? { span: { start, end: start }, text: block }
            : undefined;
    }
    const close = globals.statement.node.block?.close;
    if (close === undefined || close.start === close.end || !isPlain(file, globals) || !isAlone(file, close))
        return undefined;
    const last = globals.children.at(-1)?.statement.node.span;
    const indent =
        last === undefined ? '' : /^[ \t]*/.exec(file.text.slice(wholeLine(file, last.start).start))?.[0];
    const { start } = wholeLine(file, close.start);
    return { span: { start, end: start }, text: `${indent === '' ? '    ' : indent}${text}${eol}` };
}
