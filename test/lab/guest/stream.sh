#!/bin/bash
# stream.sh ADDRESS PORT: asks again and again; a line for each request, with the milliseconds at its end and the answer.
while :; do
    answer=$(./get.sh "$1" "$2")
    echo "$((${EPOCHREALTIME/./} / 1000)) $answer"
    sleep 0.05
done
