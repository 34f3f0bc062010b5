# shellcheck shell=bash
# The directors without the rule that lets adverts in.
vip=${VIPS%% *}

for host in lb1 lb2; do on "$host" ./rules.sh without 'vrrp|112'; done
case $ADVERTS in
multicast)
    within 15000 held_by "$vip" 'lb1 lb2'
    seen "holders without the rule for adverts" "$(holders "$vip")"
    seen "verify without the rule for adverts" "$(verify lb2)"
    ;;
unicast)
    # Longer than a backup waits.
    sleep 5
    seen "holders without the rule for adverts" "$(holders "$vip")"
    # A backup that starts, after what it knows of connections has run out.
    on lb2 systemctl stop keepalived
    on lb2 sh -c 'echo 1 >/proc/sys/net/netfilter/nf_conntrack_generic_timeout'
    # The next advert that comes makes what is known run out so soon.
    sleep 2.5
    on lb2 ip link set eth0 down
    sleep 3
    on lb2 ip link set eth0 up
    on lb2 systemctl start keepalived
    within 20000 held_by "$vip" 'lb1 lb2'
    seen "holders after a start without the rule" "$(holders "$vip")"
    within 10000 held_by "$vip" lb1
    seen "holders a while after a start" "$(holders "$vip")"
    ;;
esac
for host in lb1 lb2; do on "$host" ./rules.sh restore; done
within 15000 held_by "$vip" lb1
seen "holders with the rule again" "$(holders "$vip")"
