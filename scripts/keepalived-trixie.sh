#!/bin/sh
# Makes a folder that holds Debian 13 with its keepalived (2.3.3), for the tests
# under test/oracle. Needs root, debootstrap and about 300 MB; takes about half a minute.
#
#   scripts/keepalived-trixie.sh [FOLDER]
#
# FOLDER is, when it is not given, $KALINT_TRIXIE or else .cache/trixie of the project.
# Packages come from the mirror that the machine's own apt sources name. A folder that
# is complete is left as it is; one that is not is made again from the start.
set -eu

suite=trixie
project=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-${KALINT_TRIXIE:-$project/.cache/$suite}}
marker=.kalint-complete

complain() {
    echo "keepalived-trixie: $1" >&2
    exit 1
}

if [ -e "$folder/$marker" ]; then
    echo "$folder is complete"
    exit 0
fi
[ "$(id -u)" -eq 0 ] || complain 'needs root, for chroot'
command -v debootstrap >/dev/null || complain 'needs debootstrap (package debootstrap)'

# The archive of the release this machine runs, without -updates, -security and the like.
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Identifier: Packages' |
    awk '$2 !~ /-/ && $3 == "main" && $1 ~ /debian/ { print $1; exit }')
[ -n "$mirror" ] || complain 'the apt sources of this machine name no Debian archive'

if [ -e "$folder" ]; then
    # Only what an earlier run of this script left half done is taken away.
    [ -d "$folder/debootstrap" ] || [ -e "$folder/var/log/bootstrap.log" ] || [ -z "$(ls -A "$folder")" ] ||
        complain "$folder holds something else"
    rm -rf --one-file-system "$folder"
fi
mkdir -p "$folder"

# In a mount namespace of its own, so that whatever is mounted meanwhile goes with it.
# The packages' services must not be started: policy-rc.d of debootstrap sees to that.
unshare --mount debootstrap --variant=minbase --include=keepalived "$suite" "$folder" "$mirror"
rm -rf "$folder"/var/cache/apt/archives/*.deb "$folder"/var/lib/apt/lists/*
touch "$folder/$marker"
chroot "$folder" keepalived --version 2>&1 | head -n 1
