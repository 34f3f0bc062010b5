/** Names of files that may be a configuration of keepalived, or a part of one, as pathspecs of git. */
const FILES = [':(glob)**/*.conf', ':(glob)**/*.conf[-._~ ]*', ':(glob)**/keepalived*/**'];

/** Templates, documents and programs, and what other programs read of a service of that name. */
const OTHERS = [
    ...[
        'j2',
        'jinja',
        'jinja2',
        'erb',
        'epp',
        'tmpl',
        'gotmpl',
        'ctmpl',
        'tpl',
        'template',
        'mustache',
        'in',
    ],
    ...['md', 'rst', 'adoc', 'html', 'sh', 'py', 'yml', 'yaml', 'json'],
].map((end) => `:(exclude)*.${end}`);
const FOLDERS = ['man5', 'rsyslog.d', 'sysctl.d', '*.service.d'].map(
    (name) => `:(exclude,glob)**/${name}/**`,
);

/** Pathspecs in quotes, a few on each line. */
function quoted(specs: readonly string[]): string {
    const lines: string[] = [];
    for (let at = 0; at < specs.length; at += 4)
        lines.push(
            specs
                .slice(at, at + 4)
                .map((spec) => `'${spec}'`)
                .join(' '),
        );
    return lines.join(' \\\n    ');
}

/**
 * The hook `pre-commit` of git, a script of any POSIX shell. It checks what a commit changes as it is staged, not as
 * it is in the work tree: all of the index is written into a folder of its own, so that included files and the
 * configuration of kalint are those of the commit too. The folder lies in that of the repository, which lets a
 * configuration above the repository hold as well. Links are left out, as what they lead to is checked itself.
 */
export const HOOK = `#!/bin/sh
# Checks the configurations of keepalived that a commit changes, as they are staged.
# Made by "kalint init --hook"; kalint.config.yaml has its place for settings.

PATH=$PWD/node_modules/.bin:$PATH
folder=$(mktemp -d "$(git rev-parse --absolute-git-dir)/kalint.XXXXXX") || exit 2
trap 'cd / && rm -rf "$folder"' EXIT
trap 'exit 130' HUP INT TERM

git diff --cached --name-only --no-renames --diff-filter=d --ignore-submodules -z -- \\
    ${quoted(FILES)} \\
    ${quoted([...OTHERS, ...FOLDERS])} >"$folder/changed" || exit 2
[ -s "$folder/changed" ] || exit 0
if ! command -v kalint >/dev/null; then
    echo 'pre-commit: kalint is not found; install it, or commit with --no-verify' >&2
    exit 2
fi
git checkout-index --all --prefix="$folder/index/" || exit 2
cd "$folder/index" || exit 2
xargs -0 sh -c '
    for name do
        shift
        if [ -f "$name" ] && [ ! -L "$name" ]; then set -- "$@" "$name"; fi
    done
    [ $# -eq 0 ] || exec kalint check --changed -- "$@"
' sh <"$folder/changed"
`;
