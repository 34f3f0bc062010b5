# shellcheck shell=bash
# What the parts of the lab have in common.

# seen NAME WORD...: says what was observed.
seen() {
    local name=$1
    shift
    printf '%s: %s\n' "$name" "$*" | tee /dev/ttyS1
}

# The hosts by number, which is the last part of their addresses.
names=([1]=lb1 [2]=lb2 [3]=web1 [4]=web2 [9]=client)

number_of() {
    local number
    for number in "${!names[@]}"; do
        [ "${names[number]}" = "$1" ] && echo "$number"
    done
}

address_of() {
    echo "10.0.0.$(number_of "$1")"
}

mac_of() {
    echo "02:00:00:00:00:0$(number_of "$1")"
}

host_of_mac() {
    echo "${names[${1: -1}]}"
}

# Milliseconds, counted from anywhere.
now() {
    echo $((${EPOCHREALTIME/./} / 1000))
}

# within MS COMMAND...: repeats a command until it succeeds, for so long at most; `took` has how long that was.
within() {
    local limit=$1 start
    shift
    start=$(now)
    until "$@"; do
        took=$(($(now) - start))
        ((took < limit)) || return 1
        sleep 0.1
    done
    took=$(($(now) - start))
}

# The milliseconds that the last one took.
elapsed() {
    echo "$took"
}

# Ends the machine.
finish() {
    seen end "$(cut -d' ' -f1 /proc/uptime) s"
    echo o >/proc/sysrq-trigger
    sleep 60
}

# The words of standard input in one line, sorted, each once.
words() {
    sort -u | xargs
}

# A VIP as it stands before a port.
before_port() {
    case $1 in
    *:*) echo "[$1]" ;;
    *) echo "$1" ;;
    esac
}

# An address as one without a network.
alone() {
    case $1 in
    *:*) echo "$1/128" ;;
    *) echo "$1/32" ;;
    esac
}

# ask VIP COUNT: requests of the client; prints who answered each, `-` for one without an answer within a second.
ask() {
    on client ./ask.sh "$1" "$PORT" "$2" | xargs
}

# Who has a VIP on eth0, of the directors.
holders() {
    local host
    for host in lb1 lb2; do
        on "$host" ip -o addr show dev eth0 | grep -qF " $1/" && echo "$host"
    done | xargs
}

held_by() {
    [ "$(holders "$1")" = "$2" ]
}

# The servers in the table of IPVS of a director.
pool() {
    on "$1" ipvsadm -Ln | grep -oE '^ +-> [^ ]*(10\.0\.0\.|2001:db8::)[0-9]' | while read -r line; do
        echo "${names[${line: -1}]}"
    done | words
}

pool_is() {
    [ "$(pool "$1")" = "$2" ]
}

declare -A capturing

# capture HOST FILTER: starts to record what passes the cable of a host.
capture() {
    tcpdump -i "$1" -e -nn -l --immediate-mode "$2" >"/tmp/capture.$1" 2>"/tmp/capture.$1.log" &
    capturing[$1]=$!
    within 5000 grep -q listening "/tmp/capture.$1.log"
}

# captured HOST: ends that; /tmp/capture.HOST has a packet a line.
captured() {
    sleep 0.2
    kill "${capturing[$1]}"
    wait "${capturing[$1]}"
}

# passed HOST TEXT: between which hosts the captured packets with a text in them went, and how many of each.
passed() {
    grep -F "$2" "/tmp/capture.$1" | while read -r _ from _ to _; do
        echo "$(host_of_mac "$from")>$(host_of_mac "${to%,}")"
    done | sort | uniq -c | while read -r count way; do echo "$way*$count"; done | xargs
}

# Whom a VIP belongs to for the client, by the answer to its ARP or neighbour solicitation.
neighbour() {
    on client ip neigh show "$1" dev eth0 | grep -o '..:..:..:..:..:..' | while read -r each; do host_of_mac "$each"; done
}

# Connections that IPVS knows of.
connections() {
    on "$1" ipvsadm -Lnc | grep -c TCP
}

# The counters that a director has of a VIP: connections, packets in, packets out. They lag two seconds behind.
counters() {
    on "$1" ipvsadm -Ln --stats --exact | grep -F " $(before_port "$2"):$PORT " | awk '{ print $3, $4, $5 }'
}

counted() {
    [ "$(counters "$1" "$2" | cut -d' ' -f1)" = "$3" ]
}

# verify HOST: the status of its verify.sh, and what that calls wrong; all that it says goes to the console.
verify() {
    local said status wrong
    said=$(on "$1" sh -c "cd /lab/set/$1 && ./verify.sh" 2>&1)
    status=$?
    echo "$said" >&2
    wrong=$(grep ^FAIL <<<"$said" | sed 's/^FAIL //; s/; to mend it:.*//' | paste -sd '|')
    echo "$status${wrong:+ $wrong}"
}
