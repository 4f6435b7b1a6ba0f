"""Charts of the sheets as SVG that QGIS draws: attributes only, no style sheet; sizes in points, one accent, greys."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray

from ..analysis.funnel import Funnel, binomial_limits, widened
from ..locale import number
from ..text import tr

FONT = "DejaVu Sans"
ACCENT = "#1f3a5f"
INK, GREY, PALE = "#1c1c1c", "#6f6f6f", "#d5dbe3"
BAND_TONES = ("#eef1f5", "#dce3eb")  # between the outer limits, between the inner ones
WIDTH, HEIGHT = 258.0, 170.0  # points: 91 by 60 mm
LETTER = 7.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 10.0, 8.0, 28.0
CURVE_POINTS = 60
DOT = 2.6  # points: half of a dot
LETTER_SHARE, CAPITAL = 0.7, 5.4  # of a label in bold: the width of a digit, the height of one in points


Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True)
class FunnelDot:
    """A unit: the share among `n`, and its label where it is named; `strong` ones are full."""

    n: int
    share: float
    label: str
    strong: bool


@dataclass(frozen=True)
class Bar:
    """A count with its name below; `pale` where it is not the whole of it."""

    label: str
    count: int
    pale: bool = False


def funnel_chart(dots: Sequence[FunnelDot], funnel: Funnel, levels: Sequence[float], across: str) -> str:
    """Shares against how many they are shares of, with the limits around the share of all."""
    if not dots or not 0 < funnel.target < 1:
        return _drawing([_text(WIDTH / 2, HEIGHT / 2, tr("There is nothing to compare."), "middle", GREY)])
    most = max(dot.n for dot in dots) * 1.05
    sizes = np.unique(np.concatenate([np.linspace(0, 1, CURVE_POINTS) ** 1.8 * (most - 1) + 1, [most]]))
    limits = [_limits(np.round(sizes), funnel, level) for level in sorted(levels, reverse=True)]
    top = _rounded_up(min(1.0, max(dot.share for dot in dots) * 1.15, 1.0), funnel.target)

    def x(n: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * n / most

    def y(share: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * min(max(share / top, 0.0), 1.0)

    parts = []
    for (low, high), tone in zip(limits, BAND_TONES, strict=True):
        edge = [(x(n), y(s)) for n, s in zip(sizes, high, strict=True)]
        edge += [(x(n), y(s)) for n, s in zip(sizes[::-1], low[::-1], strict=True)]
        points = " ".join(f"{px:.1f},{py:.1f}" for px, py in edge)
        parts.append(f'<polygon points="{points}" fill="{tone}" stroke="#8b9fb8" stroke-width="0.4"/>')
    parts += _axes(x, y, most, top, across)
    middle = y(funnel.target)
    parts.append(_line(LEFT, middle, WIDTH - RIGHT, middle, ACCENT, 0.8))
    for dot in sorted(dots, key=lambda each: each.strong):
        fill = ACCENT if dot.strong else "#ffffff"
        parts.append(
            f'<circle cx="{x(dot.n):.1f}" cy="{y(dot.share):.1f}" r="{DOT if dot.strong else 2.0}" fill="{fill}" '
            f'stroke="{ACCENT}" stroke-width="0.7"/>'
        )
    return _drawing(parts + _labels([(x(dot.n), y(dot.share), dot.label) for dot in dots]))


def _labels(dots: Sequence[tuple[float, float, str]]) -> list[str]:
    """The labels of dots (x, y, label), each where it meets the least of other labels, dots and the margins."""
    taken = [_box(x - DOT, y - DOT, 2 * DOT, 2 * DOT) for x, y, _ in dots]
    taken += [_box(0, 0, LEFT, HEIGHT), _box(0, -HEIGHT, WIDTH, HEIGHT), _box(WIDTH, 0, WIDTH, HEIGHT)]  # the margins
    parts = []
    for x, y, text in sorted(each for each in dots if each[2]):
        width = LETTER * LETTER_SHARE * len(text)
        middle = x - width / 2
        # right of it, left, above, below, and then further above
        places = [(x + 4.5, y + 2.6), (x - 4.5 - width, y + 2.6), (middle, y - 4.5), (middle, y + 4.5 + CAPITAL)]
        places += [(middle, y - 4.5 - step * (CAPITAL + 1.5)) for step in (1, 2, 3)]
        boxes = [_box(left, base - CAPITAL, width, CAPITAL) for left, base in places]
        meets = [sum(_overlap(box, other) for other in taken) for box in boxes]
        best = meets.index(min(meets))
        taken.append(boxes[best])
        parts.append(_text(*places[best], text, colour=INK, bold=True))
    return parts


def _box(left: float, top: float, width: float, height: float) -> Box:
    return left, top, left + width, top + height


def _overlap(one: Box, other: Box) -> float:
    """The area that two boxes have in common."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)


