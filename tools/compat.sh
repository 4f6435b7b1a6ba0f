#!/usr/bin/env bash
# `make test` of the last commit on the newest QGIS of Debian, in a root of its own under build/compat; needs root and
# the network. The root is made once, by debootstrap, and kept: remove build/compat to have a newer one.
# Exit codes: that of `make test`, or 2 where the root cannot be made (one sentence says why).
set -euo pipefail
cd "$(dirname "$0")/.."

umask 022  # servers in the root run as users of their own

MIRROR=http://deb.debian.org/debian
root=$PWD/build/compat

fail() { echo "compat: $*" >&2; exit 2; }

[ "$(id -u)" = 0 ] || fail "making a root of its own needs root; run it as root or with sudo."
unshare --mount true || fail "mounts of its own are not allowed here; run it outside a container or in a privileged one."
command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap >&2 || fail "debootstrap cannot be installed."

if [ ! -e "$root/made" ]; then
    rm -rf "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase --include=ca-certificates,make,git sid "$root" "$MIRROR" >&2 ||
        fail "Debian sid cannot be had from $MIRROR."
    # A mirror that is behind is better than none.
    echo 'Acquire::Check-Valid-Until "false";' > "$root/etc/apt/apt.conf.d/99behind"
    printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
    chmod +x "$root/usr/sbin/policy-rc.d"
    touch "$root/made"
fi

# What the network wants of a program here it wants there too.
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"

venv=$root/src/.venv
if [ -d "$venv" ]; then mv "$venv" "$root/kept"; fi
rm -rf "$root/src"
git clone -q . "$root/src"
if [ -d "$root/kept" ]; then mv "$root/kept" "$venv"; fi

# The mounts end with the command.
exec unshare --mount bash -euc '
    mount -t proc proc "$0/proc"
    mount -t sysfs sys "$0/sys"
    mount --rbind /dev "$0/dev"
    exec chroot "$0" env HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        PIP_DEFAULT_TIMEOUT=180 PIP_CERT=/etc/ssl/certs/ca-certificates.crt make -C /src test
' "$root"
