/** Telling what the real program says of the machine from what it says of the text. */

/** Something that keepalived printed. */
export interface Message {
    /** Name of an included file; absent for the file that was tested. */
    readonly file?: string;
    /** Counts from 1; absent where keepalived names none. */
    readonly line?: number;
    readonly text: string;
    /** Whether its truth depends on the machine: scripts, users, files, names to resolve, interfaces. */
    readonly env: boolean;
}

/** Always about the machine, whatever the text says. */
const OF_MACHINE: readonly RegExp[] = [
    /SECURITY VIOLATION/,
    /^Unable to set default user/,
    /^Error setting global script uid/,
    /^Disabling .*script .* (?:since not found|due to insecure)/,
    /^Config files missing/,
    /^Unsafe permissions|is insecure|not found, ?executable|is not executable|not accessible/,
    /^(?:Warning - script|Script) .*(?:not found|not executable)/,
    /^WARNING - (?:default user|script )/,
    /^Invalid smtp server (?!\[?[0-9a-fA-F.:]+\]? )/,
    /interface \S+ .*doesn't exist/,
    /^Non-existent interface/,
    /^Unable to (?:access|open|resolve)/,
    // Names that the files of iproute2 and /etc/protocols give to numbers.
    /^Routing table \S+ not found/,
    /not found or invalid for (?:rule|route)|^Invalid (?:scope|realms|ipproto)|^invalid realms/,
    /^TOS value .* is invalid|suppress_group|(?:VMAC|ipvlan) group/,
];

const OF_WHOLE: readonly RegExp[] = [
    /specified in sync group .* doesn't exist/,
    /no matching virtual router found in group declaration/,
    /^Sync group \S+ has (?:no|only \d+) virtual router/,
];

/** Whether a message may be untrue only because something it looks for stands in a file that is missing. */
export function isOfWhole(text: string): boolean {
    return OF_WHOLE.some((pattern) => pattern.test(text));
}

const SCRIPT_REMOVED = /^Unable to set default user for vrrp script (\S+) - removing/;
const SCRIPT_MISSING = /track script (\S+) not found, ignoring/;

/** Marks the messages of one run that depend on the machine, also as a consequence of others. */
export function markEnvironment(messages: readonly Omit<Message, 'env'>[]): Message[] {
    const removed = new Set(messages.map(({ text }) => SCRIPT_REMOVED.exec(text)?.[1]));
    const incomplete = messages.some(({ text }) => text.startsWith('Config files missing'));
    return messages.map((message) => {
        const script = SCRIPT_MISSING.exec(message.text)?.[1];
        const env =
            OF_MACHINE.some((pattern) => pattern.test(message.text)) ||
            (script !== undefined && removed.has(script)) ||
            (incomplete && isOfWhole(message.text));
        return { ...message, env };
    });
}
