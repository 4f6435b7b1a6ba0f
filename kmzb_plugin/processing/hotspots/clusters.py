"""`clusters`: DBSCAN and ST-DBSCAN, with a row for each cluster."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ...locale import number
from ...text import UserError, figure, tr
from .. import inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..eventtimes import EventTimes, add_time, time_field, timed_points
from ..outputs import features_of, whole_or_nothing, write_table

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ...analysis.clusters import Clusters as Found

RADIUS = "RADIUS"
MIN_SIZE = "MIN_SIZE"
TIME_RADIUS = "TIME_RADIUS"
OUTPUT = "OUTPUT"
OUTPUT_CLUSTERS = "OUTPUT_CLUSTERS"
CATEGORY_DEFAULT = "category"
# With such a share of the clustered points in one cluster, so many times the second, a smaller radius would show more.
LARGE, DOMINANT = 0.3, 5


@dataclass(frozen=True)
class Choice:
    """What clusters are made by, and where each number came from."""

    radius: float
    radius_reason: str
    min_size: int
    min_size_reason: str
    time_radius: float | None

    def sentence(self) -> str:
        """All of it in one sentence."""
        text = tr("Radius {radius} m ({radius_reason}), at least {min_size} points ({min_size_reason})")
        said = text.format(
            radius=figure(self.radius),
            radius_reason=self.radius_reason,
            min_size=number(self.min_size),
            min_size_reason=self.min_size_reason,
        )
        if self.time_radius is None:
            return f"{said}."
        return tr("{said}, at most {days} days apart.").format(said=said, days=figure(self.time_radius))


@dataclass(frozen=True)
class ClusterResult:
    """The points and their clusters; `category_field` is empty where no categories are known."""

    data: inputs.MetricPoints
    found: Found
    choice: Choice
    times: EventTimes | None
    category_field: str

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """Points (clusters,) in each, the largest first."""
        import numpy as np

        label = self.found.label
        return np.bincount(label[label >= 0], minlength=self.found.count)

    @cached_property
    def table(self) -> pd.DataFrame:
        """What each cluster is like: for the layer of the clusters and for the report."""
        from ...analysis.cluster_profile import cluster_profile
        from ..times import texts

        dates = None if self.times is None else self.times.dates
        categories = texts(self.data.points.columns[self.category_field]) if self.category_field else None
        return cluster_profile(self.found.label, self.found.core, self.data.x, self.data.y, dates, categories)

    def name(self) -> str:
        """What layers and report are called."""
        radius, least = figure(self.choice.radius), number(self.choice.min_size)
        if self.choice.time_radius is None:
            return tr("Clusters, {radius} m, at least {least}").format(radius=radius, least=least)
        text = tr("Clusters, {radius} m and {days} days, at least {least}")
        return text.format(radius=radius, days=figure(self.choice.time_radius), least=least)


class Clusters(KmzbAlgorithm):
    """Reads, computes in `analysis.clusters`, writes. Memory: about 600 bytes a point."""

    algorithm_id = "clusters"

    def title(self) -> str:
        return tr("Clusters (DBSCAN)")

    def describe(self) -> str:
        return tr(
            "Groups of points that lie densely, and the single ones between them. With a radius in time as well, "
            "groups that are dense in space and time (ST-DBSCAN): series rather than places. Each group gets its "
            "outline, dates, categories and how steadily it is active. Without any choice the radius is one with "
            "which points spread evenly would form next to no clusters."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        self._add_size()
        add_time(self, tr("When it happened: for the dates of each cluster, and for the radius in time."))
        inputs.add_field(
            self,
            inputs.CATEGORY_FIELD,
            tr("Field of the category"),
            CATEGORY_DEFAULT,
            tr("The field with the category: each cluster gets its most frequent ones."),
        )
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT, tr("Points with their cluster"), QgsProcessing.SourceType.VectorPoint
            ),
            tr(
                "The points with their own fields, the number of their cluster (1 is the largest, empty for none) and "
                "their role: core, border or noise."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT_CLUSTERS, tr("Clusters"), QgsProcessing.SourceType.VectorPolygon, optional=True
            ),
            tr("A polygon around each cluster, with its number of points, spread, dates and categories."),
        )
        self.add_report()

    def _add_size(self) -> None:
        inputs.add_length(
            self,
            RADIUS,
            tr("Radius"),
            tr(
                "How far neighbours may be apart, in metres. Left empty: so far that of points spread evenly over the "
                "same extent one in a thousand would have enough neighbours."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                MIN_SIZE,
                tr("Least number of points"),
                QgsProcessingParameterNumber.Type.Integer,
                None,
                optional=True,
                minValue=2,
            ),
            tr(
                "How many points must lie within the radius of one, itself included, to make it the core of a cluster. "
                "Left empty: the natural logarithm of the number of points, at least 5."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                TIME_RADIUS,
                tr("Radius in time, days"),
                QgsProcessingParameterNumber.Type.Double,
                None,
                optional=True,
                minValue=0.0,
            ),
            tr(
                "How many days neighbours may be apart at most; 0 is the same day, or moment. Left empty, time plays "
                "no part in what is a cluster."
            ),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        if self._time_radius(parameters, context) is not None and not time_field(self, parameters, context):
            raise UserError(tr("A radius in time needs the time of the points. Choose its field in TIME_FIELD."))
        inputs.chosen_field(self, parameters, inputs.CATEGORY_FIELD, context, CATEGORY_DEFAULT)
        inputs.check_points(self, parameters, context)

    def _time_radius(self, parameters: dict[str, Any], context: QgsProcessingContext) -> float | None:
        if parameters.get(TIME_RADIUS) in (None, ""):
            return None
        return self.parameterAsDouble(parameters, TIME_RADIUS, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        result = self._clustered(parameters, context, feedback)
        stop_if_cancelled(feedback)
        with whole_or_nothing() as written:
            outputs = {OUTPUT: self._write_points(result, parameters, context, feedback, written)}
            if parameters.get(OUTPUT_CLUSTERS) is not None:
                outputs[OUTPUT_CLUSTERS] = self._write_areas(result, parameters, context, feedback, written)
            report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
            if report_path:
                from ...analysis.progress import awaited
                from .clusters_report import clusters_report

                report = awaited(partial(clusters_report, result, self.started), feedback.isCanceled)
                report.write(report_path)
                outputs[HTML_REPORT] = report_path
        return outputs

    def _clustered(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ClusterResult:
        from ...analysis.clusters import dbscan

        when = time_field(self, parameters, context)
        what = inputs.chosen_field(self, parameters, inputs.CATEGORY_FIELD, context, CATEGORY_DEFAULT)
        time_radius = self._time_radius(parameters, context)
        fields = list(dict.fromkeys(name for name in (when, what) if name))
        data = inputs.read_metric_points(self, parameters, context, feedback, fields, share=25)
        data.require()
        times = None
        if when:
            needed = time_radius is not None
            data, times = timed_points(self, parameters, context, feedback, data, when, needed=needed)
        days = None if times is None or time_radius is None else times.days
        choice = self._choice(data, days, time_radius, parameters, context, feedback)
        feedback.pushInfo(choice.sentence())
        stop_if_cancelled(feedback)
        found = dbscan(
            data.x,
            data.y,
            choice.radius,
            choice.min_size,
            days,
            time_radius,
            progress=progress(feedback, 25, 60),
            cancelled=feedback.isCanceled,
        )
        stop_if_cancelled(feedback)
        result = ClusterResult(data, found, choice, times, what)
        _tell(result, feedback)
        return result

    def _choice(
        self,
        data: inputs.MetricPoints,
        days: Any,
        time_radius: float | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Choice:
        from ...analysis.cluster_defaults import chance_radius, default_min_size
        from ...analysis.progress import awaited

        n = len(data.points)
        given = parameters.get(MIN_SIZE) not in (None, "")
        min_size = self.parameterAsInt(parameters, MIN_SIZE, context) if given else default_min_size(n)
        if n < min_size:
            text = tr("Points: only {n}, and a cluster needs {least}. Use more points, or a smaller MIN_SIZE.")
            raise UserError(text.format(n=number(n), least=number(min_size)))
        radius = inputs.length(self, parameters, RADIUS, context)
        reason = tr("given")
        if radius is None:
            radius = awaited(lambda: chance_radius(data.x, data.y, min_size, days, time_radius), feedback.isCanceled)
            reason = tr("points spread evenly would form next to no clusters")
        return Choice(radius, reason, min_size, tr("given") if given else tr("ln n, at least 5"), time_radius)

    def _write_points(
        self,
        result: ClusterResult,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> str:
        from ...layers.styles.clusters import style_cluster_points
        from ..pointrows import write_points
        from .cluster_rows import point_columns, point_fields

        added, columns = point_fields(), point_columns(result.found, result.sizes)
        destination, aliases = write_points(
            self, parameters, OUTPUT, context, feedback, result.data, added, columns, written, (65, 95)
        )
        name = tr("{name}: points").format(name=result.name())
        self.load_styled(context, destination, name, lambda layer: style_cluster_points(layer, aliases))
        return destination

    def _write_areas(
        self,
        result: ClusterResult,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> str:
        from ...analysis.progress import awaited
        from ...layers.styles.clusters import style_cluster_areas
        from .cluster_rows import area_fields, area_rows

        table = awaited(lambda: result.table, feedback.isCanceled)
        fields = area_fields()
        aliases = {fields.at(i).name(): fields.at(i).alias() for i in range(fields.count())}
        destination = write_table(
            self,
            parameters,
            OUTPUT_CLUSTERS,
            context,
            feedback,
            fields,
            features_of(fields, area_rows(table, result.choice.radius)),
            written,
            Qgis.WkbType.MultiPolygon,
            result.data.crs,
        )
        counts = table["count"].to_numpy(dtype=float)
        self.load_styled(context, destination, result.name(), lambda layer: style_cluster_areas(layer, counts, aliases))
        return destination


def _tell(result: ClusterResult, feedback: QgsProcessingFeedback) -> None:
    """Says in the log what was found, and what to change where that is little or all in one."""
    from ...analysis.clusters import nth_distance
    from ...analysis.progress import awaited

    choice, sizes = result.choice, result.sizes
    if not len(sizes):
        text = tr(
            "There is no cluster: nowhere are {least} points within {radius} m of one. From a radius of {works} m on, "
            "or with fewer points, there would be one."
        )
        x, y = result.data.x, result.data.y
        works = float(awaited(lambda: nth_distance(x, y, choice.min_size), feedback.isCanceled)[0])
        feedback.pushWarning(
            text.format(least=number(choice.min_size), radius=figure(choice.radius), works=number(works + 0.5))
        )
        return
    text = tr("Clusters: {n}, with {share} % of the points; the largest has {most}.")
    held, most = int(sizes.sum()), int(sizes[0])
    share = 100 * held / len(result.data.points)
    feedback.pushInfo(text.format(n=number(len(sizes)), share=number(share, 1), most=number(most)))
    if len(sizes) > 1 and most > max(LARGE * held, DOMINANT * int(sizes[1])):
        text = tr(
            "The largest cluster holds {share} % of the clustered points. A smaller radius, for example {radius} m, "
            "takes it apart."
        )
        share = 100 * most / held
        feedback.pushWarning(text.format(share=number(share), radius=number(float(f"{choice.radius / 2:.2g}"))))
