/** Scripts, which keepalived looks for on the host, and the users that they run as (`lib/notify.c:check_script_secure`). */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import { type HostCondition, type Survey, condition, unless } from './condition.ts';
import { DEFAULT_USER, type Runner, type Script, isRoot, scriptsOf } from './run.ts';

/** First release whose exit status tells what the config test found. */
const STATUS_SINCE: Release = '2.1.0';

/**
 * Releases that check whether their parent has changed after a look as another user. A config test has
 * no such parent, and ends itself.
 */
const ENDS_ITSELF = ['2.2.5', '2.2.6', '2.2.7'];

/** First release that takes a symbolic link among the folders of a path for insecure. */
const FOLLOWS_NO_LINKS: Release = '2.3.0';

/** Whether the part of keepalived that runs a script has anything to do; else it looks at no script. */
function isRun(runner: Runner, { has }: Survey): boolean {
    switch (runner) {
        case 'parent':
            return true;
        case 'vrrp':
            return has('vrrp_instance');
        case 'checker':
            return has('virtual_server');
        case 'either':
            return has('vrrp_instance') || has('virtual_server');
    }
}

function there(program: string): string {
    return program.includes('/') ? `${program} exists` : `${program} is found in PATH`;
}

/** What holds of a script while nothing keeps insecure ones from being run. */
function insecure({ program, tracked, from }: Script, release: Release): HostCondition {
    if (!hasIt(release, STATUS_SINCE, undefined))
        return condition(`fails if ${there(program)}, since enable_script_security is not set`, from);
    const otherwise = tracked ? ', else exit 5' : '';
    return condition(
        `exit 6 if ${there(program)}, since enable_script_security is not set${otherwise}`,
        from,
    );
}

/** What a script of a `vrrp_script` must be like, where insecure ones are not run. */
function secure({ program, account, from }: Script, release: Release): HostCondition[] {
    if (account === undefined || !isRoot(account)) return [unless(there(program), from)];
    const links = hasIt(release, FOLLOWS_NO_LINKS, undefined) ? ' by a path without linked folders' : '';
    return [unless(`${there(program)}${links} and only root can change it`, from)];
}

/** That the config test ends itself over a script of another user. */
function selfEnd({ account, from }: Script, { release }: Survey['target']): HostCondition[] {
    if (!ENDS_ITSELF.includes(release) || (account !== undefined && isRoot(account))) return [];
    const user = quote(account?.user ?? DEFAULT_USER);
    return [condition(`ends by SIGTERM if user ${user} exists, since a script is to run as that user`, from)];
}

/** The scripts that keepalived looks at and that nothing keeps from being run by whoever may change them. */
export function unguardedScripts(survey: Survey): Script[] {
    if (survey.globals.has('enable_script_security')) return [];
    return scriptsOf(survey).filter(({ runner }) => isRun(runner, survey));
}

/** What of the host decides about the scripts of a configuration. */
export function scriptConditions(survey: Survey): HostCondition[] {
    const { target, globals } = survey;
    const isSecure = globals.has('enable_script_security');
    return scriptsOf(survey).flatMap((script) => {
        const user = isSecure && script.account === undefined ? [needsDefaultUser(script)] : [];
        if (!isRun(script.runner, survey)) return user;
        const own = !isSecure
            ? [insecure(script, target.release)]
            : script.tracked
              ? secure(script, target.release)
              : [];
        return [...user, ...own, ...selfEnd(script, target)];
    });
}

function needsDefaultUser({ from }: Script): HostCondition {
    return unless(`user ${quote(DEFAULT_USER)} exists`, from);
}
