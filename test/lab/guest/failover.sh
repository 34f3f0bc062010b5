# shellcheck shell=bash
# A real server fails and returns, and so does the director that has the VIPs.
vip=${VIPS%% *}

on web2 ./web-server.sh stop
within 20000 pool_is lb1 web1
seen "web2 leaves the pool after" "$(elapsed)"
seen "answers without web2" "$(ask "$vip" 4)"
on web2 ./web-server.sh start
within 20000 pool_is lb1 'web1 web2'
seen "web2 is back after" "$(elapsed)"

# Nothing of a machine without power is on the wire, and nothing of its state is left when it starts again.
power_off() {
    unplug "$1"
    on "$1" pkill -KILL keepalived
    # keepalived may have been quick enough to take them away itself.
    for each in $VIPS; do on "$1" ip addr del "$(alone "$each")" dev eth0 2>/dev/null; done
    on "$1" ipvsadm -C
}

# Whether there were more requests than so many, and the last had an answer.
asked_more_than() {
    [ "$(wc -l </tmp/stream)" -gt "$1" ] && tail -n 1 /tmp/stream | grep -q web
}

on client ./stream.sh "$vip" "$PORT" >/tmp/stream &
stream=$!
within 5000 asked_more_than 3
seen "answers before" "$(cut -d' ' -f2 /tmp/stream | words)"
power_off lb1
within 15000 held_by "$vip" lb2
within 5000 asked_more_than "$(($(wc -l </tmp/stream) + 3))"
on client pkill -f stream.sh
wait "$stream"
seen "longest time without an answer" "$(./longest-gap.awk /tmp/stream)"
seen "requests lost" "$(grep -c ' -$' /tmp/stream)"
seen "holders while lb1 is off" "$(for each in $VIPS; do holders "$each"; done | xargs)"
seen "neighbour while lb1 is off" "$(neighbour "$vip")"
seen "answers while lb1 is off" "$(ask "$vip" 4)"

plug lb1
on lb1 systemctl start keepalived
within "$RETURNS" held_by "$vip" lb1
seen "time after the return of lb1" "$(elapsed)"
seen "holders after the return of lb1" "$(for each in $VIPS; do holders "$each"; done | xargs)"
seen "answers after the return of lb1" "$(ask "$vip" 4)"
