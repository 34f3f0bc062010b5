# shellcheck shell=bash
# With iptables: real servers that IPVS refuses for their thresholds, and one whose port is another one than that of the
# service.
vip=${VIPS%% *}
master=$(holders "$vip")
address=$(address_of web1)

threshold() {
    if on "$master" ipvsadm -a -t 192.0.2.99:9 -r "$address:9" -g "$@" 2>/dev/null; then
        on "$master" ipvsadm -d -t 192.0.2.99:9 -r "$address:9"
        echo taken
    else
        echo refused
    fi
}
on "$master" ipvsadm -A -t 192.0.2.99:9
seen "thresholds of 10 and 20" "$(threshold --u-threshold 20 --l-threshold 10)"
seen "thresholds of 20 and 10" "$(threshold --u-threshold 10 --l-threshold 20)"
seen "lower threshold alone" "$(threshold --l-threshold 10)"
on "$master" ipvsadm -D -t 192.0.2.99:9

on web1 ./web-server.sh stop
on web1 ./web-server.sh start 8080
on web1 iptables -I INPUT -p tcp --dport 8080 -j ACCEPT
on "$master" cp /etc/keepalived/keepalived.conf /run/kept.conf
on "$master" sed -i "s/real_server $address $PORT/real_server $address 8080/" /etc/keepalived/keepalived.conf
on "$master" systemctl reload keepalived
# Until the first checks are over.
sleep 3
seen "ports in the table" "$(on "$master" ipvsadm -Ln | grep -o "$address:[0-9]*" | words)"
seen "pool with another port" "$(pool "$master")"
seen "answers with another port" "$(ask "$vip" 4)"
on "$master" cp /run/kept.conf /etc/keepalived/keepalived.conf
on "$master" systemctl reload keepalived
on web1 ./web-server.sh stop
on web1 ./web-server.sh start
within 15000 pool_is "$master" 'web1 web2'
