import { settingsOn } from '../host/sysctl.ts';
import type { Director, Plan, RealServer } from '../plan.ts';
import { bash } from '../shell.ts';
import { step } from './script.ts';

const SET = bash`set_kernel() {
    install -d -m 0700 "$state"
    if ! grep -qs "^$1 " "$state/kernel"; then
        echo "$1 $3" >>"$state/kernel"
    fi
    echo "$2" >"/proc/sys/\${1//.//}"
}

# kernel KEY VALUE: has a setting in force now. The file has it when the host starts.
kernel() {
    local value
    value=$(cat "/proc/sys/\${1//.//}" 2>/dev/null) || value=''
    if [ -z "$value" ] && [ -z "$dry_run" ]; then
        note "this kernel does not know $1"
    elif [ "$value" != "$2" ]; then
        change "sets $1 to $2" set_kernel "$1" "$2" "$value"
    fi
}
`;

/** Sets what a host needs, before it gets addresses. */
export function kernelStep(plan: Plan, host: Director | RealServer): readonly string[] {
    const settings = settingsOn(plan, host);
    if (settings.length === 0) return [];
    const calls = settings.map(({ key, value }) => `kernel ${key} ${value}`).join('\n');
    return [step('Settings of the kernel', `${SET}\n${calls}`)];
}

/** Sets what was there before the set. */
export const KERNEL_BACK_STEP = step(
    'Settings of the kernel',
    bash`reset_kernel() {
    echo "$2" >"/proc/sys/\${1//.//}"
    forget kernel "$1 $2"
}
if [ -e "$state/kernel" ]; then
    while read -r key value; do
        change "sets $key to $value, as it was" reset_kernel "$key" "$value"
    done < <(cat "$state/kernel")
fi`,
);
