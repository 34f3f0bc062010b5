#!/bin/bash
# The rules that a host has of its own, as its administrator wrote them: nothing but SSH comes in.
set -e
mkdir -p /etc/iptables
cat >/etc/iptables/rules.v4 <<'RULES'
*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
-A INPUT -i lo -j ACCEPT
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A INPUT -m conntrack --ctstate INVALID -j DROP
-A INPUT -p icmp -j ACCEPT
-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
COMMIT
RULES
sed 's/-p icmp/-p ipv6-icmp/' /etc/iptables/rules.v4 >/etc/iptables/rules.v6
cat >/etc/systemd/system/netfilter-persistent.service <<'UNIT'
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/iptables-restore /etc/iptables/rules.v4
ExecStart=/usr/sbin/ip6tables-restore /etc/iptables/rules.v6
UNIT
systemctl enable --now netfilter-persistent
