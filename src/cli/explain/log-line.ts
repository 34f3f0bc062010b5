import { homesOf } from '../../../grammar/schema/places.ts';
import { wrap } from '../../report/table.ts';
import { didYouMean } from '../../text/suggest.ts';
import { explainKeyword, findKeyword, keywordNames } from './keywords.ts';
import { MESSAGES } from './messages.ts';
import { explainRule, rulesThatSay } from './rules.ts';
import { explainForeign, findForeign } from './foreign.ts';

/** A pasted line, taken apart. */
interface LogLine {
    /** Without time stamp, process and place. */
    readonly message: string;
    readonly file?: string;
    readonly line?: string;
}

/** What syslog writes in front of a message, or keepalived itself on a terminal. */
const PREFIX = /^(?:.*?\bKeepalived(?:_\w+)?(?:\[\d+\])?:|\w{3} \w{3} +\d{1,2} [\d:]{8} \d{4}:)\s*/;

/** Takes off what syslog and keepalived put in front of a message. */
function takeApart(text: string): LogLine {
    const bare = text.trim().replace(PREFIX, '');
    const place = /^\((?:(.*?): ?)?Line (\d+)\)\s*/i.exec(bare);
    if (place === null) return { message: bare };
    const [all, file, line = ''] = place;
    return { message: bare.slice(all.length), line, ...(file === undefined ? {} : { file }) };
}

/** More rules than this for one message are named only, not explained. */
const FEW_RULES = 1;

/** Names of keywords that a message mentions and that could hardly be plain words. */
function keywordsIn(message: string): string[] {
    const words = message.match(/[A-Za-z][\w-]*/g) ?? [];
    return [...new Set(words.filter((word) => /[_A-Z]/.test(word) && homesOf(word).length > 0))].slice(0, 2);
}

/** Tells about a word of a message: a keyword, one of a fork, or what is spelt nearly so; nothing about others. */
function explainWord(word: string, width: number): string {
    const homes = findKeyword(word);
    if (homes.length > 0) return explainKeyword(homes, width);
    const near = didYouMean(word, keywordNames());
    return explainForeign(findForeign(word), width) || (near === '' ? '' : `${word}${near}\n`);
}

/** Tells what a message of keepalived means; undefined when it is none that is known. */
export function explainLogLine(text: string, width: number): string | undefined {
    const { message, file, line } = takeApart(text);
    const known = MESSAGES.find(({ pattern }) => pattern.test(message));
    const rules = rulesThatSay(message);
    if (known === undefined && rules.length === 0) return undefined;
    const groups: readonly (string | undefined)[] = known?.pattern.exec(message)?.slice(1) ?? [];
    const named = groups.find((group) => group !== undefined && group !== '')?.replace(/[ -]/g, '_');
    const keywords = named === undefined ? keywordsIn(message) : [named];
    const where = line === undefined ? '' : `Concerns line ${line} of ${file ?? 'the main file'}.`;
    const ids = rules.map((rule) => rule.meta.id);
    return [
        ...wrap(known?.meaning ?? rules[0]?.meta.why ?? '', width),
        ...(where === '' ? [] : [where]),
        ...(rules.length > FEW_RULES ? wrap(`Rules that find it: ${ids.join(', ')}`, width) : []),
        '',
        ...(rules.length > FEW_RULES ? [] : rules.map((rule) => explainRule(rule, width))),
        ...keywords.map((word) => explainWord(word, width)).filter((each) => each !== ''),
    ].join('\n');
}
