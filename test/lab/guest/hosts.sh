# shellcheck shell=bash
# Five hosts on one bridge. Each has namespaces of its own for network, name, processes and mounts, with its own
# /etc, /run, /var, /srv and /tmp.

modprobe -a veth bridge
declare -A init

# on HOST COMMAND...: runs a command there.
on() {
    local host=$1
    shift
    nsenter --target "${init[$host]}" --net --mount --uts --pid --wd -- "$@"
}

make_host() {
    local host=$1 address
    unshare --net --mount --uts --pid --fork --mount-proc ./host.sh "$host" &
    within 5000 test -e "/run/up.$host"
    init[$host]=$(cat "/proc/$!/task/$!/children")
    init[$host]=${init[$host]% }
    ip link add "$host" type veth peer name eth0 address "$(mac_of "$host")" netns "${init[$host]}"
    ip link set "$host" master br0 up
    on "$host" ip link set eth0 up
    for address in "10.0.0.$(number_of "$host")/24" "2001:db8::$(number_of "$host")/64"; do
        on "$host" ip addr add "$address" dev eth0
    done
}

# The cable of a host is pulled or put in.
unplug() {
    ip link set "$1" down
}
plug() {
    ip link set "$1" up
}

ip link add br0 type bridge mcast_snooping 0 forward_delay 0
ip link set br0 up
for host in lb1 lb2 web1 web2 client; do
    make_host "$host"
done
for host in lb1 lb2 web1 web2; do
    on "$host" ./base-"$FIREWALL".sh
done
for host in web1 web2; do
    on "$host" ./web-server.sh start
done
