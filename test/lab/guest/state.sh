# shellcheck shell=bash
# With iptables: what connection tracking makes of the one half of each connection that the director sees.
vip=${VIPS%% *}
master=$(holders "$vip")

# The states that IPVS and the real servers have of two requests from ports of their own, when they are over.
states_from() {
    local own
    for own in "$1" "$(($1 + 1))"; do
        on client curl --silent --max-time 1 --local-port "$own" "http://$vip:$PORT/index.html" >/dev/null
    done
    sleep 0.5
    seen "IPVS $2" "$(on "$master" ipvsadm -Lnc | grep -E ":($1|$(($1 + 1))) " | awk '{ print $3 }' | words)"
    seen "real servers $2" "$(for host in web1 web2; do
        on "$host" ss -Htan "dport = :$1 or dport = :$(($1 + 1))" | awk '{ print $1 }'
    done | words)"
}

states_from 50001 "with the rules of the set"
on "$master" ./rules.sh without "notrack|dport $PORT .*ACCEPT"
on "$master" iptables -A INPUT -p tcp --dport "$PORT" -m conntrack --ctstate NEW -j ACCEPT
states_from 50011 "with a rule that asks for the state"
seen "verify with a rule that asks for the state" "$(verify "$master")"
on "$master" sysctl -qw net.ipv4.vs.conntrack=1
seen "answers with conntrack of IPVS" "$(ask "$vip" 2)"
on "$master" sysctl -qw net.ipv4.vs.conntrack=0
on "$master" ./rules.sh restore
