"""Takes the pictures of docs/states.md and of the manual: the states that the tests look at, in the real window.

python -m tools.states      all of them
python -m tools.states en   only those of this language
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from qgis.PyQt.QtGui import QImage, qRgb

from kmzb_plugin.store.demo.create import create_demo_store
from tests.desktop.desktop import NIGHT, ROOT, run_qgis

PICTURES = ROOT / "docs" / "images" / "states"
DRIVE = ROOT / "tests" / "desktop" / "drive_states.py"
LANGUAGES = ("pl", "en")
SHOWN = re.compile(r"images/states/(en/)?([\w-]+)\.png")
AT_NIGHT = "-night"
OFFICER = "anna.nowak"
PLACE = Path(tempfile.gettempdir()) / "KMZB"
"""Its name is in the pictures, and the same each time."""

SECONDS = 340
REPORTS = 800
COLOURS = 256
KIND_BITS = 4
"""Colours that differ by less than so many bits of each channel are of a kind."""


def shown(language: str) -> set[str]:
    """The pictures that pages of docs show of the window in one language; the Polish ones lie in the folder itself."""
    pages = (page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md"))
    return {name for page in pages for folder, name in SHOWN.findall(page) if bool(folder) == (language == "en")}


def take(language: str) -> None:
    """Takes those of one language anew."""
    target = PICTURES if language == "pl" else PICTURES / language
    target.mkdir(parents=True, exist_ok=True)
    for picture in target.glob("*.png"):
        picture.unlink()
    wanted = shown(language)
    dark = {name for name in wanted if name.endswith(AT_NIGHT)}
    for theme, names, suffix in (("default", wanted - dark, ""), (NIGHT, dark, AT_NIGHT)):
        if names:
            _take(language, theme, {name.removesuffix(suffix): target / f"{name}.png" for name in names})


def _take(language: str, theme: str, files: Mapping[str, Path]) -> None:
    """`files` are by the name of the state."""
    shutil.rmtree(PLACE, ignore_errors=True)
    store, taken = PLACE / "radom.gpkg", PLACE / "pictures"
    taken.mkdir(parents=True)
    try:
        create_demo_store(str(store), count=REPORTS)
        found = run_qgis(
            DRIVE,
            store,
            PLACE / "window.png",
            PLACE,
            language=language,
            theme=theme,
            seconds=SECONDS,
            LOGNAME=OFFICER,
            KMZB_PICTURES=str(taken),
            KMZB_WIDTHS="420 300" if any(name.endswith("-300") for name in files) else "420",
        )
        if "error" in found:
            raise SystemExit(found["error"])
        for name, file in files.items():
            _with_palette(QImage(str(taken / f"{name}.png"))).save(str(file))
    finally:
        shutil.rmtree(PLACE, ignore_errors=True)


def main(languages: Sequence[str]) -> None:
    """Takes those of these languages, of both if none is named."""
    for language in languages or LANGUAGES:
        take(language)


def _with_palette(image: QImage) -> QImage:
    """The picture in 256 colours: half the most frequent, half the first of each kind, so that marks keep theirs."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    pixels = np.frombuffer(bits, np.uint8).reshape(-1, 4)[:, 2::-1]
    colours, places, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    by_count = np.argsort(-counts, kind="stable")
    _, firsts = np.unique(colours[by_count] >> KIND_BITS, axis=0, return_index=True)
    chosen = np.concatenate([np.arange(min(COLOURS // 2, len(by_count))), np.sort(firsts)])
    kept = colours[by_count[list(dict.fromkeys(chosen.tolist()))[:COLOURS]]].astype(int)
    nearest = np.array([np.abs(kept - colour).sum(axis=1).argmin() for colour in colours.astype(int)], np.uint8)
    width, height = image.width(), image.height()
    indexed = np.zeros((height, -(-width // 4) * 4), np.uint8)
    indexed[:, :width] = nearest[places.reshape(height, width)]
    made = QImage(indexed.tobytes(), width, height, indexed.shape[1], QImage.Format.Format_Indexed8)
    made.setColorTable([qRgb(*map(int, colour)) for colour in kept])
    return made.copy()


if __name__ == "__main__":
    main(sys.argv[1:])
