#!/usr/bin/env bash
# `make test` of the last commit on the newest QGIS of Debian, in a root of its own under build/compat; needs root and
# the network. The root is made once, by debootstrap, and kept: remove build/compat to have a newer one.
# Exit codes: that of `make test`, or 2 where the root cannot be made (one sentence says why).
set -euo pipefail
cd "$(dirname "$0")/.."

umask 022  # servers in the root run as users of their own

MIRROR=http://deb.debian.org/debian
CERTIFICATES=/etc/ssl/certs/ca-certificates.crt
root=$PWD/build/compat
told=$(mktemp)
trap 'rm -f "$told"' EXIT

fail() { echo "compat: $*" >&2; exit 2; }
# What a program says is shown only where it fails, and then its last line is enough.
quietly() { "$@" >"$told" 2>&1; }
last() { tail -n 1 "$told"; }

[ "$(id -u)" = 0 ] || fail "making a root of its own needs root; run it as root or with sudo."
quietly unshare --mount true || fail "mounts of its own are not allowed here; run it outside a container or in a privileged one."
if ! command -v debootstrap >/dev/null; then
    quietly apt-get update -qq || true
    quietly apt-get install -y -qq debootstrap || fail "debootstrap is missing and cannot be installed ($(last))"
fi

if [ ! -e "$root/made" ]; then
    rm -rf "$root"
    mkdir -p "$root"
    echo "compat: making a root with Debian sid in build/compat" >&2
    quietly debootstrap --variant=minbase --include=ca-certificates,make,git sid "$root" "$MIRROR" ||
        fail "Debian sid cannot be had from $MIRROR ($(last))"
    touch "$root/made"
fi

# A mirror that is behind is better than none, and no package starts its service.
echo 'Acquire::Check-Valid-Until "false";' > "$root/etc/apt/apt.conf.d/99behind"
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"

# What the network wants of a program here it wants there too; nothing else of this machine is known there.
cp /etc/resolv.conf "$root/etc/resolv.conf"
if [ -e "$CERTIFICATES" ]; then cp "$CERTIFICATES" "$root$CERTIFICATES"; fi
known=()
for name in CI http_proxy https_proxy no_proxy PIP_INDEX_URL; do
    if [ -n "${!name:-}" ]; then known+=("$name=${!name}"); fi
done

venv=$root/src/.venv
if [ -d "$venv" ]; then mv "$venv" "$root/kept"; fi
rm -rf "$root/src"
git clone -q . "$root/src"
if [ -d "$root/kept" ]; then mv "$root/kept" "$venv"; fi

# The mounts end with the command.
rm -f "$told"
exec unshare --mount bash -euc '
    mount -t proc proc "$0/proc"
    mount -t sysfs sys "$0/sys"
    mount --rbind /dev "$0/dev"
    exec chroot "$0" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        PIP_DEFAULT_TIMEOUT=180 PIP_CERT='"$CERTIFICATES"' "$@" make -C /src test
' "$root" ${known[@]+"${known[@]}"}
