"""The HTML report of an algorithm: one page that a person reads from the answer down to how it was computed.

    report = Report(tr("Hot spots"), tr("{n} of {all} areas are hot spots.").format(...))
    report.figure(tr("Hot spots"), number(12))
    report.svg(bar_chart([Bar(label, value, text)]), tr("Reports by area"))
    report.table([tr("Area"), tr("Reports")], rows)
    report.method(tr("Radius"), "500 m")
    report.write(path)

Everything given as text is escaped. The page needs no network and reads well on light and on dark ground.
"""

from __future__ import annotations

import configparser
import platform
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from time import monotonic
from typing import Any

from qgis.core import Qgis, QgsProcessingFeedback
from qgis.PyQt.QtCore import QBuffer, QIODevice
from qgis.PyQt.QtGui import QImage

from ..analysis.progress import awaited
from ..disk import reason
from ..domain.periods import now
from ..locale import date_time, language, number
from ..text import UserError, tr
from .svg import drawing

_NUMBERS = re.compile(r"(< )?[+−-]?\d[\d\s.,–/%()e+-]*")

STYLE = """
body { font: 15px/1.5 "DejaVu Sans", system-ui, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1.2em;
       color: #1c1c1c; background: #ffffff; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.55em; margin: 0 0 .3em; color: #1f3a5f; }
h2 { font-size: 1.1em; margin: 2em 0 .5em; }
.answer { font-size: 1.2em; margin: 0 0 1.2em; }
.figures { display: flex; flex-wrap: wrap; gap: .6em 2.2em; margin: 1em 0; }
.figures div { border-left: 2px solid #1f3a5f; padding-left: .7em; }
.figures b { display: block; font-size: 1.5em; font-weight: 600; line-height: 1.2; }
.figures span, figcaption, caption { color: #5a5a5a; font-size: .9em; }
figure { margin: 1.5em 0; }
figure img, figure svg { max-width: 100%; height: auto; }
figure img { background: #ffffff; border: 1px solid #d0d0d0; }
table { border-collapse: collapse; margin: 1em 0; }
caption { text-align: left; padding-bottom: .3em; }
th, td { padding: .25em 1em .25em 0; border-bottom: 1px solid #d8d8d8; text-align: left; vertical-align: top; }
th { font-weight: 600; }
td.n, th.n { text-align: right; }
td.n { white-space: nowrap; }
pre { font-size: .8em; white-space: pre-wrap; overflow-wrap: anywhere; }
.method { background: #f3f4f6; padding: .8em 1.2em 1em; margin-top: 2.5em; }
.method h2 { margin-top: 0; }
.method table { margin: 0; }
.method td { border: 0; }
.caution { margin: .8em 0 0; }
svg text { font: 13px "DejaVu Sans", system-ui, sans-serif; fill: #1c1c1c; }
svg .bar { fill: #1f3a5f; }
svg .interval { stroke: #e08e2b; stroke-width: 2; }
svg .axis { stroke: #9a9a9a; stroke-width: 1; }
svg .grid { stroke: #d8d8d8; stroke-width: 1; }
svg .curve { fill: none; stroke: #1f3a5f; stroke-width: 2; }
svg .curve.quiet { stroke: #8a8a8a; stroke-width: 1.2; }
svg .curve.dashed { stroke-dasharray: 5 4; }
svg .mark { fill: #e08e2b; }
svg .band { fill: #1f3a5f; fill-opacity: .1; }
svg .dot { fill: #ffffff; stroke: #1f3a5f; stroke-width: 1.4; }
svg .dot.strong { fill: #b35806; stroke: #ffffff; stroke-width: 1; }
svg text.what { fill: #5a5a5a; }
svg text.over { paint-order: stroke; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round; }
@media (prefers-color-scheme: dark) {
  body { color: #e4e4e4; background: #1e1f22; }
  h1 { color: #a9c4ea; }
  .figures div { border-color: #a9c4ea; }
  .figures span, figcaption, caption { color: #a8a8a8; }
  th, td { border-color: #44464b; }
  .method { background: #292b30; }
  svg text { fill: #e4e4e4; }
  svg .bar { fill: #7fa6dd; }
  svg .grid { stroke: #44464b; }
  svg .curve { stroke: #7fa6dd; }
  svg .curve.quiet { stroke: #8f8f8f; }
  svg .band { fill: #7fa6dd; fill-opacity: .16; }
  svg .dot { fill: #1e1f22; stroke: #a9c4ea; }
  svg .dot.strong { fill: #fdb863; stroke: #1e1f22; }
  svg text.what { fill: #a8a8a8; }
  svg text.over { stroke: #1e1f22; }
}
@media print { body { max-width: none; margin: 0; } .method { background: none; border: 1px solid #d0d0d0; } }
"""


