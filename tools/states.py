"""Takes the pictures of docs/states.md and of the manual: the states that the tests look at, in the real window.

python -m tools.states      all of them
python -m tools.states en   only those of this language
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from qgis.PyQt.QtGui import QImage, qRgb

from kmzb_plugin.store.demo.create import create_demo_store
from tests.desktop.desktop import NIGHT, ROOT, run_qgis

PICTURES = ROOT / "docs" / "images" / "states"
DRIVE = ROOT / "tests" / "desktop" / "drive_states.py"
REPORTS = 800
COLOURS = 256
KIND_BITS = 4
"""Colours that differ by less than so many bits of each channel are of a kind."""

SHOWN = (
    *("start-420", "start-making-420", "dock-one-420", "dock-one-300", "dock-note-420", "dock-held-420"),
    *("dock-history-420", "dock-similar-420", "dock-many-420", "dock-grouped-420", "dock-nothing-passes-420"),
    *("hot-spots-420", "menu-category-420", "open-store-good", "open-store-bad", "report-missing", "report-similar"),
    *("correction-refused", "many", "description-reason", "attachments", "outbox", "conflict", "rules-1", "keys"),
)
SHOWN_AT_NIGHT = ("dock-one-420", "conflict")
IN_THE_MANUAL = (
    *("start-420", "open-store-good", "open-store-bad", "dock-one-420", "dock-history-420", "dock-note-420"),
    *("dock-grouped-420", "report-similar", "description-reason", "attachments", "outbox", "conflict", "rules-1"),
    "keys",
)
"""Of the English window only these."""

RUNS = {
    "pl": (("default", SHOWN, ""), (NIGHT, SHOWN_AT_NIGHT, "-night")),
    "en": (("default", IN_THE_MANUAL, ""),),
}


def take(language: str) -> None:
    """Takes those of one language anew; the Polish ones lie in the folder itself."""
    target = PICTURES if language == "pl" else PICTURES / language
    target.mkdir(parents=True, exist_ok=True)
    for picture in target.glob("*.png"):
        picture.unlink()
    for theme, shown, suffix in RUNS[language]:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            store, taken = folder / "radom.gpkg", folder / "pictures"
            taken.mkdir()
            create_demo_store(str(store), count=REPORTS)
            found = run_qgis(
                DRIVE,
                store,
                folder / "window.png",
                folder,
                language=language,
                theme=theme,
                KMZB_PICTURES=str(taken),
                KMZB_WIDTHS="420 300" if shown is SHOWN else "420",
            )
            if "error" in found:
                raise SystemExit(found["error"])
            for name in shown:
                _with_palette(QImage(str(taken / f"{name}.png"))).save(str(target / f"{name}{suffix}.png"))


def main(languages: Sequence[str]) -> None:
    """Takes those of these languages, of both if none is named."""
    for language in languages or RUNS:
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
