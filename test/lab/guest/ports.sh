# shellcheck shell=bash
# With iptables: a real server whose port is another one than that of the service.
vip=${VIPS%% *}
master=$(holders "$vip")
address=$(address_of web1)

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
