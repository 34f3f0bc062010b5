# shellcheck shell=bash
# The port of the service is closed, on the director and on a real server.
vip=${VIPS%% *}
master=$(holders "$vip")
opens_port="$vip.*dport.* $PORT .*(accept|ACCEPT)"

before=$(connections "$master")
on "$master" ./rules.sh without "$opens_port"
seen "answers with the port closed on the director" "$(ask "$vip" 2)"
seen "connections of IPVS meanwhile" $(($(connections "$master") - before))
seen "pool meanwhile" "$(pool "$master")"
seen "verify with the port closed on the director" "$(verify "$master")"
on "$master" ./rules.sh restore

on web1 ./rules.sh without "$opens_port"
seen "answers with the port closed on web1" "$(ask "$vip" 4)"
seen "pool with the port closed on web1" "$(pool "$master")"
seen "verify with the port closed on web1" "$(verify web1)"
on web1 ./rules.sh restore
