# shellcheck shell=bash
# What a real server with the VIP on lo tells of it by ARP, and what its settings do about that.
vip=${VIPS%% *}
master=$(holders "$vip")

# Who answers when the client asks for an address.
answerers() {
    on client arping -b -w 1 -I eth0 "$1" | grep -o '\[.*\]' | tr -d '[]' | while read -r each; do
        host_of_mac "$each"
    done | words
}

# In whose name web1 asks for the client when it has to answer it.
asks_as() {
    on web1 ip neigh flush dev eth0
    capture web1 "arp and ether src $(mac_of web1)"
    ask "$vip" 2 >/dev/null
    captured web1
    grep -o "who-has $(address_of client) tell [0-9.]*" /tmp/capture.web1 | cut -d' ' -f4 | words
}

# Settings of web1; `set_arp ignore all=1 lo=0`.
set_arp() {
    local name=$1 each
    shift
    for each in "$@"; do
        on web1 sysctl -qw "net.ipv4.conf.${each%=*}.arp_$name=${each#*=}"
    done
}

seen "who answers ARP" "$(answerers "$vip")"
set_arp ignore all=0
seen "who answers ARP without arp_ignore" "$(answerers "$vip")"
seen "verify web1 without arp_ignore" "$(verify web1)"
set_arp ignore lo=1
seen "who answers ARP with lo.arp_ignore alone" "$(answerers "$vip")"
set_arp ignore lo=0 eth0=1
seen "who answers ARP with eth0.arp_ignore alone" "$(answerers "$vip")"
set_arp ignore all=1 eth0=0

seen "web1 asks in the name of" "$(asks_as)"
set_arp announce all=1
seen "web1 asks with arp_announce 1 in the name of" "$(asks_as)"
seen "verify web1 with arp_announce 1" "$(verify web1)"
set_arp announce all=0 lo=2
seen "web1 asks with lo.arp_announce alone in the name of" "$(asks_as)"
set_arp announce all=2 lo=0

on web1 ip addr del "$vip/32" dev lo
on web1 ip addr add "$vip/24" dev lo
seen "way of web1 to the master with /24" "$(on web1 ip -o route get "$(address_of "$master")" | cut -d' ' -f1-4)"
within 15000 pool_is "$master" web2
seen "pool with /24" "$(pool "$master")"
set_arp ignore all=0
seen "who answers ARP for an address that nobody has with /24" "$(answerers 10.0.0.77)"
set_arp ignore all=1
on web1 ip addr del "$vip/24" dev lo
on web1 ip addr add "$vip/32" dev lo
within 15000 pool_is "$master" 'web1 web2'
seen "pool with /32 again" "$(pool "$master")"
