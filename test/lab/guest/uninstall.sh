# shellcheck shell=bash
# Each host's uninstall.sh leaves it as it was before.
for host in lb1 lb2 web1 web2; do
    on "$host" sh -c "cd /lab/set/$host && ./uninstall.sh"
    seen "uninstall $host" $?
    seen "what is left on $host" "$(on "$host" ./state-of-host.sh | diff "/run/before.$host" - | grep '^[<>]' | paste -sd '|')"
done
