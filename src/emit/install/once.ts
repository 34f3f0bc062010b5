import { UNITS } from '../host/names.ts';
import { bash } from '../shell.ts';

/** Has a unit of the set run, now and whenever the host starts. */
export const RUN_ONCE = bash`# run_once UNIT FILE...: has a unit run that loads the files, now and whenever the host starts.
run_once() {
    local unit=$1 file again=''
    for file in "${UNITS}/$unit" "\${@:2}"; do
        if is_touched "$file"; then
            again=yes
        fi
    done
    if ! is_enabled "$unit"; then
        change "has $unit start with this host" systemctl enable "$unit"
    fi
    if [ -n "$again" ] || ! is_active "$unit"; then
        change "runs $unit" systemctl restart "$unit"
    fi
}`;
