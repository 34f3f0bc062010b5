# shellcheck shell=bash
# With iptables: a director that redirects the VIP to itself, as a real server may.
vip=${VIPS%% *}
master=$(holders "$vip")

on "$master" iptables -t nat -A PREROUTING -d "$vip" -p tcp --dport "$PORT" -j REDIRECT
seen "answers while the director redirects what is not tracked" "$(ask "$vip" 2 | tr ' ' '\n' | words)"
on "$master" ./rules.sh without notrack
before=$(connections "$master")
seen "answers while the director redirects" "$(ask "$vip" 2)"
seen "connections of IPVS while the director redirects" $(($(connections "$master") - before))
on "$master" ./rules.sh restore
on "$master" iptables -t nat -F PREROUTING
