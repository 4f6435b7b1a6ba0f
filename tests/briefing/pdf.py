"""What poppler reads in a PDF. Ligatures are taken apart, as the search of a viewer does."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path


def _run(*command: str | Path) -> str:
    return unicodedata.normalize("NFKC", subprocess.run(command, capture_output=True, check=True).stdout.decode())


def text_of(pdf: Path) -> str:
    """The text of all pages, lines as they stand."""
    return _run("pdftotext", "-layout", pdf, "-")


def words_of(pdf: Path) -> str:
    """The text item by item with single spaces: sentences that were wrapped are whole again."""
    return " ".join(_run("pdftotext", "-raw", pdf, "-").split())


def info_of(pdf: Path) -> dict[str, str]:
    """What pdfinfo says."""
    lines = (line.partition(":") for line in _run("pdfinfo", pdf).splitlines())
    return {key: value.strip() for key, _, value in lines}