@lru_cache(maxsize=1)
def product_version() -> str:
    """The version that metadata.txt states."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(Path(__file__).parent.parent / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


class Report:
    """One page. Parts appear in the order they are added; figures stand above them and the method below."""

    def __init__(self, title: str, answer: str, started: float | None = None, caution: str = "") -> None:
        """`started` is when the computation began, by `time.monotonic`; left out, it begins now.

        `caution` takes the place of the sentence that reports are no crimes, where something else was measured.
        """
        self._title = title
        self._answer = answer
        self._figures: list[str] = []
        self._parts: list[str] = []
        self._method: list[tuple[str, str]] = []
        self._caution = caution
        self._started = monotonic() if started is None else started

    def figure(self, label: str, value: str) -> None:
        """One of the few numbers that matter, set large."""
        self._figures.append(f"<div><b>{escape(value)}</b><span>{escape(label)}</span></div>")

    def heading(self, text: str) -> None:
        """A heading over what follows."""
        self._parts.append(f"<h2>{escape(text)}</h2>")

    def paragraph(self, text: str) -> None:
        """A paragraph of plain text."""
        self._parts.append(f"<p>{escape(text)}</p>")

    def svg(self, drawing: str, caption: str, description: str = "") -> None:
        """An inline SVG made by `bar_chart` or by `charts.line_chart`.

        A screen reader says the caption and the `description` of what is to be seen, else what is written there.
        """
        words = escape(description) or "; ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawing))
        drawing = drawing.replace(">", f"><title>{escape(caption)}</title><desc>{words}</desc>", 1)
        self._parts.append(f"<figure>{drawing}<figcaption>{escape(caption)}</figcaption></figure>")

    def image(self, picture: QImage, caption: str) -> None:
        """A picture, kept inside the page as PNG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")
        data = b64encode(bytes(buffer.data())).decode("ascii")
        image = f'<img src="data:image/png;base64,{data}" alt="{escape(caption)}">'
        self._parts.append(f"<figure>{image}<figcaption>{escape(caption)}</figcaption></figure>")

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> None:
        """A table; numbers are written as the language writes them and set right, None is an empty cell."""
        body = [list(row) for row in rows]
        right = [any(_is_number(row[i]) for row in body) for i in range(len(columns))]
        cell_class = ['class="n"' if numeric else "" for numeric in right]
        head = "".join(f"<th {kind}>{escape(name)}</th>" for name, kind in zip(columns, cell_class, strict=True))
        lines = (
            "<tr>"
            + "".join(f"<td {kind}>{escape(_cell(value))}</td>" for value, kind in zip(row, cell_class, strict=True))
            + "</tr>"
            for row in body
        )
        title = f"<caption>{escape(caption)}</caption>" if caption else ""
        self._parts.append(f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>")

    def code(self, text: str) -> None:
        """Text as it is typed, line by line."""
        self._parts.append(f"<pre>{escape(text)}</pre>")

    def method(self, label: str, value: str) -> None:
        """A line of the box that says how it was computed."""
        self._method.append((label, value))

    def html(self) -> str:
        """The whole page."""
        method = [
            *self._method,
            (tr("Computed"), f"{date_time(now())}, {number(monotonic() - self._started, 1)} s"),
            (tr("Version"), f"KMZB Analyst {product_version()}, QGIS {Qgis.QGIS_VERSION}, {platform.system()}"),
        ]
        lines = "".join(f"<tr><td>{escape(label)}</td><td>{escape(value)}</td></tr>" for label, value in method)
        figures = f'<div class="figures">{"".join(self._figures)}</div>' if self._figures else ""
        caution = self._caution or tr("This measures what was reported, where and when: reports, not crimes.")
        return (
            f'<!DOCTYPE html>\n<html lang="{language()}"><head><meta charset="utf-8">'
            f'<meta name="color-scheme" content="light dark">'
            f"<title>{escape(self._title)}</title><style>{STYLE}</style></head><body>\n"
            f'<h1>{escape(self._title)}</h1>\n<p class="answer">{escape(self._answer)}</p>\n{figures}\n'
            + "\n".join(self._parts)
            + f'\n<div class="method"><h2>{escape(tr("How it was computed"))}</h2><table>{lines}</table>'
            f'<p class="caution">{escape(caution)}</p></div>\n</body></html>\n'
        )

    def write(self, path: str) -> None:
        """Writes the page. Raises UserError with the file's name if it cannot be written."""
        try:
            Path(path).write_text(self.html(), encoding="utf-8")
        except OSError as error:
            text = tr("The report {path} could not be written: {reason}.")
            raise UserError(text.format(path=path, reason=reason(error))) from error


@dataclass(frozen=True)
class Bar:
    """One bar: `text` is written at its end; `low` and `high` draw an interval; `colour` None is the accent."""

    label: str
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    colour: str | None = None


def bar_chart(bars: Sequence[Bar], width: int = 720) -> str:
    """Horizontal bars from zero, each with its label before it and its value behind it, as inline SVG."""
    row, height = 24, 24 * len(bars) + 6
    label_width = min(320.0, 14.0 + 7.8 * max((len(bar.label) for bar in bars), default=0))
    text_width = 12.0 + 7.8 * max((len(bar.text) for bar in bars), default=0)
    largest = max((max(bar.value, bar.high or 0.0) for bar in bars), default=0.0) or 1.0
    scale = max(width - label_width - text_width, 40.0) / largest
    parts = [f'<line class="axis" x1="{label_width:.1f}" y1="0" x2="{label_width:.1f}" y2="{height}"/>']
    for i, bar in enumerate(bars):
        y, end = 3 + i * row, label_width + bar.value * scale
        fill = f' style="fill:{escape(bar.colour)}"' if bar.colour else ""
        parts.append(
            f'<text x="{label_width - 8:.1f}" y="{y + 15}" text-anchor="end">{escape(_shorten(bar.label, 40))}</text>'
            f'<rect class="bar"{fill} x="{label_width:.1f}" y="{y + 3}" width="{bar.value * scale:.1f}" height="16"/>'
        )
        if bar.low is not None and bar.high is not None:
            left, end = label_width + bar.low * scale, label_width + bar.high * scale
            parts.append(f'<line class="interval" x1="{left:.1f}" y1="{y + 11}" x2="{end:.1f}" y2="{y + 11}"/>')
        parts.append(f'<text x="{max(end, label_width) + 6:.1f}" y="{y + 15}">{escape(bar.text)}</text>')
    return drawing(parts, width, height)


def _shorten(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _is_number(value: object) -> bool:
    """Whether a cell is set right: a number, or a text of numbers such as 3/12 or 1.2e-05."""
    if isinstance(value, str):
        return _NUMBERS.fullmatch(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, int):
        return number(value)
    if isinstance(value, float):
        return number(value, 2)
    return str(value)


def made_report(make: Callable[[], Report], outputs: Mapping[str, Any], feedback: QgsProcessingFeedback) -> Report:
    """The report that `make` returns; if the user cancels while it is made, the files of the `outputs` go as well."""
    from .outputs import whole_or_nothing

    with whole_or_nothing() as written:
        written += [each for each in outputs.values() if isinstance(each, str)]
        return awaited(make, feedback.isCanceled)
