"""Line charts for reports, as inline SVG beside `report.bar_chart`: labels stand at the lines, there is no legend."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from ..locale import number
from .surfaces import rounded_up
from .svg import drawing

_LEFT, _TOP, _BOTTOM, _LETTER, _ROW = 62.0, 26.0, 44.0, 7.6, 16.0


@dataclass(frozen=True)
class Line:
    """A line through points that ascend in x; `quiet` ones are thin and grey.

    Its label stands at the right end or, where lines meet there, to the right of the line at x = `label_at`.
    """

    label: str
    points: Sequence[tuple[float, float]]
    quiet: bool = False
    dashed: bool = False
    label_at: float | None = None


@dataclass(frozen=True)
class Mark:
    """A few words to the right of a point, or left at the edge: above, or `below` where a line rises.

    `dot` marks the point, unless the words are about the line alone.
    """

    x: float
    y: float
    text: str
    below: bool = False
    dot: bool = True


@dataclass(frozen=True)
class Band:
    """The ground between a lower and an upper line, points that ascend in x: shaded, the darker the more lie over."""

    low: Sequence[tuple[float, float]]
    high: Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Dot:
    """One of many points, a ring; `strong` ones are full and larger. What hovers over it reads `title`."""

    x: float
    y: float
    title: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Axis:
    """What an axis measures; `unit` is written behind each tick, `logarithmic` ones must be above zero.

    `from_zero` begins the axis at zero, as counts and shares want it. `named` are ticks with names instead of numbers.
    """

    label: str
    unit: str = ""
    logarithmic: bool = False
    from_zero: bool = True
    named: Sequence[tuple[float, str]] = ()


def line_chart(
    lines: Sequence[Line],
    x: Axis,
    y: Axis,
    marks: Sequence[Mark] = (),
    width: int = 720,
    height: int = 340,
    bands: Sequence[Band] = (),
    dots: Sequence[Dot] = (),
) -> str:
    """Lines, the bands below and the dots above them, over one pair of axes as inline SVG.

    Points that are no numbers are left out.
    """
    drawn = [_finite(line.points) for line in lines]
    dots = [dot for dot in dots if math.isfinite(dot.x) and math.isfinite(dot.y)]
    every = [p for points in drawn for p in points] + [(dot.x, dot.y) for dot in dots]
    every += [p for band in bands for p in (*_finite(band.low), *_finite(band.high))]
    every = every or [(1.0, 0.0)]
    right = 24.0 + _LETTER * max((len(line.label) for line in lines if line.label_at is None), default=0)
    across = _Scale.of([p[0] for p in every], x, _LEFT, width - right)
    up = _Scale.of([p[1] for p in every], y, height - _BOTTOM, _TOP)
    parts = [_shade(band, across, up) for band in bands]
    parts += _frame(across, up, x, y, width - right, height)
    ends: list[tuple[float, float, str]] = []
    for line, points in zip(lines, drawn, strict=True):
        if not points:
            continue
        path = " ".join(f"{across(px):.1f},{up(py):.1f}" for px, py in points)
        kind = "curve" + (" quiet" if line.quiet else "") + (" dashed" if line.dashed else "")
        parts.append(f'<polyline class="{kind}" points="{path}"/>')
        if line.label_at is None:
            ends.append((up(points[-1][1]), across(points[-1][0]), line.label))
        else:
            left, top = across(line.label_at), up(_height(points, line.label_at))
            top += 18 if points[-1][1] >= points[0][1] else -7
            parts.append(f'<text x="{left + 10:.1f}" y="{top:.1f}">{escape(line.label)}</text>')
    for top, (_, left, label) in zip(_apart([end[0] for end in ends], height), ends, strict=True):
        parts.append(f'<text x="{left + 6:.1f}" y="{top + 4:.1f}">{escape(label)}</text>')
    for dot in sorted(dots, key=lambda each: each.strong):
        kind, radius = ("dot strong", 5) if dot.strong else ("dot", 3.5)
        title = f"<title>{escape(dot.title)}</title>" if dot.title else ""
        parts.append(
            f'<circle class="{kind}" cx="{across(dot.x):.1f}" cy="{up(dot.y):.1f}" r="{radius}">{title}</circle>'
        )
    parts += _marks(marks, across, up, width - right)
    return drawing(parts, width, height)


def _finite(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return [p for p in points if math.isfinite(p[0]) and math.isfinite(p[1])]


def _shade(band: Band, across: _Scale, up: _Scale) -> str:
    corners = [*_finite(band.low), *reversed(_finite(band.high))]
    path = " ".join(f"{across(px):.1f},{up(py):.1f}" for px, py in corners)
    return f'<polygon class="band" points="{path}"/>'


@dataclass(frozen=True)
class _Scale:
    """From values between `low` and `high` to pixels between `begin` and `end`."""

    low: float
    high: float
    begin: float
    end: float
    ticks: tuple[float, ...]
    logarithmic: bool

    @classmethod
    def of(cls, values: Sequence[float], axis: Axis, begin: float, end: float) -> _Scale:
        low, high = min(values), max(values)
        if axis.logarithmic:
            low, high = min(low, high / 1.01), max(high, low * 1.01)
            return cls(low, high, begin, end, _powers(low, high), True)
        if axis.from_zero:
            low, high = min(low, 0.0), max(high, 0.0)
        if high <= low:
            high = low + (abs(low) or 1.0)
        step = rounded_up((high - low) / 5.0)
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        return cls(first * step, last * step, begin, end, tuple(i * step for i in range(first, last + 1)), False)

    def __call__(self, value: float) -> float:
        if self.logarithmic:
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)


def _powers(low: float, high: float) -> tuple[float, ...]:
    """Ticks of a logarithmic axis: 1, 2 and 5 times powers of ten, the powers alone where these are many."""
    exponents = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    digits = (1, 2, 5) if len(exponents) <= 4 else (1,)
    ticks = tuple(d * 10.0**e for e in exponents for d in digits)
    return tuple(tick for tick in ticks if low * (1 - 1e-9) <= tick <= high * (1 + 1e-9))


def _frame(across: _Scale, up: _Scale, x: Axis, y: Axis, right: float, height: float) -> list[str]:
    """Axes, ticks with hairlines across the chart, and what the axes measure."""
    bottom = height - _BOTTOM
    parts = []
    for tick in up.ticks:
        at = up(tick)
        parts.append(f'<line class="grid" x1="{_LEFT}" y1="{at:.1f}" x2="{right:.1f}" y2="{at:.1f}"/>')
        label = _tick(tick, up.ticks, y)
        parts.append(f'<text x="{_LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{escape(label)}</text>')
    parts.append(f'<line class="axis" x1="{_LEFT}" y1="{bottom}" x2="{right:.1f}" y2="{bottom}"/>')
    for tick, label in x.named or [(tick, _tick(tick, across.ticks, x)) for tick in across.ticks]:
        at = across(tick)
        parts.append(f'<line class="axis" x1="{at:.1f}" y1="{bottom}" x2="{at:.1f}" y2="{bottom + 5}"/>')
        parts.append(f'<text x="{at:.1f}" y="{bottom + 19}" text-anchor="middle">{escape(label)}</text>')
    parts.append(f'<text class="what" x="{_LEFT - 54}" y="14">{escape(y.label)}</text>')
    middle = (_LEFT + right) / 2
    parts.append(f'<text class="what" x="{middle:.1f}" y="{height - 6}" text-anchor="middle">{escape(x.label)}</text>')
    return parts


def _tick(value: float, ticks: Sequence[float], axis: Axis) -> str:
    """As many decimals as tell the ticks apart."""
    if axis.logarithmic:
        decimals = max(0, -math.floor(math.log10(value) + 1e-9))
    else:
        step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return number(value, decimals) + axis.unit


def _height(points: Sequence[tuple[float, float]], x: float) -> float:
    """The line's y at x."""
    after = bisect_left([p[0] for p in points], x)
    if after in (0, len(points)):
        return points[min(after, len(points) - 1)][1]
    (x0, y0), (x1, y1) = points[after - 1], points[after]
    return y0 + (y1 - y0) * ((x - x0) / (x1 - x0) if x1 > x0 else 0.0)


