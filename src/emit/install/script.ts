/** What install.sh and uninstall.sh have in common: how they begin, speak, remember and end. */
import { UNITS } from '../host/names.ts';
import { comment } from '../host/comment.ts';
import type { Plan } from '../plan.ts';
import { bash, shellWord } from '../shell.ts';

/** Where a host remembers what was there before the set. */
function statePath({ name }: Plan): string {
    return `/var/lib/${name}-set`;
}

/** An octal number as `install -m` and `stat -c %a` have it. */
export function modeText(mode: number): string {
    return mode.toString(8);
}

/** An array of the shell, an item a line. */
export function list(name: string, items: readonly string[]): string {
    return `${name}=(\n${items.map((item) => `    ${shellWord(item)}\n`).join('')})`;
}

/** A step of a script under a line that says what it is about. */
export function step(title: string, text: string): string {
    return `# ${title}\n${text}`;
}

function begin(name: string, plan: Plan): string {
    return bash`set -euo pipefail
export LC_ALL=C PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
umask 022

state=${statePath(plan)}
changes=0
dry_run=''
case \${1-} in
'') ;;
--dry-run) dry_run=yes ;;
*)
    echo 'usage: ${name} [--dry-run]' >&2
    exit 2
    ;;
esac
if [ "$(id -u)" -ne 0 ]; then
    echo '${name}: only root can do this' >&2
    exit 2
fi

# change WHAT COMMAND...: says what changes, and does it unless it is only to be told.
change() {
    echo "$1"
    changes=$((changes + 1))
    shift
    [ -n "$dry_run" ] || "$@"
}

note() {
    echo "note: $1"
}

has() {
    command -v "$1" >/dev/null 2>&1
}

is_active() {
    systemctl is-active "$1" >/dev/null 2>&1
}

is_enabled() {
    [ "$(systemctl is-enabled "$1" 2>/dev/null)" = enabled ]
}

# forget FILE LINE: takes a line out of a file of what is remembered.
forget() {
    local rest
    rest=$(grep -vxF -e "$2" "$state/$1") || true
    printf '%s\n' "$rest" | sed '/^$/d' >"$state/$1"
}

# take_back PATH: has a file as it was before the set.
take_back() {
    case $1 in
    ${UNITS}/*/*) ;;
    ${UNITS}/*.service) systemctl disable --now "\${1##*/}" ;;
    esac
    if [ -e "$state/backup$1" ]; then
        cp -p "$state/backup$1" "$1"
        rm "$state/backup$1"
    else
        rm -f "$1"
    fi
    case $1 in
    *.service.d/* | *.network.d/*) rmdir --ignore-fail-on-non-empty "\${1%/*}" ;;
    esac
    forget files "$1"
}

# let_go ADDRESS: takes an address from lo.
let_go() {
    if [[ $(ip -o addr show dev lo to "\${1%/*}") == *" $1 "* ]]; then
        ip addr del "$1" dev lo
    fi
    forget addresses "$1"
}`;
}

function end(name: string): string {
    return bash`case $changes in
0) echo '${name}: nothing to change' ;;
1) echo '${name}: 1 change' ;;
*) echo "${name}: $changes changes" ;;
esac`;
}

/** A script: what it is for, its steps, and how much changed. */
export function script(name: string, purpose: string, plan: Plan, steps: readonly string[]): string {
    const how = `${purpose} A further run changes nothing. With --dry-run it only tells what it would do. The last line says how much changed. Exit status: 0 all is done, 1 it stopped, 2 it was called in a wrong way.`;
    return [`#!/bin/bash\n${comment(how)}${begin(name, plan)}`, ...steps, end(name)].join('\n\n') + '\n';
}
