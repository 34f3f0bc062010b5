/** An expanded configuration as text that keepalived reads, and as JSON. */
import type { ExpandedOrigin } from '../service/expand-origin.ts';
import type { ExpandedWord } from '../service/expand-words.ts';
import type { ExpandedConfig, ExpandedLine } from '../service/expand.ts';
import type { Located } from '../text/source-set.ts';
import { hasRoom, rowText, rowsOf, secretWords } from './expanded-lines.ts';
import { placeOf } from './range.ts';
import { MASK } from './secrets.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** How an expanded configuration is shown. */
export interface ExpandedOptions {
    readonly showSecrets: boolean;
    /** Whether comments say where statements come from. */
    readonly origins: boolean;
    readonly style: Style;
    /** Whether characters that cannot be seen are made visible; then keepalived may read the text otherwise. */
    readonly terminal: boolean;
}

/** What shows a word, with secrets hidden. */
function shower(config: ExpandedConfig, showSecrets: boolean): (word: ExpandedWord) => string | undefined {
    const secrets: ReadonlySet<ExpandedWord> = showSecrets ? new Set() : secretWords(config);
    return (word) => (secrets.has(word) ? MASK : undefined);
}

function placeText({ file, span }: Located): string {
    return `${visible(file.uri)}:${String(placeOf(file, span.start).line)}`;
}

/** Characters of a comment, so many that keepalived reads it as one line. */
const MAX_COMMENT = 320;

/** The variables of a sequence, without their values where the line that it makes has a secret. */
function stepName({ kind, name }: ExpandedOrigin['steps'][number], hidesValues: boolean): string {
    return kind === 'sequence' && hidesValues ? name.replace(/ = [^,]*/g, ` = ${MASK}`) : name;
}

/** Where a line comes from, as a comment; undefined for what stands in the main file as it is. */
function originText({ from, steps, parts }: ExpandedOrigin, hidesValues: boolean): string | undefined {
    const chain = steps.map((step) => {
        const { kind, name, at } = step;
        const place = placeText(at);
        if (kind === 'include') return `included at ${place}`;
        if (kind === 'definition') return `definition $${visible(name)} used at ${place}`;
        return `sequence at ${place} (${visible(stepName(step, hidesValues))})`;
    });
    const whole = chain.length === 0 ? [] : [['from ' + placeText(from), ...chain].join(', ')];
    const some = parts.map(({ name, from: place }) => `$${visible(name)} from ${placeText(place)}`);
    const text = [...whole, ...some].join('; ');
    if (text === '') return undefined;
    return `# ${text.length > MAX_COMMENT ? `${text.slice(0, MAX_COMMENT)}…` : text}`;
}

/** The configuration as text, one statement a line. With hidden secrets keepalived would read other values. */
export function expandedText(config: ExpandedConfig, options: ExpandedOptions): string {
    const { style, origins, terminal } = options;
    const mask = shower(config, options.showSecrets);
    const shown = (word: ExpandedWord): string => {
        const text = mask(word) ?? word.image;
        return terminal ? visible(text) : text;
    };
    const lines: string[] = [];
    for (const { indent, line, tail, takesComment } of rowsOf(config)) {
        if (line.kind !== 'words') {
            lines.push(`${indent}${line.kind === 'open' ? '{' : '}'}`);
            continue;
        }
        const [first, ...others] = line.words;
        const keyword = first === undefined ? '' : shown(first);
        const text = (tail === ' {' ? style.strong(keyword) : keyword) + rowText(others, shown) + tail;
        const hidesValues = line.words.some((word) => mask(word) !== undefined);
        const origin = origins ? originText(line.origin, hidesValues) : undefined;
        if (origin === undefined) lines.push(indent + text);
        else if (takesComment && hasRoom(`${indent}${text} ${origin}`))
            lines.push(`${indent}${text} ${style.faint(origin)}`);
        else lines.push(style.faint(origin), indent + text);
    }
    return lines.map((line) => `${line}\n`).join('');
}

/** Whether a secret would be hidden. */
export function hasSecrets(config: ExpandedConfig): boolean {
    return secretWords(config).size > 0;
}

/** A statement in JSON. */
interface StatementJson {
    readonly words: readonly string[];
    readonly origin?: object;
    children?: StatementJson[];
}

/** Blocks that JSON nests; what stands deeper is listed at that depth. */
const MAX_DEPTH = 64;

function placeJson({ file, span }: Located): object {
    return { path: file.uri, ...placeOf(file, span.start) };
}

function originJson({ from, steps, parts }: ExpandedOrigin, hidesValues: boolean): object {
    return {
        ...placeJson(from),
        steps: steps.map((step) => ({
            kind: step.kind,
            name: stepName(step, hidesValues),
            ...placeJson(step.at),
        })),
        parts: parts.map(({ name, from: place }) => ({ name, ...placeJson(place) })),
    };
}

function statementsOf(
    lines: readonly ExpandedLine[],
    mask: (word: ExpandedWord) => string | undefined,
): readonly StatementJson[] {
    const top: StatementJson[] = [];
    const stack: StatementJson[][] = [top];
    let last: StatementJson | undefined;
    let surplus = 0;
    for (const line of lines) {
        const into = stack.at(-1) ?? top;
        if (line.kind === 'words') {
            const hidesValues = line.words.some((word) => mask(word) !== undefined);
            last = {
                words: line.words.map((word) => mask(word) ?? word.text),
                origin: originJson(line.origin, hidesValues),
            };
            into.push(last);
        } else if (line.kind === 'close') {
            if (surplus > 0) surplus--;
            else if (stack.length > 1) stack.pop();
            last = undefined;
        } else if (stack.length > MAX_DEPTH) {
            surplus++;
            last = undefined;
        } else {
            if (last === undefined) into.push((last = { words: [] }));
            last.children = [];
            stack.push(last.children);
            last = undefined;
        }
    }
    return top;
}

/** The configuration as one JSON document with a line end. */
export function expandedJson(
    config: ExpandedConfig,
    facts: { readonly version: string; readonly target: string; readonly configId: string | undefined },
    showSecrets: boolean,
): string {
    const mask = shower(config, showSecrets);
    const document = {
        version: facts.version,
        target: facts.target,
        configId: facts.configId ?? null,
        files: config.files.map(({ uri }) => uri),
        statements: statementsOf(config.lines, mask),
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
}
