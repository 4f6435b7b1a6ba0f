"""Takes the pictures of the guided tour, docs/tour.pl.md and docs/tour.en.md, in the real QGIS window.

python -m tools.tour      both languages, into docs/images/tour
python -m tools.tour pl   only this one
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtGui import QImage

from tests.desktop.desktop import run_qgis
from tools.help_pictures import save

ROOT = Path(__file__).resolve().parent.parent
DRIVE = ROOT / "tests" / "desktop" / "drive_tour.py"
IMAGES = ROOT / "docs" / "images" / "tour"
LANGUAGES = ("pl", "en")
SECONDS = 240
SCREEN = "1500x940"  # that of the window: menus stay inside it
OFFICER = "anna.nowak"


def take(language: str, images: Path) -> str:
    """Takes the pictures of one language into the folder `images`; returns what went wrong, empty for nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home, taken = folder / "home", folder / "taken"
        home.mkdir()
        taken.mkdir()
        answer = run_qgis(
            DRIVE,
            folder / "none",
            images / f"failed-{language}.png",
            folder,
            language=language,
            size=SCREEN,
            seconds=SECONDS,
            HOME=str(home),
            LOGNAME=OFFICER,
            KMZB_PICTURES=str(taken),
            KMZB_LANGUAGE=language,
        )
        images.mkdir(parents=True, exist_ok=True)
        for picture in sorted(taken.glob("*.png")):
            save(QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32), images / picture.name)
            print(f"{language}/{picture.name}: {(images / picture.name).stat().st_size / 1000:.0f} kB")
    return str(answer.get("error", ""))


def main(languages: Sequence[str]) -> int:
    """Takes the pictures of these languages, of both if none is named; returns the exit code."""
    if unknown := set(languages) - set(LANGUAGES):
        print(f"There is no tour in {', '.join(sorted(unknown))}; only in {', '.join(LANGUAGES)}.")
        return 2
    failed = 0
    for language in languages or LANGUAGES:
        if error := take(language, IMAGES / language):
            failed = 1
            print(f"The tour in {language} stopped:\n{error}", file=sys.stderr)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
