/** Words after which the name of an interface stands on the same line. */
const BEFORE_NAME = new Set([
    'interface',
    'dev',
    'oif',
    'iif',
    'default_interface',
    'vrrp_garp_extra_if',
    'garp_extra_if',
    'lvs_sync_daemon',
    'lvs_sync_daemon_inteface',
    'lvs_sync_daemon_interface',
]);

/** Blocks whose lines each start with the name of an interface, or hold nothing but such names. */
const BLOCKS = new Set(['track_interface', 'linkbeat_interfaces', 'interface_up_down_delays', 'interfaces']);

/** What Linux takes as the name of an interface: up to 15 bytes without `/`, `:` and blanks. */
function isInterfaceName(word: string): boolean {
    return /^[^\s/:%{}"$]+$/.test(word) && Buffer.byteLength(word) <= 15 && word !== '.' && word !== '..';
}

/** The words and braces of a text's lines, comments left out and simple definitions put in. */
function wordsOfLines(text: string): string[][] {
    const definitions = new Map<string, string>();
    const lines: string[][] = [];
    for (const line of text.split('\n')) {
        const bare = line.replace(/[#!].*$/, '').replace(/^\s*@\S+/, '');
        const definition = /^\s*\$(\w+)=\s*(.*?)\s*$/.exec(bare);
        if (definition?.[1] !== undefined) definitions.set(definition[1], definition[2] ?? '');
        const full = bare.replace(/\$\{?(\w+)\}?/g, (all, name: string) => definitions.get(name) ?? all);
        lines.push(full.match(/[{}]|[^\s{}"]+/g) ?? []);
    }
    return lines;
}

/**
 * The names of interfaces that a configuration text mentions, without doubles. Rather one
 * too many than one too few: the real program complains about an interface that is missing.
 */
export function interfacesIn(text: string): string[] {
    const names = new Set<string>();
    let inside = false;
    let pending = false;
    for (const words of wordsOfLines(text)) {
        words.forEach((word, at) => {
            if (word === '{') {
                inside = pending;
            } else if (word === '}') {
                inside = false;
            } else if (inside || BEFORE_NAME.has(words[at - 1] ?? '')) {
                if (isInterfaceName(word)) names.add(word);
            }
            if (word !== '{') pending = BLOCKS.has(word);
        });
    }
    return [...names];
}
