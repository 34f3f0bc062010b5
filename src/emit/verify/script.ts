/** What the scripts that look whether all is well have in common: how they speak, and how they are put together. */
import { commentLines } from '../comment.ts';
import type { Plan, PlannedHost } from '../plan.ts';
import { bash, shellWord } from '../shell.ts';

/** An array of the shell, an item a line, under a comment that says what an item is. */
export function shellArray(name: string, comment: string, items: readonly string[]): string {
    const lines = items.map((item) => `    ${shellWord(item)}\n`);
    return `${commentLines(comment).join('\n')}\n${name}=(\n${lines.join('')})`;
}

/** The own addresses of a host. */
export function ownAddresses({ addresses }: PlannedHost): string {
    const own = Object.values(addresses).map(({ address }) => address);
    return shellArray('own_addresses', 'What this host has by itself.', own);
}

/** The virtual addresses that a script is about. */
export function virtualAddresses(addresses: Plan['virtualAddresses']): string {
    const virtual = addresses.map(({ address }) => address);
    return shellArray('virtual_addresses', 'What one of the directors has.', virtual);
}

/** How a script tells what it found, and counts it. */
const VOICE = bash`set -u
export LC_ALL=C PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

good=0
bad=0
skipped=0

ok() {
    good=$((good + 1))
    echo "ok   $1"
}

# fail WHAT REMEDY
fail() {
    bad=$((bad + 1))
    echo "FAIL $1; to mend it: $2"
}

skip() {
    skipped=$((skipped + 1))
    echo "skip $1"
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# devices_of ADDRESS: the interfaces that have it, each with the length of its prefix.
devices_of() {
    local device prefix
    ip -o addr show to "$1" 2>/dev/null | while read -r _ device _ prefix _; do
        echo "$device" "\${prefix#*/}"
    done
}`;

const SUM = bash`echo "verify.sh: $((good + bad)) checked, $bad wrong, $skipped skipped"
[ "$bad" -eq 0 ]`;

/** A script that says what it is for, takes its steps and ends with a count. */
export function verifying(purpose: string, steps: readonly string[]): string {
    const head = commentLines(
        `${purpose} It changes nothing. There is a line for each thing: ok, FAIL with what to do about it, or skip where it cannot be told. Exit status: 0 nothing is wrong, 1 something is, 2 nothing was looked at.`,
    ).join('\n');
    return [`#!/bin/bash\n${head}\n${VOICE}`, ...steps, SUM].join('\n\n') + '\n';
}

/** Ends a script that somebody else than root runs. */
export const ROOT_ONLY = bash`if [ "$(id -u)" -ne 0 ]; then
    echo 'verify.sh: only root can see all of this' >&2
    exit 2
fi`;
