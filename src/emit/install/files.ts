/** Files: each is put there unless it is there already, and what an earlier set had besides goes. */
import { UNITS } from '../host/names.ts';
import type { PlannedFile } from '../plan.ts';
import { bash, shellWord } from '../shell.ts';
import { list, modeText, step } from './script.ts';

const PUT = bash`# remember PATH: keeps what is there, the first time that it is replaced.
remember() {
    if grep -qsxF -e "$1" "$state/files"; then
        return
    fi
    install -d -m 0700 "$state"
    if [ -e "$1" ]; then
        mkdir -p "$state/backup\${1%/*}"
        cp -p "$1" "$state/backup$1"
    fi
    echo "$1" >>"$state/files"
}

replace() {
    remember "$2"
    echo "$2" >>"$state/pending"
    install -D -m "$1" "$here$2" "$2"
    if has restorecon; then
        restorecon "$2"
    fi
}

# put MODE PATH: puts a file of this folder there.
put() {
    if cmp -s "$here$2" "$2" && [ "$(stat -c %a "$2")" = "$1" ]; then
        return
    fi
    touched+="$2 "
    change "puts $2 there" replace "$1" "$2"
}

# is_touched START: whether a file whose path begins so was changed in this run.
is_touched() {
    [[ $touched == *" $1"* ]]
}`;

/** Puts the files of a set there. */
export function filesStep(files: readonly PlannedFile[]): string {
    const own = files.filter(({ how }) => how === 'install');
    const puts = own.map(({ path, mode }) => `put ${modeText(mode)} ${shellWord(path)}`).join('\n');
    return step(
        'The files of the set. The first that stood in their place are kept.',
        bash`# What was put there, but has not taken effect yet, where a run before this one stopped
touched=" $(tr '\n' ' ' 2>/dev/null <"$state/pending" || true)"
${list(
    'files',
    own.map(({ path }) => path),
)}

${PUT}

${puts}`,
    );
}

/** Takes away what an earlier set had, and has systemd read its units. */
export const STALE_STEP = step(
    'What an earlier set had and this one has not',
    bash`if [ -e "$state/files" ]; then
    while read -r path; do
        case " \${files[*]-} " in
        *" $path "*) ;;
        *)
            touched+="$path "
            change "takes $path away, which is of an earlier set" take_back "$path"
            ;;
        esac
    done < <(cat "$state/files")
fi
if is_touched ${UNITS}/; then
    change 'has systemd read its units' systemctl daemon-reload
fi`,
);

/** Everything that was put there has taken effect. */
export const EFFECT_STEP = bash`if [ -z "$dry_run" ]; then
    rm -f "$state/pending"
fi`;
