# shellcheck shell=bash
# What the set has on each host stays there: a second run of install.sh has nothing to do, and the rules are back when
# the host loads its own ones again.
vip=${VIPS%% *}

for host in lb1 lb2 web1 web2; do
    seen "install $host again" "$(on "$host" sh -c "cd /lab/set/$host && ./install.sh" 2>&1 | tail -n 1)"
done
for host in lb1 lb2 web1 web2; do
    case $FIREWALL in
    nftables) on "$host" systemctl reload nftables ;;
    iptables) on "$host" systemctl restart netfilter-persistent ;;
    esac
done
sleep 3
seen "holders after the firewalls were loaded again" "$(holders "$vip")"
seen "answers after the firewalls were loaded again" "$(ask "$vip" 2 | tr ' ' '\n' | words)"
