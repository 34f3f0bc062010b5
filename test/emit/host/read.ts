/** Planned files as the host will have them, for kalint's readers. */
import { hostFiles } from '../../../src/emit/host/index.ts';
import type { Director, Plan, RealServer } from '../../../src/emit/plan.ts';
import type { HostFile } from '../../../src/hosts/place.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';

/** The files of a host, behind those that it has by itself. */
export function planned(
    plan: Plan,
    host: Director | RealServer,
    own: Readonly<Record<string, string>> = {},
): readonly HostFile[] {
    const texts = [
        ...Object.entries(own),
        ...hostFiles(plan, host).map(({ path, text }): [string, string] => [path, text]),
    ];
    return texts.map(([path, text]) => ({ path, file: createSourceFile(path, text) }));
}

/** The text of the file at a path; undefined where there is none. */
export function textAt(plan: Plan, host: Director | RealServer, path: string): string | undefined {
    return hostFiles(plan, host).find((file) => file.path === path)?.text;
}
