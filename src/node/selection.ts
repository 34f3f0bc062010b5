import { basename, dirname } from 'node:path';

/** What of a folder a walk takes; paths are absolute. */
export interface Selection {
    readonly isChecked: (path: string) => boolean;
    readonly isEntered: (folder: string) => boolean;
    /** What is missing where nothing is checked, in words. */
    readonly sought: string;
}

/** What is taken of a folder, which is given by its absolute path. */
export type SelectionIn = (folder: string) => Selection | Promise<Selection>;

/** Ends of names of templates: text with gaps, which is no configuration until they are filled in. */
const TEMPLATE = /\.(?:j2|jinja2?|erb|epp|tmpl|tpl|mustache)$/i;

/** Folders that hold the work of others, or none at all. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Whether a file is a template by its name. */
export function isTemplate(path: string): boolean {
    return TEMPLATE.test(path);
}

/** Whether one of the folders above `path` (absolute) has a name that starts with `keepalived`. */
function belowKeepalived(path: string): boolean {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
        if (basename(folder).startsWith('keepalived')) return true;
        if (folder === dirname(folder)) return false;
    }
}

/**
 * Whether a file that a walk meets is checked: `keepalived*.conf`, and any `*.conf` below a
 * folder named `keepalived*`; not the `*.conf.*` of backups and samples. `path` is absolute,
 * so that the answer does not depend on where the walk began.
 */
export function isChecked(path: string): boolean {
    const name = basename(path);
    if (!name.endsWith('.conf') || name.includes('.conf.') || isTemplate(name)) return false;
    return name.startsWith('keepalived') || belowKeepalived(path);
}

/** Whether a walk enters a folder that it meets. */
export function isEntered(folder: string): boolean {
    return !SKIPPED_FOLDERS.has(basename(folder));
}

/** What is taken where no configuration file says otherwise. */
export const usualSelection: Selection = {
    isChecked,
    isEntered,
    sought: 'neither a keepalived*.conf nor a *.conf below a folder named keepalived*',
};
