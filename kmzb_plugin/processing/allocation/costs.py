"""What it costs to come from a site to the demand: straight lines with a detour, or minutes over roads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from ...locale import number
from ...text import UserError, tr
from .. import inputs
from ..base import KmzbAlgorithm, progress
from .roads import NETWORK, add_network, add_speed, check_network, read_network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..report import Report
    from .roads import Network

COST = "COST"
COSTS = ["straight", "network"]
DETOUR = "DETOUR"
SPEED = "SPEED"
STANDARD_DISTANCE = "STANDARD_DISTANCE"
STANDARD_TIME = "STANDARD_TIME"

_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Costs:
    """How ways are measured: metres by `detour`, or minutes over the `network`; `standard` is in the same unit."""

    detour: float
    network: Network | None
    standard: float

    @property
    def straight(self) -> bool:
        return self.network is None

    def matrix(
        self,
        demand: NDArray[np.float64],
        sites: NDArray[np.float64],
        feedback: QgsProcessingFeedback,
        share: tuple[float, float],
    ) -> NDArray[np.float64]:
        """(n, m) from sites (m, 2) to demand (n, 2), infinite where there is no way."""
        import numpy as np

        if self.network is None:
            return self.detour * np.hypot(
                demand[:, 0, None] - sites[None, :, 0], demand[:, 1, None] - sites[None, :, 1]
            )
        travel = self.network.roads.travel(
            sites,
            demand,
            most_gap=self.network.most_gap,
            progress=progress(feedback, *share),
            cancelled=feedback.isCanceled,
        )
        return np.ascontiguousarray(travel.minutes.T)

    def text(self, cost: float) -> str:
        """A way with its unit: 850 m, 3.2 km, 7.5 min."""
        if cost != cost:
            return "–"
        if not self.straight:
            return f"{number(cost, 1)}{_SPACE}min"
        return f"{number(cost)}{_SPACE}m" if cost < 1000 else f"{number(cost / 1000, 1)}{_SPACE}km"

    @property
    def unit(self) -> str:
        return "m" if self.straight else "min"

    def sentence(self) -> str:
        """How ways are measured, for a reader."""
        if self.network is None:
            text = tr("straight line × {detour} for the detour of streets")
            return text.format(detour=number(self.detour, 2))
        return tr("minutes over the roads, from the site to the demand")

    def into(self, report: Report) -> None:
        """Writes it into the report's box."""
        report.method(tr("Ways"), self.sentence())
        if self.network is not None:
            self.network.into(report)


def cost_titles() -> dict[str, str]:
    """What ways may be measured by, in words, by their codes."""
    return {"straight": tr("straight lines × detour"), "network": tr("over roads (travel time)")}


def add_costs(algorithm: KmzbAlgorithm) -> None:
    """COST, DETOUR, STANDARD_DISTANCE, STANDARD_TIME, NETWORK and what belongs to it."""
    real = QgsProcessingParameterNumber.Type.Double
    inputs.add_length(
        algorithm,
        STANDARD_DISTANCE,
        tr("Standard distance"),
        tr("Demand is covered where a site is at most so many metres away, the detour included. Left empty: 3,000 m."),
    )
    algorithm.add(
        QgsProcessingParameterEnum(COST, tr("Ways"), COSTS, defaultValue="straight", usesStaticStrings=True),
        tr("Straight lines times the detour, in metres; or travel time over NETWORK, in minutes."),
        titles=cost_titles(),
    )
    by_road = tr("Lines of roads, for travel times: choose «{network}» in COST.")
    add_network(algorithm, by_road.format(network=cost_titles()["network"]))
    algorithm.add(
        QgsProcessingParameterNumber(STANDARD_TIME, tr("Standard time [min]"), real, 10.0, False, 0.1, 600.0),
        tr("For travel times: demand is covered where a site is at most so many minutes away."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(DETOUR, tr("Detour"), real, 1.3, False, 1.0, 5.0),
        tr("How much longer the way along streets is than the straight line; 1.3 in most towns."),
        advanced=True,
    )
    add_speed(algorithm, SPEED, 50.0, tr("For travel times: how fast one drives where a road has no speed of its own."))


def check_costs(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses travel times without roads, and roads that would not be used."""
    by_road = algorithm.parameterAsEnumString(parameters, COST, context) == "network"
    if by_road and parameters.get(NETWORK) is None:
        text = tr("Travel times need roads: give a line layer in NETWORK, or choose «{straight}» in COST.")
        raise UserError(text.format(straight=cost_titles()["straight"]))
    if not by_road and parameters.get(NETWORK) is not None:
        text = tr("The roads of NETWORK are not used with straight lines: choose «{network}» in COST.")
        raise UserError(text.format(network=cost_titles()["network"]))
    check_network(algorithm, parameters, context)


def read_costs(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    crs: QgsCoordinateReferenceSystem,
) -> Costs:
    """How ways are measured, the roads read."""
    detour = algorithm.parameterAsDouble(parameters, DETOUR, context)
    if algorithm.parameterAsEnumString(parameters, COST, context) == "straight":
        distance = inputs.length(algorithm, parameters, STANDARD_DISTANCE, context) or 3_000.0
        return Costs(detour, None, distance)
    speed = algorithm.parameterAsDouble(parameters, SPEED, context)
    network = read_network(algorithm, parameters, context, feedback, crs, speed)
    return Costs(detour, network, algorithm.parameterAsDouble(parameters, STANDARD_TIME, context))
