# What the completion in the file $argv[1] offers for each of the lines that follow, each behind its line.
source $argv[1]
for line in $argv[2..]
    echo "$line|"(complete -C $line | string replace -r '\t.*' '' | string join ' ')
end
