import type { Release } from '../../grammar/schema/types.ts';
import type { Bound, BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import type { Fault } from '../schema/values/fault.ts';
import type { SourceTree } from '../syntax/tree.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { Suppression } from './suppress.ts';
import type { Fix, Origin, Related, Severity } from './diagnostic.ts';
import type { SymptomId } from './symptoms.ts';

/** What is known of a rule without running it. */
export interface RuleMeta {
    /** `area/thing-problem`: its path below `src/rules`, its page, its code in every output. */
    readonly id: string;
    readonly area:
        | 'syntax'
        | 'value'
        | 'version'
        | 'vrrp'
        | 'lvs'
        | 'check'
        | 'script'
        | 'security'
        | 'style'
        | 'suppression'
        | 'pair'
        | 'network'
        | 'failover'
        | 'deployment';
    /** What its findings are unless one says otherwise. */
    readonly severity: Severity;
    /** Whose word its findings are unless one says otherwise. */
    readonly origin: Origin;
    readonly preset: 'recommended' | 'strict';
    /**
     * What it looks at: the raw text, the configuration, what became of the suppression
     * comments, the configurations of several nodes, or all hosts of a deployment. A text rule that finds something ends the check.
     */
    readonly scope: 'text' | 'configuration' | 'suppression' | 'cluster' | 'deployment';
    /** `slow` rules wait until the typing stops. */
    readonly speed: 'fast' | 'slow';
    /** The best fix that it offers. */
    readonly fixable?: 'safe' | 'unsafe';
    /** What it finds, in a few words. */
    readonly title: string;
    /** Why it matters, in plain sentences. */
    readonly why: string;
    /** What a user may see go wrong where it finds something. */
    readonly symptoms?: readonly SymptomId[];
    /** Where the facts are from: keepalived `file:function`, RFC section or manual page. */
    readonly source: string;
    /** First version of kalint that has it; absent for those that were there from the start. */
    readonly since?: string;
    /** Parts of keepalived's own messages for what it finds, so that a pasted log line leads here. */
    readonly says?: readonly string[];
}

/** The first version of kalint. */
const FIRST_VERSION = '0.1.0';

/** First version of kalint that has a rule. */
export function sinceOf({ since = FIRST_VERSION }: RuleMeta): string {
    return since;
}

/** A finding as a rule makes it; what it leaves out comes from the rule's meta. */
export interface Finding {
    readonly message: string;
    readonly span: Span;
    readonly severity?: Severity;
    readonly origin?: Origin;
    readonly related?: readonly Omit<Related, 'uri'>[];
    readonly fixes?: readonly Fix[];
    /** Whether the config test ends by a signal here: it fails, though it says nothing. */
    readonly crashes?: boolean;
}

/** What a rule may look at. */
export interface RuleContext {
    /** The text: that of the file, or of all files together where others are included. */
    readonly file: SourceFile;
    readonly tree: SourceTree;
    readonly bound: BoundConfig;
    readonly target: Target;
    /** The suppression comments; whether they are used is known to rules of scope `suppression` only. */
    readonly suppressions: readonly Suppression[];
    /** Ids of every rule there is. */
    readonly knownRules: ReadonlySet<string>;
    /** Ids of the rules that were run, so that a suppression of them that is not used suppresses nothing. */
    readonly ranRules: ReadonlySet<string>;
    readonly report: (finding: Finding) => void;
}

/**
 * What a rule does on the one walk over the configuration that all rules share. In an editor the inside of a
 * block that has not changed is not walked through again, nor is its head where there is no `end`: what was
 * reported there before stands. So what depends on more than one block belongs into `end`.
 */
export interface Visitor {
    /** Called for each statement, outer before inner, in the order of the text. */
    enter?(bound: Bound): void;
    /** Called after `enter` for each thing that is wrong with the words of the statement. */
    fault?(fault: Fault, bound: Bound): void;
    /** Called for each statement at the top of the configuration after all in it. */
    leave?(bound: Bound): void;
    /** Called once after the walk. */
    end?(): void;
}

/** A rule: its facts, its messages, and how it looks. */
export interface Rule {
    readonly meta: RuleMeta;
    readonly messages: Readonly<Record<string, (...words: never[]) => string>>;
    create(context: RuleContext): Visitor;
}

/** A fix with one edit. */
export function fixOf(title: string, safe: boolean, span: Span, text: string, since?: Release): Fix {
    return { title, safe, edits: [{ span, text }], ...(since === undefined ? {} : { since }) };
}
