"""Charts of series for reports, as inline SVG: columns over time, and strips of steps in colours."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ...locale import number
from ..svg import drawing

WIDTH = 720
_LEFT, _UNDER = 56.0, 22.0


def column_chart(values: Sequence[float], labels: Sequence[str], height: float = 180.0) -> str:
    """A column for each value from zero up; the first, the middle and the last label stand under them.

    The largest value is written at its column and the last one at the end.
    """
    top, bottom = 18.0, height - _UNDER
    largest = max(max(values, default=0.0), 0.0) or 1.0
    step = (WIDTH - _LEFT - 56.0) / max(len(values), 1)
    gap = min(2.0, step * 0.15)
    parts = []
    for i, value in enumerate(values):
        tall = (bottom - top) * max(value, 0.0) / largest
        x, y = _LEFT + i * step, bottom - tall
        title = f"<title>{escape(labels[i])}: {escape(number(value, 0 if value == int(value) else 1))}</title>"
        parts.append(
            f'<rect class="bar" x="{x + gap / 2:.2f}" y="{y:.1f}" width="{step - gap:.2f}" height="{tall:.1f}">'
            f"{title}</rect>"
        )
    end = _LEFT + len(values) * step
    highest = max(range(len(values)), key=lambda i: values[i], default=0)
    for i, anchor in {highest: "middle", len(values) - 1: "start"}.items() if values else ():
        x = _LEFT + (i + 0.5) * step if anchor == "middle" else end + 6
        y = bottom - (bottom - top) * max(values[i], 0.0) / largest + (-5 if anchor == "middle" else 5)
        parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(number(values[i]))}</text>')
    parts.append(f'<line class="axis" x1="{_LEFT}" y1="{bottom}" x2="{end:.1f}" y2="{bottom}"/>')
    parts.append(f'<text x="{_LEFT - 6}" y="{bottom + 4}" text-anchor="end">0</text>')
    return _svg([*parts, *_dates(labels, step, bottom + 16)], height)


def strip_chart(rows: Sequence[tuple[str, Sequence[str]]], labels: Sequence[str]) -> str:
    """A strip of squares for each row, one a step in its colour, with the row's name before it.

    `labels` are those of the steps; the first, the middle and the last stand under them.
    """
    row, left = 24.0, min(330.0, 12.0 + 7.6 * max((len(name) for name, _ in rows), default=0))
    step = (WIDTH - left) / max(len(labels), 1)
    parts = []
    for i, (name, colours) in enumerate(rows):
        y = 4 + i * row
        parts.append(f'<text x="{left - 8:.1f}" y="{y + 14:.1f}" text-anchor="end">{escape(name)}</text>')
        parts += [
            f'<rect x="{left + j * step:.2f}" y="{y:.1f}" width="{max(step - 1, 0.5):.2f}" height="18" fill="{colour}">'
            f"<title>{escape(labels[j])}</title></rect>"
            for j, colour in enumerate(colours)
        ]
    height = 4 + len(rows) * row + _UNDER
    return _svg([*parts, *_dates(labels, step, height - 6, left)], height)


def _dates(labels: Sequence[str], step: float, y: float, left: float = _LEFT) -> list[str]:
    """The first, the middle and the last label under their columns."""
    if not labels:
        return []
    last = len(labels) - 1
    chosen = {0: "start", last // 2: "middle", last: "end"} if last > 1 else {last: "end"}
    x = {"start": 0.0, "middle": 0.5, "end": 1.0}
    return [
        f'<text x="{left + (i + x[anchor]) * step:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(labels[i])}</text>'
        for i, anchor in chosen.items()
    ]


def _svg(parts: Sequence[str], height: float) -> str:
    return drawing(parts, WIDTH, height)
