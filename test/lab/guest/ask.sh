#!/bin/bash
# ask.sh ADDRESS PORT COUNT: asks a web server so often and prints each answer.
for ((i = 0; i < $3; i++)); do
    ./get.sh "$1" "$2"
done
