"""A layer of roads as a network: its parameters and its reading.

The parameters are called as in QGIS's own network analysis.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...locale import number
from ...text import UserError, figure, tr
from ..base import KmzbAlgorithm, stop_if_cancelled
from ..inputs import chosen_field
from ..report import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.roads import Roads

NETWORK = "NETWORK"
DIRECTION_FIELD = "DIRECTION_FIELD"
VALUE_FORWARD = "VALUE_FORWARD"
VALUE_BACKWARD = "VALUE_BACKWARD"
VALUE_BOTH = "VALUE_BOTH"
DEFAULT_DIRECTION = "DEFAULT_DIRECTION"
SPEED_FIELD = "SPEED_FIELD"
POINT_TOLERANCE = "POINT_TOLERANCE"
DIRECTIONS = ["forward", "backward", "both"]

FASTEST_KMH = 300.0


@dataclass(frozen=True)
class Network:
    """Roads in metres, with the account of what was read.

    `lines` is how many lines were used; `without_line`, `without_speed` and `odd_directions` how many features had no
    line, no speed above zero (they got `default_kmh`), a direction that is none of the values. `one_way` are lines.
    """

    roads: Roads
    lines: int
    without_line: int
    without_speed: int
    odd_directions: int
    one_way: int
    default_kmh: float
    speed_field: str
    most_gap: float

    def account(self) -> list[str]:
        """Sentences on what was read, how it hangs together, and what was left out."""
        text = tr("Lines of the road layer: {n}, of these one-way: {one_way}.")
        sentences = [text.format(n=number(self.lines), one_way=number(self.one_way))]
        if self.without_line:
            text = tr("Features of the road layer without a line, left out: {n}.")
            sentences.append(text.format(n=number(self.without_line)))
        if self.speed_field and self.without_speed:
            text = tr("Roads without a speed in «{field}», taken at {kmh} km/h: {n}.")
            sentences.append(
                text.format(field=self.speed_field, kmh=figure(self.default_kmh), n=number(self.without_speed))
            )
        if self.odd_directions:
            text = tr("Roads whose direction is none of the values given, taken by DEFAULT_DIRECTION: {n}.")
            sentences.append(text.format(n=number(self.odd_directions)))
        parts = self.roads.parts
        if parts.count > 1:
            text = tr(
                "The network falls into parts that do not touch: {n}; {share} % of its length lies outside the largest "
                "one. From one part to another there is no way: lines join only where their vertices meet."
            )
            sentences.append(text.format(n=number(parts.count), share=number(100 * parts.outside, 1)))
        return sentences

    def speeds(self) -> str:
        """How fast one travels, for a report."""
        from ...analysis.roads import WALKING_KMH

        text = tr("{kmh} km/h")
        if self.speed_field:
            text = tr("by the field «{field}», else {kmh} km/h")
        walked = tr("up to {gap} m from a place to the nearest road at {walking} km/h on foot")
        return "; ".join(
            [
                text.format(field=self.speed_field, kmh=figure(self.default_kmh)),
                walked.format(gap=figure(self.most_gap), walking=figure(WALKING_KMH)),
            ]
        )

    def tell(self, feedback: QgsProcessingFeedback) -> None:
        """Says in the log what was read; as a warning where the network falls apart."""
        for sentence in self.account():
            feedback.pushInfo(sentence)

    def into(self, report: Report) -> None:
        """Writes the same into the report's box."""
        report.method(tr("Roads"), " ".join(self.account()))
        report.method(tr("Speed"), self.speeds())


def add_network(algorithm: KmzbAlgorithm, help_text: str) -> None:
    """NETWORK, and among the advanced parameters its directions, speeds and reach."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(NETWORK, tr("Roads"), [QgsProcessing.SourceType.VectorLine], optional=True),
        help_text,
    )
    field = partial(QgsProcessingParameterField, parentLayerParameterName=NETWORK, optional=True)
    algorithm.add(
        field(SPEED_FIELD, tr("Field of the speed"), type=QgsProcessingParameterField.DataType.Numeric),
        tr("Kilometres an hour on each road. Roads without a number above zero get the usual speed, and are counted."),
        advanced=True,
    )
    algorithm.add(
        field(DIRECTION_FIELD, tr("Field of the direction")),
        tr("Which way a road may be used. Left empty: all by DEFAULT_DIRECTION."),
        advanced=True,
    )
    values = {
        VALUE_FORWARD: (tr("Value for forward"), tr("What stands there where a road leads only as it is drawn.")),
        VALUE_BACKWARD: (tr("Value for backward"), tr("What stands there where it leads only against the drawing.")),
        VALUE_BOTH: (tr("Value for both ways"), tr("What stands there where it leads both ways.")),
    }
    for name, (label, value_help) in values.items():
        algorithm.add(QgsProcessingParameterString(name, label, optional=True), value_help, advanced=True)
    algorithm.add(
        QgsProcessingParameterEnum(
            DEFAULT_DIRECTION, tr("Other directions"), DIRECTIONS, defaultValue="both", usesStaticStrings=True
        ),
        tr("Which way roads lead whose direction is none of these values."),
        advanced=True,
        titles={
            "forward": tr("as they are drawn"),
            "backward": tr("against the drawing"),
            "both": tr("both ways"),
        },
    )
    reach = QgsProcessingParameterDistance(POINT_TOLERANCE, tr("Farthest from a road"), 500.0, minValue=0.1)
    reach.setDefaultUnit(Qgis.DistanceUnit.Meters)
    algorithm.add(
        reach,
        tr("Metres from the nearest road beyond which a place cannot be reached. The way up to there is walked."),
        advanced=True,
    )


def add_speed(algorithm: KmzbAlgorithm, name: str, default: float, help_text: str) -> None:
    """The usual speed in km/h."""
    real = QgsProcessingParameterNumber.Type.Double
    algorithm.add(
        QgsProcessingParameterNumber(name, tr("Speed [km/h]"), real, default, False, 0.1, FASTEST_KMH), help_text
    )


def check_network(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses fields that the road layer lacks, and two directions by one value."""
    if parameters.get(NETWORK) is None:
        return
    for name in (SPEED_FIELD, DIRECTION_FIELD):
        chosen_field(algorithm, parameters, name, context, layer=NETWORK)
    names = (VALUE_FORWARD, VALUE_BACKWARD, VALUE_BOTH)
    values = [value for value in (algorithm.parameterAsString(parameters, each, context) for each in names) if value]
    if len(set(values)) < len(values):
        text = tr("One value stands for two directions: {values}. Give each direction a value of its own.")
        raise UserError(text.format(values=", ".join(values)))


