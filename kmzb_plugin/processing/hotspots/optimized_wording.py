"""What `optimizedhotspots` says about its choices: a sentence each, for the log and for the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from ...locale import number
from ...text import figure, tr

if TYPE_CHECKING:
    from ...analysis.scale import Scale


@dataclass(frozen=True)
class Choice:
    """One choice: what it is about, what was chosen and why."""

    label: str
    sentence: str


class Choices:
    """Keeps each choice and says it in the log."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self.made: list[Choice] = []
        self._feedback = feedback

    def say(self, label: str, sentence: str) -> None:
        """Keeps a choice and says it."""
        self.made.append(Choice(label, sentence))
        self._feedback.pushInfo(f"{label}: {sentence}.")


def band_sentence(scale: Scale | None, given: float | None) -> str:
    """The distance of neighbours and why it was chosen; `given` if there is no scale."""
    if scale is None:
        return tr("{band} m: given").format(band=figure(given or 0.0))
    step = scale.step
    if not scale.stands_out:
        text = tr(
            "{band} m: no scale stands out (Moran's I = {moran}, z = {z}), so the cells that touch are the neighbours"
        )
    else:
        text = tr(
            "{band} m: at this distance the neighbours of a cell tell most about it (correlation {correlation}; "
            "Moran's I = {moran}, z = {z})"
        )
    return text.format(
        band=figure(step.band),
        correlation=number(step.correlation, 2),
        moran=number(step.moran, 3),
        z=number(step.z, 1),
    )


def order_sentence(scale: Scale) -> str:
    """Which areas are neighbours and why."""
    names = order_names()
    step = scale.step
    if not scale.stands_out:
        text = tr("{names}: no scale stands out (Moran's I = {moran}, z = {z})")
    else:
        text = tr("{names}: they tell most about an area (correlation {correlation}; Moran's I = {moran}, z = {z})")
    return text.format(
        names=names[scale.chosen],
        correlation=number(step.correlation, 2),
        moran=number(step.moran, 3),
        z=number(step.z, 1),
    )


def order_names() -> list[str]:
    """What the orders of contiguity mean, the first first."""
    return [
        tr("the areas that touch"),
        tr("the areas up to 2 borders away"),
        tr("the areas up to 3 borders away"),
        tr("the areas up to 4 borders away"),
    ]