def _apart(tops: Sequence[float], height: float) -> list[float]:
    """The heights of labels, moved so that none lies on another."""
    order = sorted(range(len(tops)), key=lambda i: tops[i])
    placed = list(tops)
    for before, i in pairwise(order):
        placed[i] = max(placed[i], placed[before] + _ROW)
    limit = height - _BOTTOM
    for i in reversed(order):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - _ROW
    return placed


def _marks(marks: Sequence[Mark], across: _Scale, up: _Scale, right: float) -> list[str]:
    """Dots and words; words that would lie on others are moved on, up or down as they stand at their point."""
    parts = []
    placed: list[tuple[float, float, float]] = []
    for mark in marks:
        left, top = across(mark.x), up(mark.y)
        if mark.dot:
            parts.append(f'<circle class="mark" cx="{left:.1f}" cy="{top:.1f}" r="4"/>')
        if not mark.text:
            continue
        wide = _LETTER * len(mark.text)
        late = left + 12 + wide > right
        # above the chart stands what the axis measures
        beside = top + 16 if mark.below or top < _TOP + 14 else top - 7
        begin = left - 9 - wide if late else left + 9
        step = 4.0 if beside > top else -4.0
        while any(abs(beside - y) < _ROW and begin < b and a < begin + wide for a, b, y in placed):
            beside += step
        placed.append((begin, begin + wide, beside))
        side = f'x="{left - 9:.1f}" text-anchor="end"' if late else f'x="{left + 9:.1f}"'
        parts.append(f'<text class="over" {side} y="{beside:.1f}">{escape(mark.text)}</text>')
    return parts
