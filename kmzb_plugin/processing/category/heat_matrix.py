"""Hours and weekdays as a matrix of numbers on colours, as inline SVG."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ...layers.styles.scales import ramp_colours
from ...locale import number, weekday
from ...text import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDTH = 760
CLASSES = 6
_LEFT, _TOP, _ROW, _SUM = 52.0, 22.0, 30.0, 58.0
_DARK = 4  # the class from which numbers are white
_NOTHING = "#f4f4f4"
_LONG = 4  # digits from which a number is set smaller


def heat_matrix(matrix: NDArray[np.float64], marked: NDArray[np.bool_]) -> str:
    """Weekdays down, hours across (7, 24), a number in each cell; `marked` ones have a frame. Sums stand at the edge.

    Colours have even classes from the smallest to the largest number, light to dark also in grey; every number stands
    in its cell.
    """
    import numpy as np

    wide = (WIDTH - _LEFT - _SUM) / 24
    least = float(matrix.min())
    height_of = max(float(matrix.max()) - least, 1e-9)
    classes = np.minimum(np.floor((matrix - least) / height_of * CLASSES), CLASSES - 1).astype(int)
    colours = ramp_colours(CLASSES)
    height = _TOP + 8 * _ROW + 4
    parts = [
        f'<text x="{_LEFT + (hour + 0.5) * wide:.1f}" y="15" text-anchor="middle" style="font-size:11px">{hour}</text>'
        for hour in range(24)
    ]
    frames = []
    for day in range(7):
        y = _TOP + day * _ROW
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 20:.1f}" text-anchor="end">{escape(weekday(day, short=True))}</text>'
        )
        for hour in range(24):
            value = float(matrix[day, hour])
            x, step = _LEFT + hour * wide, int(classes[day, hour])
            fill, ink = (
                (colours[step], "#ffffff" if step >= _DARK else "#1c1c1c") if value > 0 else (_NOTHING, "#6a6a6a")
            )
            place = f'x="{x + 0.5:.1f}" y="{y + 0.5:.1f}" width="{wide - 1:.1f}" height="{_ROW - 1:.0f}"'
            if marked[day, hour]:
                frames.append(f'<rect {place} fill="none" stroke="#000000" stroke-width="2.4"/>')
            weight = "700" if marked[day, hour] else "400"
            text = _short(value)
            size = 10 if len(text) >= _LONG else 11
            parts.append(
                f'<rect {place} fill="{fill}"><title>{escape(weekday(day))} {hour}–{hour + 1}</title></rect>'
                f'<text x="{x + wide / 2:.1f}" y="{y + 19:.1f}" text-anchor="middle" '
                f'style="fill:{ink};font-size:{size}px;font-weight:{weight}">{text}</text>'
            )
        total = number(float(matrix[day].sum()))
        parts.append(f'<text x="{WIDTH - 2}" y="{y + 20:.1f}" text-anchor="end" style="font-size:12px">{total}</text>')
    y = _TOP + 7 * _ROW + 20
    parts.append(f'<text class="what" x="{_LEFT - 8}" y="{y:.1f}" text-anchor="end">{escape(tr("sum"))}</text>')
    for hour, value in enumerate(matrix.sum(axis=0)):
        text = _short(float(value))
        size = 9 if len(text) >= _LONG else 11
        parts.append(
            f'<text x="{_LEFT + (hour + 0.5) * wide:.1f}" y="{y:.1f}" text-anchor="middle" style="font-size:{size}px">'
            f"{text}</text>"
        )
    total = number(float(matrix.sum()))
    parts.append(
        f'<text x="{WIDTH - 2}" y="{y:.1f}" text-anchor="end" style="font-size:12px;font-weight:700">{total}</text>'
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}" role="img">'
        f"{''.join([*parts, *frames])}</svg>"
    )


def _short(value: float) -> str:
    """A number for a narrow cell: 12, 0.4 where it is a small weight, 12k where it is large."""
    if 0 < value < 0.95:
        return number(value, 1)
    return number(value) if value < 9_999.5 else f"{number(value / 1000)}k"
