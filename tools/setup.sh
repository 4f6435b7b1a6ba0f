#!/usr/bin/env bash
# Prepares a Debian or Ubuntu machine for `make demo` and `make test`; quick when everything is there.
# Usage: tools/setup.sh [servers]
# With `servers` also PostgreSQL with PostGIS, nginx and QGIS Server. Their own services are not started: tests, demo
# and bench run servers of their own on loopback.
# Exit codes: 0 ready, 2 this machine cannot be prepared (one sentence says why and what to do).
set -euo pipefail
cd "$(dirname "$0")/.."

QGIS_MINIMUM=3.40
# QGIS with its Python, the scientific libraries, Qt's translation tools, and for the tests a screen and a PDF reader.
QGIS_PACKAGES=(qgis python3-qgis)
PACKAGES=(python3-venv python3-scipy python3-pandas python3-psycopg2 python3-requests qttools5-dev-tools xvfb
    poppler-utils fonts-dejavu-core make git)
if [ "${1:-}" = servers ]; then
    # curl, which the administrator's guide uses, comes from where QGIS comes from: they share a library.
    QGIS_PACKAGES+=(qgis-server curl)
    PACKAGES+=(postgresql postgresql-postgis nginx-light spawn-fcgi openssl)
fi

fail() { echo "setup: $*" >&2; exit 2; }
log() { echo "setup: $*" >&2; }

[ -r /etc/os-release ] || fail "this is not Debian or Ubuntu; install QGIS $QGIS_MINIMUM or later and run the targets of the Makefile with its Python."
. /etc/os-release
command -v apt-get >/dev/null || fail "$PRETTY_NAME has no apt-get; install QGIS $QGIS_MINIMUM or later by hand."

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
qgis_is_new_enough() { dpkg --compare-versions "$(dpkg-query -W -f='${Version}' qgis 2>/dev/null || echo 0)" ge "$QGIS_MINIMUM"; }

missing=()
for package in "${QGIS_PACKAGES[@]}" "${PACKAGES[@]}"; do installed "$package" || missing+=("$package"); done
qgis_is_new_enough || missing+=(qgis)

if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ]; then as_root=(env)
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo)
    elif command -v sudo >/dev/null && [ -t 0 ]; then as_root=(sudo)
    else
        fail "these packages are missing and this user may not install them; ask an administrator for: apt-get install ${missing[*]} (QGIS $QGIS_MINIMUM or later)."
    fi
    export DEBIAN_FRONTEND=noninteractive
    from=()
    if [ "${ID}:${VERSION_ID:-}" = debian:12 ]; then
        # Debian 12's own QGIS is 3.22; backports stand on the same mirror the machine uses already.
        if ! grep -rqs 'bookworm-backports' /etc/apt/sources.list /etc/apt/sources.list.d; then
            mirror=$(grep -rhsoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d | head -n 1 | tr -d ' ') || true
            log "adding bookworm-backports"
            echo "deb ${mirror:-http://deb.debian.org/debian} bookworm-backports main" |
                "${as_root[@]}" tee /etc/apt/sources.list.d/kmzb-backports.list >/dev/null
        fi
        from=(-t bookworm-backports)
    fi
    log "installing ${missing[*]}"
    # A third party's broken source must not stop the set-up: apt-get update's own warnings say which it was.
    "${as_root[@]}" apt-get update -qq >&2 || log "apt-get update reported problems; going on with the lists there are"
    candidate=$(apt-cache ${from[@]+"${from[@]}"} policy qgis | sed -n 's/ *Candidate: *//p')
    dpkg --compare-versions "${candidate:-0}" ge "$QGIS_MINIMUM" ||
        fail "$PRETTY_NAME offers QGIS ${candidate:-none}; $QGIS_MINIMUM or later is needed (Debian 12 with backports, Debian 13, or a newer Ubuntu)."
    # A package that brings a service must not start it on a person's machine.
    policy=/usr/sbin/policy-rc.d
    if [ "${1:-}" = servers ] && [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
        "${as_root[@]}" chmod +x "$policy"
        trap '"${as_root[@]}" rm -f "$policy"' EXIT
    fi
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends ${from[@]+"${from[@]}"} "${QGIS_PACKAGES[@]}" >&2 &&
        "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${PACKAGES[@]}" >&2 ||
        fail "apt-get could not install the packages (its own message stands above); see to the network and try again."
fi

# The interpreter of QGIS, never another one on the path; its numpy stays, GDAL is built against it.
stamp=$(cat requirements-dev.txt requirements-docs.txt "$0" | sha256sum | cut -c1-16)-$(/usr/bin/python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if [ "$(cat .venv/kmzb-stamp 2>/dev/null)" != "$stamp" ]; then
    log "making .venv"
    rm -rf .venv
    /usr/bin/python3 -m venv --system-site-packages .venv
    numpy=$(/usr/bin/python3 -c 'import numpy; print(numpy.__version__)')
    echo "numpy==$numpy" > .venv/constraints.txt
    pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check)
    "${pip[@]}" -c .venv/constraints.txt -r requirements-dev.txt >&2 &&
        "${pip[@]}" --target .venv/docs -r requirements-docs.txt >&2 ||
        fail "pip could not install the tools (its own message stands above); see to the network and try again."
    echo "$stamp" > .venv/kmzb-stamp
fi
