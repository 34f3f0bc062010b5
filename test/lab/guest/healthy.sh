# shellcheck shell=bash
# The sets are installed, each host's by its own install.sh, and do what they are for.

for host in lb1 lb2 web1 web2; do
    on "$host" ./state-of-host.sh >"/run/before.$host"
done
for host in lb1 lb2 web1 web2; do
    on "$host" sh -c "cd /lab/set/$host && ./install.sh"
    seen "install $host" $?
done
for vip in $VIPS; do
    within 15000 held_by "$vip" lb1
    seen "holders of $vip" "$(holders "$vip")"
    within 15000 pool_is lb1 'web1 web2'
    seen "pool of lb1" "$(pool lb1)"
    capture lb1 "host $vip and tcp"
    capture client "host $vip and tcp"
    seen "answers of $vip" "$(ask "$vip" 6)"
    seen "neighbour $vip" "$(neighbour "$vip")"
    captured lb1
    captured client
    seen "requests at lb1 for $vip" "$(passed lb1 'Flags [S],')"
    seen "answers at lb1 from $vip" "$(passed lb1 " $vip.$PORT > ")"
    seen "answers at the client from $vip" "$(passed client 'Flags [S.],')"
    within 4000 counted lb1 "$vip" 6
    seen "counters of lb1 for $vip" "$(counters lb1 "$vip")"
done
for host in lb1 lb2 web1 web2 client; do
    seen "verify $host" "$(verify "$host")" &
    verifying+=($!)
done
wait "${verifying[@]}"
# Without that there is no use in the other parts.
pool_is lb1 'web1 web2' || finish
