#!/bin/bash
# run.sh FOLDER FIREWALL: on a host that is like this machine, but on which nothing that is done lasts, runs install.sh of
# a folder of a set twice and uninstall.sh twice. What is to be seen is printed in parts, each under a line "== NAME".
# Must be run as root in namespaces of its own for network, mounts and processes.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$1 firewall=$2

# The files that are written are thrown away with the namespace.
scratch=/mnt
mount -t tmpfs none "$scratch"
for place in etc var; do
    mkdir -p "$scratch/$place/upper" "$scratch/$place/work"
    mount -t overlay -o "lowerdir=/$place,upperdir=$scratch/$place/upper,workdir=$scratch/$place/work" overlay "/$place"
done
mount -t tmpfs none /run
mount -t tmpfs none /sys/module

# What needs a kernel of its own, a bus or an init is stood in for.
programs=$scratch/bin
mkdir "$programs"
stand_in() {
    printf '#!/bin/bash\n%s\n' "$2" >"$programs/$1"
    chmod +x "$programs/$1"
}
stand_in systemctl "exec '$here/../../../lab/guest/instead-of-systemd/systemctl' \"\$@\""
# shellcheck disable=SC2016
stand_in modprobe 'mkdir "/sys/module/$1"'
stand_in ipvsadm true
stand_in keepalived 'case $* in *--help*) echo --config-test ;; *refused*) echo refused && exit 1 ;; esac'
stand_in networkctl 'echo "     Network File: /etc/systemd/network/20-eth0.network"'
export PATH=$programs:$PATH

unit() {
    printf '[Service]\nExecStart=%s\nExecReload=%s\n' "$2" "$3" >"/etc/systemd/system/$1.service"
}
mkdir -p /etc/systemd/system /etc/systemd/system-preset /etc/iptables /etc/nftables
unit keepalived 'sleep 100' 'echo reloaded keepalived'
unit systemd-networkd 'sleep 100' true
unit ipvsadm true true
rm -f /etc/systemd/system/multi-user.target.wants/keepalived.service
systemctl enable --now systemd-networkd
systemctl enable ipvsadm
ip link set lo up

case $firewall in
nftables)
    cat >/etc/nftables.conf <<'RULES'
flush ruleset
table inet filter {
    chain input {
        type filter hook input priority filter; policy drop;
        tcp dport 22 accept
    }
}
RULES
    printf '[Service]\nType=oneshot\nExecStart=nft -f /etc/nftables.conf\nExecReload=nft -f /etc/nftables.conf\n' \
        >/etc/systemd/system/nftables.service
    systemctl enable --now nftables
    ;;
iptables)
    for program in iptables ip6tables; do
        "$program" -P INPUT DROP
        "$program" -A INPUT -p tcp --dport 22 -j ACCEPT
    done
    ;;
esac

part() {
    echo "== $1"
}
# since FILE COMMAND: how what a command prints differs from what it printed before.
since() {
    "$2" | diff "$scratch/$1" - || true
}
tree() {
    (shopt -s nullglob && cd / && find etc var/lib/*-set -type f -print0 | sort -z | xargs -0 md5sum)
}
rules() {
    case $firewall in
    nftables | none) nft list ruleset | sed '/^#/d' ;;
    iptables) iptables-save | sed -n '/^-/p' && ip6tables-save | sed -n '/^-/p' ;;
    esac
}
settings() {
    (cd /proc/sys/net/ipv4/conf/all && grep . arp_ignore arp_announce)
}

tree >"$scratch/tree"
settings >"$scratch/settings"
rules >"$scratch/rules"
part told && bash "$folder/install.sh" --dry-run
part told-tree && since tree tree
part first && bash "$folder/install.sh"
part second && bash "$folder/install.sh"
part rules && rules
part settings && settings
part addresses && ip -o addr show scope global | awk '{ print $4, $2 }'
part enabled && ls /etc/systemd/system/multi-user.target.wants
part modules && ls /sys/module
if [ "$firewall" = nftables ]; then
    part reloaded && systemctl reload nftables && rules
fi
part changed
for file in "$folder"/etc/{nftables,iptables,keepalived}/*; do
    [ ! -e "$file" ] || echo '# another' >>"$file"
done
bash "$folder/install.sh"
part changed-rules && rules
part removed && bash "$folder/uninstall.sh"
part removed-again && bash "$folder/uninstall.sh"
part left
since tree tree
since rules rules
since settings settings
ip -o addr show scope global
