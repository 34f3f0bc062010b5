#!/bin/bash
# The first program of a host: gives it what is its own, and then ends what has lost its parent.
mkdir -p "/hosts/$1" /var /srv
cp -a /etc "/hosts/$1"
mount --bind "/hosts/$1/etc" /etc
mkdir -p /etc/systemd/system /etc/network
echo 'source /etc/network/interfaces.d/*' >/etc/network/interfaces
touch "/run/up.$1"
for folder in run srv tmp var; do
    mount -t tmpfs none "/$folder"
done
mkdir -p /var/log /var/lib
tr -d - </proc/sys/kernel/random/uuid >/etc/machine-id
echo "$1" | tee /etc/hostname >/proc/sys/kernel/hostname
ip link set lo up
# An address can be used at once; that nobody else has it need not be asked here.
echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad
trap : CHLD
while :; do
    sleep 3600 &
    wait
done
