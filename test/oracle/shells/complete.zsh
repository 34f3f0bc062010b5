# What an interactive zsh with the completion in the file $1 makes of each of the lines that follow when the
# tabulator is struck at its end, each behind its line.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "unsetopt beep prompt_cr prompt_sp; PS1= PS2= RPS1=; autoload -U compinit; compinit -u -D"
zpty -w shell "source ${(q)1}; kalint() { print -r -- '{'\$*'}' }; print -r -- '{'ready'}'"
zpty -r shell output '*{ready}*'
shift
for line in "$@"; do
    zpty -w shell "$line"$'\t'
    zpty -r shell output '*{*}*'
    print -r -- "$line|${${output##*\{}%%\}*}"
done
zpty -d shell
