"""Shapefiles of Polish programs often do not say in which encoding their texts are, and GDAL takes them for Latin-1."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from . import encodings

_SILENT = {0x00, 0x57}
"""Marks of the table's language that say nothing of it: none, and «the Windows of whoever wrote it»."""
_LOOKED_AT = 5_000_000


def encoding(path: Path) -> str:
    """The encoding of a shapefile's texts where the file does not say it; empty where it does, or is no shapefile."""
    table = path.with_suffix(".dbf") if path.with_suffix(".dbf").exists() else path.with_suffix(".DBF")
    if path.suffix.lower() != ".shp" or not table.exists():
        return ""
    if any(path.with_suffix(suffix).exists() for suffix in (".cpg", ".CPG", ".cst")):
        return ""
    with table.open("rb") as file:
        header = file.read(32)
        if len(header) < 32 or header[29] not in _SILENT:
            return ""
        begin, length = int.from_bytes(header[8:10], "little"), int.from_bytes(header[10:12], "little")
        if not length:
            return ""
        file.seek(begin)
        records = iter(lambda: file.read(length), b"")
        return encodings.survey(islice(records, _LOOKED_AT // length + 1)).main
