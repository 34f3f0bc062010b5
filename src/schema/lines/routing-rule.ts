/** The lines of routing rules (`keepalived/vrrp/vrrp_iprule.c:alloc_rule`). */
import { KEEPALIVED_PROTOCOL, type LineOption } from '../../../grammar/schema/line-options.ts';
import { ROUTE_TYPES } from '../../../grammar/schema/route-line.ts';
import { RULE_ACTIONS, RULE_OPTIONS } from '../../../grammar/schema/routing-rule-line.ts';
import { compareReleases } from '../../../grammar/schema/releases.ts';
import { join } from '../../text/span.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Family } from '../values/address.ts';
import type { Fault } from '../values/fault.ts';
import {
    type LineFamily,
    blameDefault6,
    joinOption,
    joinPrefix,
    settleSkipped,
    takeFamily,
} from './family.ts';
import type { LineReader } from './index.ts';
import {
    type Given,
    type LineContext,
    type LineReading,
    blame,
    blameMissing,
    blameRepeated,
    contextOf,
    findOption,
    isSince,
    judgeFollowing,
    nextWord,
    startReading,
    stopReading,
    takeValue,
    unknownOption,
} from './options.ts';
import { cNumber, decimalNumber } from './values.ts';

/** What a line says. */
export interface RuleLine {
    readonly from: Word | undefined;
    readonly to: Word | undefined;
    /** Undefined where nothing decides it; keepalived then takes the rule to be of IPv4. */
    readonly family: Family | undefined;
    /** The word that says what the rule does: `table`, `goto`, `blackhole`, … */
    readonly action: Word | undefined;
    readonly table: Word | undefined;
    readonly preference: Word | undefined;
    readonly iif: Word | undefined;
    readonly trackGroup: Word | undefined;
    readonly faults: readonly Fault[];
}

/** A rule while it is read. */
interface RuleReading {
    readonly reading: LineReading;
    readonly line: LineFamily;
    readonly given: Given;
    action: Word | undefined;
}

const DROPS = 'drops the rule';

/** The first release with this language; before, nothing was refused. */
const FIRST = '1.2.24';

/** The options that say more about the table of a rule. */
const TABLE_OPTIONS = ['realms', 'suppress_prefixlength', 'suppress_ifgroup'];

/** Numbers that stand for an action (`lib/rttables.c:find_rttables_rtntype`). */
const NUMBERED = [ROUTE_TYPES['blackhole'], ROUTE_TYPES['unreachable'], ROUTE_TYPES['prohibit']];

function setAction(rule: RuleReading, word: Word): void {
    const { reading, action: first } = rule;
    if (first === undefined) {
        rule.action = word;
        return;
    }
    blame(reading, 'contradiction', word, `${quote(word.text)} is a second action of the rule`, {
        related: [{ span: first.span, message: 'the first one' }],
    });
}

/** Reads a word that is no option: an action, with `type` before it or not. */
function readAction(rule: RuleReading, keyword: Word): void {
    const { reading, given } = rule;
    const word = keyword.text === 'type' ? nextWord(reading) : keyword;
    if (word === undefined) {
        blameMissing(reading, keyword, 'action');
        return;
    }
    const action = findOption(reading, RULE_ACTIONS, word.text);
    const number = cNumber(word.text);
    if (action !== undefined) {
        given.set(action.word, { keyword: word, value: takeValue(reading, RULE_ACTIONS, action, word) });
        setAction(rule, word);
    } else if (number !== undefined && NUMBERED.includes(Number(number))) setAction(rule, word);
    else if (Object.hasOwn(ROUTE_TYPES, word.text) || (number !== undefined && number <= 255n)) {
        blame(
            reading,
            'unknown-word',
            word,
            `${quote(word.text)} is a type of route, and no action of a rule`,
        );
        rule.action ??= word;
    } else {
        const meant = unknownOption(reading, [...RULE_OPTIONS, ...RULE_ACTIONS], word, 'a rule');
        if (meant === undefined) stopReading(reading);
        else readOption(rule, meant, word);
        if (meant !== undefined && RULE_ACTIONS.includes(meant)) setAction(rule, word);
    }
}

/** Reads an option. */
function readOption(rule: RuleReading, option: LineOption, keyword: Word): void {
    const { reading, line, given } = rule;
    const first = given.get(option.word);
    if (first !== undefined && option.word === 'track_group')
        blameRepeated(reading, keyword, first.keyword, 'ignores the rest of the line');
    const fits = joinOption(reading, line, option, keyword);
    const value = takeValue(reading, RULE_OPTIONS, option, keyword, !fits);
    given.set(option.word, { keyword, value });
    if (option.word === 'l3mdev' || (option.word === 'table' && value !== undefined))
        setAction(rule, keyword);
    if (value === undefined || (option.word !== 'from' && option.word !== 'to')) return;
    if (value.text === 'default6') blameDefault6(reading, value);
    joinPrefix(reading, line, value);
}

