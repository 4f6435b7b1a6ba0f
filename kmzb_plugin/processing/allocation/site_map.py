"""The map of a report on stations, as inline SVG: demand, its ways, sites with their numbers."""

from __future__ import annotations

import math
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from ...layers.styles.stations import COVERED, EXISTING, GIVEN_UP, MISSED, NEW
from ...locale import number
from ...text import tr
from ..svg import drawing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .station_study import Study

WIDTH, TALLEST = 720, 640
_MARGIN, _UNDER = 18, 58
_MOST = 3_000  # places drawn: the heaviest


def site_map(study: Study) -> tuple[str, str]:
    """Places of demand with a line to their site, dashed and red beyond the standard; area of a dot by weight.

    Beside it what is to be seen there, for those who hear the page.
    """
    import numpy as np

    demand, sites = study.demand.xy, study.xy
    listed = study.listed
    proposal = study.proposal.xy
    shown = np.vstack([demand, sites[listed], proposal])
    low, high = shown.min(axis=0), shown.max(axis=0)
    size = np.maximum(high - low, 1.0)
    scale = min((WIDTH - 2 * _MARGIN) / size[0], (TALLEST - 2 * _MARGIN) / size[1])
    height = size[1] * scale + 2 * _MARGIN
    left = (WIDTH - size[0] * scale) / 2

    def at(xy: NDArray[np.float64]) -> list[list[float]]:
        return (
            np.column_stack([left + (xy[:, 0] - low[0]) * scale, _MARGIN + (high[1] - xy[:, 1]) * scale])
            .round(1)
            .tolist()
        )

    weight = study.problem.weight
    heaviest = np.sort(np.argsort(-weight, kind="stable")[:_MOST])
    dots, places = at(demand), at(sites)
    parts = [f'<rect width="{WIDTH}" height="{height + _UNDER:.0f}" fill="#ffffff"/>']
    parts += [_way(dots[i], places, int(study.service.site[i]), bool(study.service.covered[i])) for i in heaviest]
    largest = float(weight.max())
    for i in heaviest.tolist():
        radius = 1.0 + 3.6 * math.sqrt(float(weight[i]) / largest)
        colour = COVERED if study.service.covered[i] else MISSED
        look = (
            f'fill="{colour}" fill-opacity="0.85"' if study.service.covered[i] else f'fill="#ffffff" stroke="{colour}"'
        )
        parts.append(f'<circle cx="{dots[i][0]}" cy="{dots[i][1]}" r="{radius:.1f}" {look}/>')
    parts += [_diamond(x, y) for x, y in at(proposal)] if len(proposal) else []
    order = list(enumerate(listed, 1))
    for place, site in reversed(order):
        parts.append(_site(places[site][0], places[site][1], study.role_of(site), str(place)))
    parts += _legend(study, height)
    parts.append(_bar(scale, height))
    text = tr("Sites: {sites}. Places of demand: {places}, of these beyond {standard}: {missed}.")
    seen = text.format(
        sites=", ".join(f"{place} {study.names[site]}" for place, site in order[:20]),
        places=number(len(demand)),
        standard=study.costs.text(study.costs.standard),
        missed=number(int((~study.service.covered).sum())),
    )
    return drawing(parts, WIDTH, round(height + _UNDER)), seen


def _way(dot: list[float], places: list[list[float]], site: int, covered: bool) -> str:
    if site < 0:
        return ""
    (x1, y1), (x2, y2) = dot, places[site]
    look = f'stroke="{COVERED}"' if covered else f'stroke="{MISSED}" stroke-dasharray="4 3"'
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {look} stroke-width="0.6" stroke-opacity="0.55"/>'


def _site(x: float, y: float, role: str, text: str) -> str:
    colour = {"new": NEW, "existing": EXISTING, "given_up": GIVEN_UP}[role]
    shape = (
        f'<circle cx="{x}" cy="{y}" r="10"'
        if role == "new"
        else f'<rect x="{x - 8}" y="{y - 8}" width="16" height="16"'
    )
    return (
        f'{shape} fill="{colour}" stroke="#ffffff" stroke-width="1.5"/>'
        f'<text x="{x}" y="{y + 4}" text-anchor="middle" style="font-size:11px;fill:#ffffff">{escape(text)}</text>'
    )


def _diamond(x: float, y: float) -> str:
    corners = f"{x},{y - 9} {x + 9},{y} {x},{y + 9} {x - 9},{y}"
    return f'<polygon points="{corners}" fill="none" stroke="#202020" stroke-width="2"/>'


def _legend(study: Study, height: float) -> list[str]:
    """Under the map, in two rows."""
    standard = study.costs.text(study.costs.standard)
    roles = {study.role_of(site) for site in study.listed}
    labels = {"new": tr("new site"), "existing": tr("existing station"), "given_up": tr("given up")}
    y = height + 14
    marks = [(partial(_site, y=y, role=role, text=""), label) for role, label in labels.items() if role in roles]
    if len(study.proposal):
        marks.append((partial(_diamond, y=y), tr("proposal")))
    dots = [
        (f'fill="{COVERED}"', tr("demand up to {standard}").format(standard=standard)),
        (f'fill="#ffffff" stroke="{MISSED}"', tr("demand farther off")),
    ]
    x, parts = 20.0, []
    for draw, label in marks:
        parts += [draw(x), _word(x + 16, height + 18, label)]
        x += 40 + 7.6 * len(label)
    x = 20.0
    for look, label in dots:
        parts += [f'<circle cx="{x}" cy="{height + 40:.1f}" r="4.5" {look}/>', _word(x + 16, height + 44, label)]
        x += 40 + 7.6 * len(label)
    return parts


def _word(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" style="fill:#1c1c1c">{escape(text)}</text>'


def _bar(scale: float, height: float) -> str:
    """A scale bar of a round length at the lower right."""
    wanted = 140 / scale
    power = 10.0 ** math.floor(math.log10(wanted))
    length = max(step * power for step in (1, 2, 5) if step * power <= wanted)
    text = f"{number(length / 1000)} km" if length >= 1000 else f"{number(length)} m"
    right, y = WIDTH - 90, height + 40
    return (
        f'<line x1="{right - length * scale:.1f}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}" stroke="#202020" '
        f'stroke-width="2"/>{_word(right + 8, y + 4, text)}'
    )
