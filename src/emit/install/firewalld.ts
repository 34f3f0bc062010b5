import { directRules, richRules, servicePath } from '../host/firewall/firewalld.ts';
import { redirectedOn } from '../host/firewall/wanted.ts';
import type { Director, Plan, RealServer } from '../plan.ts';
import { bash, shellWord } from '../shell.ts';

/** How a thing is asked for and changed; while firewalld is off, what takes a service out of a zone has another name. */
const TELL = bash`# tell SCOPE OPTION...: asks or changes what firewalld has on disk, what it has now, or what it will have.
tell() {
    local scope=$1
    shift
    case $scope in
    permanent) firewall-cmd --quiet --permanent "$@" ;;
    runtime) firewall-cmd --quiet "$@" ;;
    offline) firewall-offline-cmd --quiet "\${@/#--remove-service=/--remove-service-from-zone=}" ;;
    esac
}`;

/** The functions that add or remove one thing, unless that is done already. */
function functions(zone: string, verb: 'add' | 'remove'): string {
    const unless = verb === 'add' ? '! ' : '';
    return bash`# zone KIND WHAT: ${verb}s it.
zone() {
    local scope
    for scope in $scopes; do
        if ${unless}tell "$scope" --zone=${zone} "--query-$1=$2" 2>/dev/null; then
            change "firewalld, zone ${zone}, $scope: ${verb} $1 $2" tell "$scope" --zone=${zone} "--${verb}-$1=$2"
        fi
    done
}

# direct RULE: ${verb}s it.
direct() {
    local scope
    for scope in $scopes; do
        if ${unless}tell "$scope" --direct --query-rule "$@" 2>/dev/null; then
            change "firewalld, $scope: ${verb} direct rule $*" tell "$scope" --direct --${verb}-rule "$@"
        fi
    done
}`;
}

/** Finds out whether firewalld runs, and says what that means. */
function scopesFor(plan: Plan, host: Director | RealServer): string {
    const nobody =
        redirectedOn(plan, host).length === 0 ? '' : ', and nothing redirects the virtual addresses';
    return bash`scopes=''
if firewall-cmd --state >/dev/null 2>&1; then
    scopes='permanent runtime'
    if is_touched ${servicePath(plan)}; then
        change 'has firewalld read its files' firewall-cmd --quiet --reload
    fi
elif has firewall-offline-cmd; then
    scopes=offline
    note 'firewalld does not run: it keeps nothing out${nobody}, until it is started (systemctl enable --now firewalld)'
else
    note 'firewalld is not installed: it keeps nothing out${nobody}'
fi`;
}

const SCOPES_BACK = bash`scopes=''
if firewall-cmd --state >/dev/null 2>&1; then
    scopes='permanent runtime'
elif has firewall-offline-cmd; then
    scopes=offline
fi`;

/** Has firewalld let in and hand on what a host needs, or no longer. */
export function firewalldText(plan: Plan, host: Director | RealServer, verb: 'add' | 'remove'): string {
    const calls = [
        `zone service ${plan.name}`,
        ...richRules(plan, host).map(({ text }) => `zone rich-rule ${shellWord(text)}`),
        ...directRules(plan, host).map(({ where, rule }) => `direct ${where.join(' ')} 0 ${rule}`),
    ];
    return [
        TELL,
        functions(host.firewall.zone, verb),
        verb === 'add' ? scopesFor(plan, host) : SCOPES_BACK,
        calls.join('\n'),
    ].join('\n\n');
}
