# What the completion in the file $1 offers for each of the lines that follow, each behind its line.
source "$1"
shift
for line in "$@"; do
    # As bash itself does, the words are taken apart at "=".
    read -ra COMP_WORDS <<<"${line//=/ = }"
    if [[ $line == *[\ =] ]]; then COMP_WORDS+=(''); fi
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _kalint
    echo "$line|${COMPREPLY[*]}"
done
