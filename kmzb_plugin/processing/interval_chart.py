"""Ratios with their intervals, a row each, on a logarithmic scale around one: inline SVG for reports."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import count

from ..locale import number
from .svg import drawing

_ROW, _TOP, _UNDER, _LETTER = 24.0, 8.0, 44.0, 7.8
_LONGEST = 38  # letters of a label
_FARTHEST = 50.0  # times, both ways; what reaches further ends in an arrow


@dataclass(frozen=True)
class Interval:
    """A ratio between `low` and `high`, any of them may be infinite or zero; `text` stands at the end of the row."""

    label: str
    ratio: float
    low: float
    high: float
    text: str
    colour: str | None = None


def interval_chart(rows: Sequence[Interval], axis: str, width: int = 720) -> str:
    """A dot and a thin bar for each row, with a line at 1; `axis` says what is measured.

    Limits beyond the scale end in an arrow.
    """
    reach = _reach(rows)
    labels = [row.label if len(row.label) <= _LONGEST else row.label[: _LONGEST - 1] + "…" for row in rows]
    left = 12.0 + _LETTER * max((len(label) for label in labels), default=0)
    right = width - 12.0 - _LETTER * max((len(row.text) for row in rows), default=0)
    right = max(right, left + 120.0)
    bottom = _TOP + _ROW * len(rows)
    height = bottom + _UNDER

    def at(ratio: float) -> float:
        share = math.log(min(max(ratio, 1.0 / reach), reach)) / math.log(reach)
        return (left + right) / 2 + share * (right - left) / 2

    parts = []
    for tick in _ticks(reach):
        kind = "axis" if tick == 1 else "grid"
        parts.append(f'<line class="{kind}" x1="{at(tick):.1f}" y1="0" x2="{at(tick):.1f}" y2="{bottom:.1f}"/>')
        label = number(tick, 0 if tick >= 1 else len(f"{tick:g}") - 2)
        parts.append(f'<text x="{at(tick):.1f}" y="{bottom + 16:.1f}" text-anchor="middle">{escape(label)}</text>')
    middle = (left + right) / 2
    parts.append(f'<text class="what" x="{middle:.1f}" y="{height - 8:.1f}" text-anchor="middle">{escape(axis)}</text>')
    for i, (row, label) in enumerate(zip(rows, labels, strict=True)):
        y = _TOP + _ROW * (i + 0.5)
        parts.append(f'<text x="{left - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{escape(label)}</text>')
        parts.append(
            f'<line class="interval" x1="{at(row.low):.1f}" y1="{y:.1f}" x2="{at(row.high):.1f}" y2="{y:.1f}"/>'
        )
        parts += [_arrow(at(limit), y, limit > 1) for limit in (row.low, row.high) if not 1 / reach <= limit <= reach]
        if 1 / reach <= row.ratio <= reach:
            fill = f' style="fill:{escape(row.colour)}"' if row.colour else ""
            parts.append(f'<circle class="bar"{fill} cx="{at(row.ratio):.1f}" cy="{y:.1f}" r="5"/>')
        parts.append(f'<text x="{right + 8:.1f}" y="{y + 4:.1f}">{escape(row.text)}</text>')
    return drawing(parts, width, height)


def _reach(rows: Sequence[Interval]) -> float:
    """How many times the scale reaches both ways: as far as the limits do, at least twice."""
    known = [each for row in rows for each in (row.low, row.high, row.ratio) if 0 < each < math.inf]
    farthest = max((max(each, 1 / each) for each in known), default=2.0)
    return min(max(farthest * 1.05, 2.0), _FARTHEST)


def _ticks(reach: float) -> list[float]:
    """1, 2, 5, 10, 20 … as far as the scale reaches, and one divided by them."""
    steps: list[float] = []
    for power in count():
        steps += [digit * 10.0**power for digit in (1, 2, 5)]
        if steps[-1] > reach:
            break
    above = [step for step in steps if 1 < step <= reach]
    return [*(1 / step for step in reversed(above)), 1.0, *above]


def _arrow(x: float, y: float, onwards: bool) -> str:
    """A little arrow where an interval goes on."""
    turn = 1 if onwards else -1
    return (
        f'<polyline class="interval" fill="none" points="{x - 5 * turn:.1f},{y - 4:.1f} {x:.1f},{y:.1f} '
        f'{x - 5 * turn:.1f},{y + 4:.1f}"/>'
    )