def read_network(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    crs: QgsCoordinateReferenceSystem,
    default_kmh: float,
) -> Network | None:
    """The roads of NETWORK in `crs`, metric; None if it is not given. Says in the log what was read.

    Raises UserError if there is no line. Memory: about 400 bytes a vertex.
    """
    import numpy as np
    import shapely

    from ...analysis.progress import awaited
    from ...analysis.roads import SNAP, Roads
    from ...store.intake.whole import whole

    if parameters.get(NETWORK) is None:
        return None
    source = algorithm.parameterAsSource(parameters, NETWORK, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, NETWORK))
    speed_field = chosen_field(algorithm, parameters, SPEED_FIELD, context, layer=NETWORK)
    direction = _directions(algorithm, parameters, context)
    fields = [source.fields().lookupField(name) for name in (speed_field, direction.field)]
    request = QgsFeatureRequest().setSubsetOfAttributes([each for each in fields if each >= 0])
    transform = QgsCoordinateTransform(source.sourceCrs(), crs, context.transformContext())
    wkb: list[bytes | None] = []
    kmh: list[float] = []
    ways: list[int] = []
    for feature in whole(source, request):
        stop_if_cancelled(feedback)
        geometry = feature.geometry()
        if not geometry.isEmpty():
            if source.sourceCrs().isValid():
                geometry.transform(transform)
            geometry.convertToStraightSegment()
        wkb.append(None if geometry.isEmpty() else geometry.asWkb().data())
        kmh.append(_number(feature[fields[0]]) if fields[0] >= 0 else 0.0)
        ways.append(direction.of(feature[fields[1]]) if fields[1] >= 0 else direction.otherwise)
    lines, of_feature, without_line = _lines(wkb)
    if not shapely.length(lines).max(initial=0.0) > SNAP:
        text = tr("The layer «{layer}» holds no lines. Choose another one.")
        raise UserError(text.format(layer=source.sourceName()))
    speed = np.array(kmh)
    known = np.isfinite(speed) & (speed > 0)
    way = np.array(ways)[of_feature]
    speed = np.where(known, speed, default_kmh)[of_feature]
    used = np.unique(of_feature)
    network = Network(
        awaited(lambda: Roads.of(lines, speed, way), feedback.isCanceled),
        len(lines),
        without_line,
        int((~known[used]).sum()),
        direction.odd,
        int((way != 0).sum()),
        default_kmh,
        speed_field,
        algorithm.parameterAsDouble(parameters, POINT_TOLERANCE, context),
    )
    network.tell(feedback)
    return network


@dataclass
class _Direction:
    """Which way a road leads by what stands in its field; counts the values that are none of those given."""

    field: str
    values: dict[str, int]
    otherwise: int
    odd: int = 0

    def of(self, value: Any) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        found = self.values.get(str(value).strip())
        if found is None:
            self.odd += 1
            return self.otherwise
        return found


def _directions(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> _Direction:
    from ...analysis.roads import BACKWARD, BOTH, FORWARD

    codes = {VALUE_FORWARD: FORWARD, VALUE_BACKWARD: BACKWARD, VALUE_BOTH: BOTH}
    written = {algorithm.parameterAsString(parameters, name, context).strip(): code for name, code in codes.items()}
    otherwise = dict(zip(DIRECTIONS, (FORWARD, BACKWARD, BOTH), strict=True))
    return _Direction(
        chosen_field(algorithm, parameters, DIRECTION_FIELD, context, layer=NETWORK),
        {value: code for value, code in written.items() if value},
        otherwise[algorithm.parameterAsEnumString(parameters, DEFAULT_DIRECTION, context)],
    )


def _number(value: Any) -> float:
    """A number, NaN for whatever is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return float("nan")


def _lines(wkb: list[bytes | None]) -> tuple[NDArray[Any], NDArray[np.int64], int]:
    """Line strings (m,) with finite coordinates and a length, the feature of each, and how many features gave none."""
    import numpy as np
    import shapely

    lines, of_feature = shapely.get_parts(
        shapely.from_wkb(np.array([*wkb, None], dtype=object))[:-1], return_index=True
    )
    length = shapely.length(lines)
    good = np.isfinite(length) & (length > 0)
    lines, of_feature = shapely.force_2d(lines[good]), of_feature[good]
    return lines, of_feature, len(wkb) - len(np.unique(of_feature))
