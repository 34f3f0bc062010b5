# shellcheck shell=bash
# Settings that make no difference to Direct Routing with one network.
vip=${VIPS%% *}

everywhere() {
    local host
    for host in lb1 lb2 web1 web2; do
        on "$host" sysctl -qw "$@"
    done
}

for value in 0 1; do
    everywhere net.ipv4.ip_forward="$value"
    seen "answers with ip_forward $value" "$(ask "$vip" 2 | tr ' ' '\n' | words)"
done
everywhere net.ipv4.ip_forward=0
for value in 1 2 0; do
    everywhere net.ipv4.conf.all.rp_filter="$value" net.ipv4.conf.eth0.rp_filter="$value"
    seen "answers with rp_filter $value" "$(ask "$vip" 2 | tr ' ' '\n' | words)"
done
