#!/usr/bin/env bash
# Opens QGIS with the plugin loaded from this checkout and a store open, in a profile of its own.
# Usage: tools/run.sh STORE
set -euo pipefail
cd "$(dirname "$0")/.."
store=$(realpath "$1")
profile=build/profile
mkdir -p "$profile/profiles/default/QGIS"
settings="$profile/profiles/default/QGIS/QGIS3.ini"
[ -f "$settings" ] || cat >"$settings" <<INI
[locale]
overrideFlag=true
userLocale=pl

[PythonPlugins]
kmzb_plugin=true

[fonts]
downloadMissingFonts=false

[kmzb]
store=$store
openOnStart=true
INI
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || { echo "run: there is no screen here; start it on a desktop." >&2; exit 2; }
# QGIS runs on the system's Python; shapely 2 is in the environment.
export PYTHONPATH=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
QGIS_PLUGINPATH="$PWD" exec qgis --nologo --noversioncheck --profiles-path "$profile"
