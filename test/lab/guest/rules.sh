#!/bin/bash
# rules.sh without REGEX | restore: takes the rules that match an extended regular expression out of the firewall of a
# host, or puts the rules back that were there before.
kept=/run/rules

show() {
    case $FIREWALL in
    nftables) nft list ruleset ;;
    iptables) "$1-save" ;;
    esac
}

load() {
    case $FIREWALL in
    nftables) { echo flush ruleset; cat; } | nft -f - ;;
    iptables) "$1-restore" ;;
    esac
}

case $FIREWALL in
nftables) programs=nft ;;
iptables) programs='iptables ip6tables' ;;
esac
for program in $programs; do
    case $1 in
    without)
        show "$program" >"$kept.$program"
        grep -Ev "$2" "$kept.$program" | load "$program"
        ;;
    restore) load "$program" <"$kept.$program" ;;
    esac
done
