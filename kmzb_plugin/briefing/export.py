"""Sheets as files: a PDF with searchable text and a georeferenced map, and a picture of each page."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from qgis.core import Qgis, QgsLayoutExporter

from ..text import UserError, tr
from .sheet import Sheet

FORMATS = ("pdf", "png")
_Result = QgsLayoutExporter.ExportResult


def file_stem(name: str) -> str:
    """A name for files out of a unit's code or name: letters without marks, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    stem = re.sub(r"[^A-Za-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    return stem or "unit"


def export_sheet(sheet: Sheet, target: Path, formats: tuple[str, ...], dpi: int) -> list[Path]:
    """Writes `target` with the suffixes of the formats; a PNG is written per page, `target-1.png`.

    Raises UserError if a file cannot be written.
    """
    exporter = QgsLayoutExporter(sheet.layout)
    written: list[Path] = []
    if "pdf" in formats:
        path = target.with_name(target.name + ".pdf")
        settings = QgsLayoutExporter.PdfExportSettings()
        settings.dpi = dpi
        settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
        settings.appendGeoreference = True
        settings.exportMetadata = True
        settings.simplifyGeometries = True
        _check(exporter.exportToPdf(str(path), settings), path)
        written.append(path)
    if "png" in formats:
        for page in range(sheet.layout.pageCollection().pageCount()):
            path = target.with_name(f"{target.name}-{page + 1}.png")
            image = exporter.renderPageToImage(page, dpi=dpi)
            if image.isNull() or not image.save(str(path)):
                _check(_Result.FileError, path)
            written.append(path)
    return written


def _check(result: QgsLayoutExporter.ExportResult, path: Path) -> None:
    if result == _Result.Success:
        return
    if result == _Result.MemoryError:
        raise UserError(
            tr("There is not enough memory for «{path}» at this resolution. Choose fewer dots per inch.").format(
                path=path
            )
        )
    raise UserError(
        tr("The file «{path}» could not be written. Close it if it is open elsewhere, and check the folder.").format(
            path=path
        )
    )
