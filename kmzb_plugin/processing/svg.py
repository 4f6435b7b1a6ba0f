"""What every drawing of a report begins and ends with. Its title and description come from `Report.svg`."""

from __future__ import annotations

from collections.abc import Iterable


def drawing(parts: Iterable[str], width: float, height: float) -> str:
    """The parts as one inline SVG of a size in pixels."""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg {size} role="img">{"".join(parts)}</svg>'
