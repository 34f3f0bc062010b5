#!/usr/bin/awk -f
# The longest time, in milliseconds, between two answers in what stream.sh prints.
$2 != "-" {
    if (last && $1 - last > longest) longest = $1 - last
    last = $1
}
END { print longest }