def _limits(
    sizes: NDArray[np.float64], funnel: Funnel, level: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    limits = binomial_limits(sizes, funnel.target, level)
    return widened(limits, funnel.target, funnel.phi) if funnel.overdispersed else limits


def _rounded_up(share: float, target: float) -> float:
    """The next round share that leaves room above the target."""
    wanted = max(share, 2.2 * target)
    return next((step for step in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8) if step >= wanted), 1.0)


def bar_chart(bars: Sequence[Bar], width: float = 2 * WIDTH + 11, height: float = 120.0) -> str:
    """Counts from zero, each with its number above."""
    most = max([bar.count for bar in bars] + [1])
    step = (width - LEFT - RIGHT) / max(len(bars), 1)
    ground = height - 18.0
    parts = [_line(LEFT, ground, width - RIGHT, ground, GREY, 0.5)]
    for i, bar in enumerate(bars):
        left = LEFT + i * step + 0.16 * step
        tall = (ground - 16.0) * bar.count / most
        fill = f'fill="{PALE}" stroke="{ACCENT}" stroke-width="0.5"' if bar.pale else f'fill="{ACCENT}"'
        parts.append(
            f'<rect x="{left:.1f}" y="{ground - tall:.1f}" width="{0.68 * step:.1f}" height="{tall:.1f}" {fill}/>'
        )
        centre = left + 0.34 * step
        parts.append(_text(centre, ground - tall - 3, number(bar.count), "middle"))
        parts.append(_text(centre, ground + 10, bar.label, "middle", GREY))
    return _drawing(parts, width, height)


def _axes(x, y, most: float, top: float, across: str) -> list[str]:  # type: ignore[no-untyped-def]
    parts = []
    for tick in np.linspace(0, top, 1 + (3 if top in (0.3, 0.6) else 5 if top in (0.05, 0.1, 0.5) else 4)):
        parts.append(_line(LEFT, y(tick), WIDTH - RIGHT, y(tick), "#c8c8c8", 0.25))
        parts.append(_text(LEFT - 3, y(tick) + 2.5, f"{number(100 * tick, 0 if top >= 0.2 else 1)}", "end", GREY))
    step = _round_step(most / 4)
    ticks = np.arange(0, most + 0.001, step)
    parts += [_text(x(n), HEIGHT - BOTTOM + 10, number(n), "middle", GREY) for n in ticks]
    parts.append(_line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, GREY, 0.5))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 5, across, "middle", INK))
    parts.append(_text(2, TOP + 1, "%", "start", GREY))
    return parts


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(max(least, 1.0)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"/>'


def _text(x: float, y: float, text: str, anchor: str = "start", colour: str = INK, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FONT}" font-size="{LETTER}"{weight} fill="{colour}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def _drawing(parts: Sequence[str], width: float = WIDTH, height: float = HEIGHT) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.1f}" height="{height:.1f}" '
        f'viewBox="0 0 {width:.1f} {height:.1f}">' + "".join(parts) + "</svg>"
    )