/** What `goto` and the preference get wrong together. */
function judgeGoto(reading: LineReading, given: Given): void {
    const target = given.get('goto');
    const preference = given.get('preference');
    if (target === undefined) {
        if (preference === undefined && isSince(reading, '2.0.2')) blameNoPreference(reading);
        return;
    }
    const own = preference?.value?.text;
    const from = own === undefined || own === '' ? 0n : cNumber(own);
    const to = target.value === undefined ? undefined : decimalNumber(target.value.text);
    if (preference === undefined)
        blame(reading, 'missing-keyword', target.keyword, 'a rule with "goto" needs a "preference"');
    else if (preference.value !== undefined && from !== undefined && to !== undefined && from >= to)
        blame(
            reading,
            'contradiction',
            target.value ?? target.keyword,
            `"goto" leads to ${quote(target.value?.text ?? '')}, which is not above the rule's own preference`,
            { related: [{ span: preference.value.span, message: 'its preference' }] },
        );
}

function blameNoPreference(reading: LineReading): void {
    const [first] = reading.words;
    if (first === undefined) return;
    const span = join(first.span, reading.words.at(-1)?.span ?? first.span);
    blame(reading, 'missing-keyword', { span }, 'this rule has no "preference"', {
        otherwise: 'makes one up, counting down from 16384',
    });
}

/** What the options together get wrong. */
function judgeTogether({ reading, given, action }: RuleReading): void {
    const [first] = reading.words;
    if (reading.broken || first === undefined) return;
    const span = join(first.span, reading.words.at(-1)?.span ?? first.span);
    judgeGoto(reading, given);
    if (action === undefined)
        blame(reading, 'missing-keyword', { span }, 'this rule has neither a table nor an action');
    const about = TABLE_OPTIONS.map((name) => given.get(name)).find((each) => each !== undefined);
    if (about !== undefined && action !== undefined && !given.has('table') && !given.has('l3mdev'))
        blame(
            reading,
            'contradiction',
            about.keyword,
            `${quote(about.keyword.text)} is for rules with a table`,
            {
                related: [{ span: action.span, message: 'what this rule does' }],
            },
        );
    const protocol = given.get('protocol')?.value;
    const number = protocol === undefined ? undefined : decimalNumber(protocol.text);
    const tracked = !given.has('no_track') && !given.has('no-track');
    const foreign = number !== undefined && number <= 255n && number !== BigInt(KEEPALIVED_PROTOCOL);
    if (protocol !== undefined && tracked && foreign) {
        const problem = `the protocol ${quote(protocol.text)} needs "no_track" beside it`;
        blame(reading, 'contradiction', protocol, problem, {
            otherwise: `takes ${KEEPALIVED_PROTOCOL}, its own`,
        });
    }
    const group = reading.context.place === 'static' ? given.get('track_group') : undefined;
    if (given.has('iif')) judgeFollowing(reading, given);
    else if (group !== undefined)
        blame(reading, 'contradiction', group.keyword, '"track_group" needs "iif" beside it', {
            otherwise: 'ignores it',
        });
}

/** Whether `inet` or `inet6` is read as a family: before 2.0.8 only where it comes first. */
function isFamily({ reading }: RuleReading, { text }: Word): boolean {
    return (text === 'inet' || text === 'inet6') && (isSince(reading, '2.0.8') || reading.at === 1);
}

/** Reads a line; there is at least one word. */
export function parseRuleLine(words: readonly Word[], context: LineContext): RuleLine {
    const reading = startReading(words, context, DROPS);
    const rule: RuleReading = { reading, line: {}, given: new Map(), action: undefined };
    for (let word = nextWord(reading); word !== undefined; word = nextWord(reading)) {
        const option = findOption(reading, RULE_OPTIONS, word.text);
        if (option === undefined) readAction(rule, word);
        else if (isFamily(rule, word)) takeFamily(reading, rule.line, word);
        else readOption(rule, option, word);
    }
    judgeTogether(rule);
    const faults = settleSkipped(reading, () => parseRuleLine(words, { ...context, literal: true }).faults);
    const { line, given, action } = rule;
    return {
        from: given.get('from')?.value,
        to: given.get('to')?.value,
        family: line.family,
        action,
        table: given.get('table')?.value,
        preference: given.get('preference')?.value,
        iif: given.get('iif')?.value,
        trackGroup: given.get('track_group')?.value,
        faults: compareReleases(context.release, FIRST) < 0 ? [] : faults,
    };
}

/** What is wrong with a line of `virtual_rules` or `static_rules`. */
export const readRuleLine: LineReader = (bound, target) =>
    parseRuleLine(bound.words, contextOf(bound, target)).faults;
