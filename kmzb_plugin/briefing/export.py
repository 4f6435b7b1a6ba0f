"""Sheets as files: a PDF with searchable text and a georeferenced map, and a picture of each page.

A file is made beside, looked at, and only then put in its place: what stands in the folder is whole.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import unicodedata
from functools import partial
from pathlib import Path

from qgis.core import Qgis, QgsLayoutExporter
from qgis.PyQt.QtGui import QImage

from ..disk import is_full
from ..text import UserError, tr
from .georeference import georeference
from .room import no_room
from .sheet import OnMain, Sheet, at_once

FORMATS = ("pdf", "png")
_Result = QgsLayoutExporter.ExportResult
_PDF_END = b"%%EOF"


def file_stem(name: str) -> str:
    """A name for files out of a unit's code or name: letters without marks, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    stem = re.sub(r"[^A-Za-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    return stem or "unit"


def make_folder(folder: Path) -> None:
    """Makes the folder where it is missing. Raises UserError where it cannot be made or nothing can be put there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"0")
    except OSError as error:
        if is_full(error):
            raise no_room(folder, error) from error
        text = tr("Nothing can be written into the folder «{path}». Choose another one.")
        raise UserError(text.format(path=folder), str(error)) from error


def export_sheet(
    sheet: Sheet, target: Path, formats: tuple[str, ...], dpi: int, scratch: Path, on_main: OnMain = at_once
) -> list[Path]:
    """Writes `target` with the suffixes of the formats; a PNG is written per page, `target-1.png`.

    `scratch` is a folder for files in the making. What stood under these names is replaced, whole by whole.
    Raises UserError if a file cannot be written.
    """
    made: list[tuple[Path, Path]] = []
    if "pdf" in formats:
        path = scratch / "sheet.pdf"
        _check(on_main(lambda: _draw_pdf(sheet, path, dpi)), target.with_name(target.name + ".pdf"))
        on_main(lambda: georeference(path, sheet.layout, dpi))
        made.append((path, target.with_name(target.name + ".pdf")))
    if "png" in formats:
        for page in range(on_main(lambda: int(sheet.layout.pageCollection().pageCount()))):
            path, wanted = scratch / f"page-{page + 1}.png", target.with_name(f"{target.name}-{page + 1}.png")
            image = on_main(partial(_draw_page, sheet, page, dpi))
            if image.isNull():
                _check(_Result.MemoryError, wanted)
            if not image.save(str(path)):
                _check(_Result.FileError, wanted)
            made.append((path, wanted))
    for path, wanted in made:
        _put(path, wanted)
    return [wanted for _, wanted in made]


def _draw_pdf(sheet: Sheet, path: Path, dpi: int) -> QgsLayoutExporter.ExportResult:
    return QgsLayoutExporter(sheet.layout).exportToPdf(str(path), _pdf_settings(dpi))


def _draw_page(sheet: Sheet, page: int, dpi: int) -> QImage:
    return QgsLayoutExporter(sheet.layout).renderPageToImage(page, dpi=dpi)


def _pdf_settings(dpi: int) -> QgsLayoutExporter.PdfExportSettings:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = dpi
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.appendGeoreference = True
    settings.exportMetadata = True
    settings.simplifyGeometries = True
    return settings


def _put(made: Path, wanted: Path) -> None:
    """Puts a finished file in its place at one stroke."""
    if made.suffix == ".pdf" and not _is_whole(made):  # Qt says nothing where the disk was full
        raise no_room(wanted, OSError(errno.ENOSPC, "the PDF has no end"))
    beside = wanted.with_name(f".{wanted.name}.part")
    try:
        shutil.copyfile(made, beside)
        os.replace(beside, wanted)
    except OSError as error:
        beside.unlink(missing_ok=True)
        if is_full(error):
            raise no_room(wanted, error) from error
        raise _unwritten(wanted, str(error)) from error


def _is_whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 64))
            return _PDF_END in file.read()
    except OSError:
        return False


def _check(result: QgsLayoutExporter.ExportResult, path: Path) -> None:
    if result == _Result.Success:
        return
    if result == _Result.MemoryError:
        raise UserError(
            tr("There is not enough memory for «{path}» at this resolution. Choose fewer dots per inch.").format(
                path=path
            )
        )
    raise _unwritten(path)


def _unwritten(path: Path, details: str = "") -> UserError:
    return UserError(
        tr("The file «{path}» could not be written. Close it if it is open elsewhere, and check the folder.").format(
            path=path
        ),
        details,
    )
