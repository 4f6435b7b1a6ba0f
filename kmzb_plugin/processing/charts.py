"""Charts for reports as inline SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

LEFT, RIGHT, TOP, BOTTOM = 56, 150, 14, 48


@dataclass(frozen=True)
class Line:
    """A curve through points (x, y)."""

    points: Sequence[tuple[float, float]]
    dashed: bool = False


@dataclass(frozen=True)
class Mark:
    """A text beside the point (x, y), with a dot on it if it is a point of a curve."""

    x: float
    y: float
    text: str
    dot: bool = True


def share_chart(lines: Sequence[Line], marks: Sequence[Mark], across: str, up: str, side: int = 420) -> str:
    """Curves of percent over percent, both axes from 0 to 100 and named, with texts beside their points."""

    def place(x: float, y: float) -> tuple[float, float]:
        return LEFT + side * x / 100.0, TOP + side * (100.0 - y) / 100.0

    right, bottom, middle = LEFT + side, TOP + side, TOP + side / 2
    parts = [
        f'<text x="{LEFT + side / 2}" y="{bottom + 40}" text-anchor="middle">{escape(across)}</text>',
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">{escape(up)}</text>',
    ]
    for tick in range(0, 101, 20):
        x, y = place(tick, tick)
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tick}</text>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{tick}</text>')
    for line in lines:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in line.points))
        dash = ' stroke-dasharray="5 4"' if line.dashed else ""
        parts.append(f'<polyline class="curve"{dash} points="{path}"/>')
    for mark in marks:
        x, y = place(mark.x, mark.y)
        if mark.dot:
            parts.append(f'<circle class="bar" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
        parts.append(f'<text class="label" x="{x + 10:.1f}" y="{y + 5:.1f}">{escape(mark.text)}</text>')
    width, height = right + RIGHT, bottom + BOTTOM
    return f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">{"".join(parts)}</svg>'
