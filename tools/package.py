"""Makes dist/kmzb_plugin-<version>.zip, the file that QGIS installs: same sources, same bytes."""

from __future__ import annotations

import configparser
import subprocess
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# resources.qrc is for Qt Designer; a store of the plugin directory does without it.
LEFT_OUT = {"kmzb_plugin/resources.qrc"}
FIXED_TIME = (2026, 1, 1, 0, 0, 0)


def package() -> Path:
    """Zips what git tracks of the plugin, the built translation and the licence; returns the zip's path."""
    metadata = configparser.ConfigParser()
    metadata.read(ROOT / "kmzb_plugin" / "metadata.txt", encoding="utf-8")
    tracked = subprocess.run(
        ["git", "ls-files", "kmzb_plugin"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    members = {name: ROOT / name for name in tracked if name not in LEFT_OUT}
    members["kmzb_plugin/i18n/kmzb_pl.qm"] = ROOT / "kmzb_plugin" / "i18n" / "kmzb_pl.qm"
    members["kmzb_plugin/LICENSE"] = ROOT / "LICENSE"
    target = ROOT / "dist" / f"kmzb_plugin-{metadata['general']['version']}.zip"
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for name, path in sorted(members.items()):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return target


if __name__ == "__main__":
    print(package())
