"""Makes what is shipped, in dist/: the zip that QGIS installs, and the plugins.xml of a unit's own repository.

python tools/package.py [ADDRESS]   ADDRESS: where the folder will be reached, https://… or file:///…; else dist/ itself

Same sources, same bytes. Both files go into one folder of a web server or a share; QGIS is given the address of
plugins.xml (Plugins → Manage and Install Plugins → Settings).
"""

from __future__ import annotations

import configparser
import hashlib
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = ROOT / "kmzb_plugin"
DIST = ROOT / "dist"
LANGUAGES = ("en", "pl")
# For Qt Designer and for translators; who uses the plugin needs neither.
LEFT_OUT = {"kmzb_plugin/resources.qrc", *(f"kmzb_plugin/i18n/kmzb_{language}.ts" for language in LANGUAGES)}
FIXED_TIME = (2026, 1, 1, 0, 0, 0)
REPOSITORY_FIELDS = {
    "description": "description",
    "about": "about",
    "version": "version",
    "qgis_minimum_version": "qgisMinimumVersion",
    "qgis_maximum_version": "qgisMaximumVersion",
    "homepage": "homepage",
    "author_name": "author",
    "author_email": "email",
    "tracker": "tracker",
    "repository": "repository",
    "tags": "tags",
    "category": "category",
    "changelog": "changelog",
    "deprecated": "deprecated",
}
"""What QGIS reads of a plugin in plugins.xml, and where it stands in metadata.txt. The format has no checksum.

Without `experimental`: what a unit puts into its own repository is meant to be used, and QGIS would hide it and
announce no newer version of it.
"""


def metadata() -> dict[str, str]:
    """The fields of metadata.txt, read as QGIS and the plugin directory read them."""
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(PLUGIN / "metadata.txt", encoding="utf-8")
    return dict(parser.items("general"))


def package(folder: Path = DIST) -> Path:
    """Zips into the folder what git tracks of the plugin, what is built for it, and the licence; returns the path.

    Its name has a point before the version: QGIS takes what stands before the first point for the plugin's folder.
    Raises SystemExit where something is not built.
    """
    tracked = subprocess.run(
        ["git", "ls-files", "kmzb_plugin"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    members = {name: ROOT / name for name in tracked if name not in LEFT_OUT}
    translations = [PLUGIN / "i18n" / f"kmzb_{language}.qm" for language in LANGUAGES]
    manual = [path for path in (PLUGIN / "manual").rglob("*") if path.is_file()]
    built = [*translations, *manual]
    if not all(each.exists() for each in translations) or not manual:
        raise SystemExit("package: translation or manual is not built; run `make package`.")
    members |= {path.relative_to(ROOT).as_posix(): path for path in built}
    members["kmzb_plugin/LICENSE"] = ROOT / "LICENSE"
    target = folder / f"kmzb_plugin.{metadata()['version']}.zip"
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for name, path in sorted(members.items()):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return target


def repository(archive: Path, address: str) -> Path:
    """Writes plugins.xml and the plugin's icon beside the zip, for a folder that is reached under `address`."""
    address, said = address.rstrip("/"), metadata()
    icon = archive.with_name(Path(said["icon"]).name)
    icon.write_bytes((PLUGIN / said["icon"]).read_bytes())
    plugins = ET.Element("plugins")
    plugin = ET.SubElement(plugins, "pyqgis_plugin", name=said["name"], version=said["version"])
    for tag, field in REPOSITORY_FIELDS.items():
        ET.SubElement(plugin, tag).text = said[field]
    ET.SubElement(plugin, "file_name").text = archive.name
    ET.SubElement(plugin, "download_url").text = f"{address}/{archive.name}"
    ET.SubElement(plugin, "icon").text = f"{address}/{icon.name}"
    ET.indent(plugins)
    written = archive.with_name("plugins.xml")
    ET.ElementTree(plugins).write(written, encoding="utf-8", xml_declaration=True)
    return written


def scanned(folder: Path, *, pages: bool = True) -> list[str]:
    """What the plugin directory's scans find in the unpacked zip: bandit from medium severity on, and detect-secrets.

    Without `pages`, which take as long as all the rest, secrets are not looked for in the help and the manual.
    """
    program = Path(sys.executable)
    left_out = r"metadata\.txt" if pages else r"metadata\.txt|/(manual|help)/"
    commands: dict[str, list[str]] = {
        "bandit": [str(program.with_name("bandit")), "-r", ".", "-q", "-ll", "-f", "json"],
        "secrets": [
            *(str(program.with_name("detect-secrets")), "scan", "--no-verify", "--all-files"),
            *("--exclude-files", left_out, "."),
        ],
    }
    running = {
        name: subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for name, command in commands.items()
    }
    results = {name: json.loads(process.communicate()[0])["results"] for name, process in running.items()}
    found = [f"{each['filename']}:{each['line_number']}: {each['test_id']}" for each in results["bandit"]]
    secrets = [each for of_file in results["secrets"].values() for each in of_file]
    return found + [f"{each['filename']}:{each['line_number']}: {each['type']}" for each in secrets]


def main(arguments: list[str]) -> None:
    """Makes both, scans what is in them, and says where they are."""
    archive = package()
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(archive).extractall(folder)
        if found := scanned(Path(folder)):
            raise SystemExit("package: the plugin directory would object to\n" + "\n".join(found))
    listed = repository(archive, arguments[0] if arguments else DIST.as_uri())
    print(
        f"{archive}  {archive.stat().st_size / 1e6:.1f} MB  sha256 {hashlib.sha256(archive.read_bytes()).hexdigest()}"
    )
    print(listed)


if __name__ == "__main__":
    main([each for each in sys.argv[1:] if each])
