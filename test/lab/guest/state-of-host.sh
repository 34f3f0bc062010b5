#!/bin/bash
# state-of-host.sh: what a set may change on a host: rules, addresses, settings, files, services.
case $FIREWALL in
nftables) nft list ruleset ;;
iptables) for program in iptables ip6tables; do
    for table in raw nat filter; do "$program" -t "$table" -S; done
done ;;
esac
ip -brief address
grep -H . /proc/sys/net/ipv4/conf/all/arp_*
find /etc -type f ! -name '*-' | sort | xargs sha256sum
