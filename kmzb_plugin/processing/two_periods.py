"""The parameters of algorithms that compare two periods, and the reports in each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from ..domain.periods import Period
from ..locale import date
from ..text import UserError, tr
from . import inputs
from .base import KmzbAlgorithm

PERIOD_1 = "PERIOD_1"
PERIOD_2 = "PERIOD_2"
TIME_FIELD = "reported_at"


def add_two_periods(algorithm: KmzbAlgorithm) -> None:
    """PERIOD_1, PERIOD_2 and TIME_FIELD."""
    periods = {
        PERIOD_1: (tr("First period"), tr("As 2025-01-01/2025-07-01; the end is not included.")),
        PERIOD_2: (tr("Second period"), tr("As 2026-01-01/2026-07-01; it must not overlap the first.")),
    }
    for name, (label, help_text) in periods.items():
        algorithm.add(QgsProcessingParameterString(name, label), help_text)
    inputs.add_field(
        algorithm,
        inputs.TIME_FIELD,
        tr("Field of the time"),
        TIME_FIELD,
        tr("When it was reported; the periods look at it."),
    )


def check_two_periods(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses periods that cannot be read or overlap, and a layer without a time."""
    two_periods(algorithm, parameters, context)
    if not time_field(algorithm, parameters, context):
        raise UserError(tr("The layer has no field «reported_at». Choose the field of the time in TIME_FIELD."))


def time_field(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The field of the time, empty if the layer has none."""
    return inputs.chosen_field(algorithm, parameters, inputs.TIME_FIELD, context, TIME_FIELD)


def two_periods(
    algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[Period, Period]:
    """Both periods. Raises UserError if one cannot be read or they overlap."""
    first, second = (
        Period.parse(algorithm.parameterAsString(parameters, name, context).strip()) for name in (PERIOD_1, PERIOD_2)
    )
    if first.start < second.end and second.start < first.end:
        text = tr("The periods {first} and {second} overlap: a report would count twice.")
        raise UserError(text.format(first=short(first), second=short(second)))
    return first, second


def short(period: Period) -> str:
    """A period in civil days, the last one included, as people say it."""
    return f"{date(period.start)}–{date(period.end - timedelta(seconds=1))}"
