"""Builds the manual, docs/manual, into kmzb_plugin/manual, from where the plugin's Help opens it; without a warning.

python tools/manual.py [LANGUAGE ...]   pl, en; both if none is named
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "docs" / "manual"
TARGET = ROOT / "kmzb_plugin" / "manual"
SPHINX = Path(sys.prefix) / "docs"
"""Where Sphinx is, apart from what the tests run with; tools/setup.sh puts it there."""

LANGUAGES = ("pl", "en")
BLOCK = re.compile(r"^```sh\b[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A block of commands of a page."""

LEFT_OUT = (".buildinfo", "objects.inv", "**/*.map", "**/*.LICENSE.txt", "**/*-extensions.js", "_static/skeleton.css")
"""What Sphinx and its theme leave in the folder and no page needs."""


def build(language: str, target: Path = TARGET) -> None:
    """Builds one language into `target`/`language`; same sources, same bytes. Raises SystemExit at any warning."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / language
        done = subprocess.run(
            [
                *(sys.executable, "-m", "sphinx", "-b", "html", "-E", "-W", "--keep-going", "-q", "-j", "1"),
                *("-c", str(SOURCES), "-d", f"{folder}/doctrees", "-D", f"language={language}"),
                *(str(SOURCES / language), str(made)),
            ],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": f"{SPHINX}{os.pathsep}{ROOT}", "SOURCE_DATE_EPOCH": "1767225600"},
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"manual: the pages in {language} were not built.")
        for pattern in LEFT_OUT:
            for path in made.glob(pattern):
                path.unlink()
        shutil.rmtree(target / language, ignore_errors=True)
        target.mkdir(parents=True, exist_ok=True)
        shutil.move(made, target / language)


def main(languages: Sequence[str]) -> None:
    """Builds these languages, both if none is named."""
    if unknown := set(languages) - set(LANGUAGES):
        raise SystemExit(f"manual: there is no {', '.join(sorted(unknown))}; only {', '.join(LANGUAGES)}.")
    for language in languages or LANGUAGES:
        build(language)
        size = sum(path.stat().st_size for path in (TARGET / language).rglob("*") if path.is_file())
        print(f"manual: {TARGET / language / 'index.html'}, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
