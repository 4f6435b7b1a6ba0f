"""What poppler reads in a PDF. Ligatures are taken apart, as the search of a viewer does."""

from __future__ import annotations

import hashlib
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


def fonts_of(pdf: Path) -> list[dict[str, str]]:
    """What pdffonts says of each font: whether it is embedded (`emb`) and has a table to Unicode (`uni`)."""
    head, _, *rows = _run("pdffonts", pdf).splitlines()
    names = ("name", "type", "encoding", "emb", "sub", "uni")
    starts = [head.index(name) for name in names]
    ends = [*starts[1:], head.index("object")]
    return [
        {name: row[start:end].strip() for name, start, end in zip(names, starts, ends, strict=True)} for row in rows
    ]


def pictures_of(pdf: Path, folder: Path) -> list[str]:
    """The pictures inside, as digests of their pixels, in their order."""
    stem = folder / f"pictures-{pdf.stem}"
    subprocess.run(["pdfimages", "-png", pdf, stem], check=True)
    found = sorted(folder.glob(f"{stem.name}-*.png"))
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in found]
    for path in found:
        path.unlink()
    return digests
