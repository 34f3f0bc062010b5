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
    ;;
esac
for host in lb1 lb2; do on "$host" ./rules.sh restore; done
within 15000 held_by "$vip" lb1
seen "holders with the rule again" "$(holders "$vip")"
