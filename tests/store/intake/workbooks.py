"""Spreadsheets made by hand, as programs write them and as somebody wicked makes them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

Rows = Sequence[Sequence[object]]
_NAMESPACE = "http://schemas.openxmlformats.org"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'<Types xmlns="{_NAMESPACE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.'
    f'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/></Types>'
)
_OFFICE = f"{_NAMESPACE}/officeDocument/2006/relationships"


def _cell(value: object) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def _sheet(rows: Rows) -> str:
    body = "".join(f'<row r="{at}">{"".join(map(_cell, row))}</row>' for at, row in enumerate(rows, start=1))
    return f'<worksheet xmlns="{_NAMESPACE}/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'


def xlsx(path: Path, sheets: Mapping[str, Rows], more: Mapping[str, bytes] | None = None) -> Path:
    """A workbook with these sheets, and other parts beside them."""
    names = list(sheets)
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(names, 1))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_NAMESPACE}/package/2006/relationships"><Relationship Id="r0" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_NAMESPACE}/spreadsheetml/2006/main" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_NAMESPACE}/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="r{i}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(names) + 1)
        )
        + "</Relationships>",
        **{f"xl/worksheets/sheet{i}.xml": _sheet(sheets[name]) for i, name in enumerate(names, 1)},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return path


def says_less(path: Path, part: str, size: int) -> None:
    """Makes the directory of an archive say that a part unpacks to `size` bytes only."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        true = archive.getinfo(part).file_size.to_bytes(4, "little")
    assert content.count(true) >= 2
    path.write_bytes(bytes(content).replace(true, size.to_bytes(4, "little")))


_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(f'xmlns:{name}="{_OPEN}{name}:1.0"' for name in ("office", "style", "table", "text"))
"""Prefixes as all programs write them; a test writes others."""


def ods_cell(value: object) -> str:
    """A cell of an OpenDocument sheet: empty, a number, a text, or what is written out already."""
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = str(value)
    if text.startswith("<"):
        return text
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'


def ods(path: Path, sheets: Mapping[str, Rows | str], more: Mapping[str, bytes] | None = None) -> Path:
    """An OpenDocument spreadsheet with these sheets, their rows as values or written out, and other parts beside it."""
    tables = []
    for name, rows in sheets.items():
        body = rows
        if not isinstance(rows, str):
            body = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
        tables.append(f'<table:table table:name="{escape(name)}">{body}</table:table>')
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.3">'
        f"<office:automatic-styles/><office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{_OPEN}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>',
        )
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return path


def taken_apart(path: Path) -> dict[str, str]:
    """The parts of an archive as texts."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def put_together(path: Path, parts: Mapping[str, str]) -> Path:
    """An archive of parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path
