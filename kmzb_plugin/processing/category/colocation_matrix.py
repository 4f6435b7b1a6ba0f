"""The colocation quotients as a matrix, in inline SVG."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ...layers.styles.scales import FALL, RISE
from ...locale import number
from ...text import tr
from ..svg import drawing

if TYPE_CHECKING:
    from .colocation import Colocated

SHOWN = 30  # categories
_WIDE, _NARROW, _HIGH = 46.0, 30.0, 24.0  # of a cell: with few and with many categories
_LETTER, _LONGEST, _BELOW = 7.4, 38, 10.0
_LIMITS = (1.25, 2.0)  # times as often, or as rarely, where the colour darkens
_PALE = "#f1f1f1"
_SLANT = 0.7071  # of 45 degrees


def matrix(result: Colocated) -> str:
    """Rows are found near columns: times as often as by chance, coloured where it is by more than chance."""
    quotient, side = result.found.pairs.quotient, result.side
    labels = [_short(name) + ("*" if few else "") for name, few in zip(result.names, result.few, strict=True)][:SHOWN]
    k = len(labels)
    wide = _WIDE if k <= 12 else _NARROW
    size = "" if k <= 12 else ";font-size:10.5px"
    longest = _LETTER * max(len(label) for label in labels)
    left, top = longest + 14.0, longest * _SLANT + 28.0
    width, height = round(left + wide * k + longest * _SLANT + 6.0), round(top + _HIGH * k + _BELOW)
    parts = []
    for j, label in enumerate(labels):
        x = left + (j + 0.5) * wide
        parts.append(
            f'<text x="{x + 4:.1f}" y="{top - 7:.1f}" transform="rotate(-45 {x + 4:.1f} {top - 7:.1f})">'
            f"{escape(label)}</text>"
        )
    for i, label in enumerate(labels):
        y = top + i * _HIGH
        parts.append(f'<text x="{left - 8:.1f}" y="{y + 16:.1f}" text-anchor="end">{escape(label)}</text>')
        for j in range(k):
            value = float(quotient[i, j])
            colour, ink, weight = _look(value, int(side[i, j]))
            x = left + j * wide
            parts.append(
                f'<rect x="{x + 0.5:.1f}" y="{y + 0.5:.1f}" width="{wide - 1:.1f}" height="{_HIGH - 1:.1f}" '
                f'fill="{colour}"/><text x="{x + wide / 2:.1f}" y="{y + 16:.1f}" text-anchor="middle" '
                f'style="fill:{ink};font-weight:{weight}{size}">{_written(value)}</text>'
            )
    return drawing(parts, width, height)


def _look(quotient: float, side: int) -> tuple[str, str, str]:
    """Colour, ink and weight of a cell."""
    if not side:
        return _PALE, "#6b6b6b", "400"
    times = quotient if side > 0 else 1.0 / max(quotient, 1e-9)
    step = 1 + sum(times > limit for limit in _LIMITS)
    colour = (RISE if side > 0 else FALL)[step]
    return colour, "#ffffff" if step == 3 or (side < 0 and step == 2) else "#1c1c1c", "700"


def _written(quotient: float) -> str:
    if quotient != quotient:
        return "–"
    return number(quotient, 1) if quotient < 99.5 else number(quotient)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def description(result: Colocated) -> str:
    """What is to be seen in the matrix, for those who hear the page."""
    text = tr(
        "A row and a column for each of {k} categories. Pairs found near each other more often than by chance: {more}, "
        "less often: {less}. The table below lists them."
    )
    side = result.side
    more, less = int((side > 0).sum()), int((side < 0).sum())
    return text.format(k=number(min(len(result.codes), SHOWN)), more=number(more), less=number(less))
