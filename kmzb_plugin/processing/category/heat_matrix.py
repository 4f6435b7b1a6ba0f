"""Hours and weekdays as a matrix of numbers on colours, as inline SVG."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ...layers.styles.scales import ramp_colours
from ...locale import number, weekday
from ...text import tr
from ..svg import drawing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDTH = 760
CLASSES = 6
_LEFT, _TOP, _ROW, _SUM = 52.0, 22.0, 30.0, 58.0
_WIDE = (WIDTH - _LEFT - _SUM) / 24
_DARK = 4  # the class from which numbers are white
_NOTHING = ("#f4f4f4", "#6a6a6a")  # ground and number of a cell without any
_LONG = 4  # digits from which a number is set smaller


def heat_matrix(matrix: NDArray[np.float64], marked: NDArray[np.bool_]) -> str:
    """Weekdays down, hours across (7, 24), a number in each cell; `marked` ones have a frame. Sums stand at the edge.

    Colours have even classes from the smallest to the largest number, light to dark also in grey; every number stands
    in its cell.
    """
    import numpy as np

    least = float(matrix.min())
    height_of = max(float(matrix.max()) - least, 1e-9)
    classes = np.minimum(np.floor((matrix - least) / height_of * CLASSES), CLASSES - 1).astype(int)
    parts = [_text(_middle(hour), 15, str(hour), 11) for hour in range(24)]
    frames = []
    for day in range(7):
        y = _TOP + day * _ROW
        parts.append(_text(_LEFT - 8, y + 20, weekday(day, short=True), 13, "end"))
        for hour in range(24):
            mark = bool(marked[day, hour])
            parts.append(_cell(day, hour, float(matrix[day, hour]), int(classes[day, hour]), mark))
            if mark:
                frames.append(f'<rect {_place(day, hour)} fill="none" stroke="#000000" stroke-width="2.4"/>')
        parts.append(_text(WIDTH - 2, y + 20, number(float(matrix[day].sum())), 12, "end"))
    y = _TOP + 7 * _ROW + 20
    parts.append(_text(_LEFT - 8, y, tr("sum"), 13, "end"))
    for hour, value in enumerate(matrix.sum(axis=0)):
        text = _short(float(value))
        parts.append(_text(_middle(hour), y, text, 9 if len(text) >= _LONG else 11))
    parts.append(_text(WIDTH - 2, y, number(float(matrix.sum())), 12, "end"))
    height = _TOP + 8 * _ROW + 4
    return drawing([*parts, *frames], WIDTH, height)


def _middle(hour: int) -> float:
    return _LEFT + (hour + 0.5) * _WIDE


def _place(day: int, hour: int) -> str:
    """Where the rectangle of a cell lies."""
    x, y = _LEFT + hour * _WIDE + 0.5, _TOP + day * _ROW + 0.5
    return f'x="{x:.1f}" y="{y:.1f}" width="{_WIDE - 1:.1f}" height="{_ROW - 1:.0f}"'


def _text(x: float, y: float, text: str, size: int, anchor: str = "middle", more: str = "") -> str:
    style = f"font-size:{size}px{more}"
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" style="{style}">{escape(text)}</text>'


def _cell(day: int, hour: int, value: float, step: int, mark: bool) -> str:
    """The coloured rectangle of a cell and its number."""
    fill, ink = (ramp_colours(CLASSES)[step], "#ffffff" if step >= _DARK else "#1c1c1c") if value > 0 else _NOTHING
    text = _short(value)
    more = f";fill:{ink};font-weight:{'700' if mark else '400'}"
    return (
        f'<rect {_place(day, hour)} fill="{fill}"><title>{escape(weekday(day))} {hour}–{hour + 1}</title></rect>'
        + _text(_middle(hour), _TOP + day * _ROW + 19, text, 10 if len(text) >= _LONG else 11, more=more)
    )


def _short(value: float) -> str:
    """A number for a narrow cell: 12, 0.4 where it is a small weight, 12k where it is large."""
    if 0 < value < 0.95:
        return number(value, 1)
    return number(value) if value < 9_999.5 else f"{number(value / 1000)}k"
