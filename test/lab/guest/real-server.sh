# shellcheck shell=bash
# A real server that does not take what the director sends it, though its check succeeds.
vip=${VIPS%% *}
master=$(holders "$vip")

case $METHOD in
loopback) on web1 ip addr del "$(alone "$vip")" dev lo ;;
redirect) on web1 ./rules.sh without 'dport.*(redirect|REDIRECT)' ;;
esac
seen "answers while web1 does not take the VIP" "$(ask "$vip" 4)"
seen "pool while web1 does not take the VIP" "$(pool "$master")"
seen "verify web1 that does not take the VIP" "$(verify web1)"
case $METHOD in
loopback) on web1 ip addr add "$(alone "$vip")" dev lo ;;
redirect) on web1 ./rules.sh restore ;;
esac
