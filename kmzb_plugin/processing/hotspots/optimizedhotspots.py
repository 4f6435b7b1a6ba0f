"""`optimizedhotspots`: where the hot spots are, in one click: every setting is chosen from the points and told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
)

from ...locale import number
from ...text import UserError, tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..frames import CELL_SIZE, add_study_area
from ..neighbours import DISTANCE_BAND, check_band
from ..outputs import REAL, TEXT, WHOLE, discard, field, multi, write_layer
from ..places import geometry_of
from ..report import made_report
from ..smoothing import kernel_titles
from .hotspots import OUTPUT, write_places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.grid import Grid
    from ..outputs import Column
    from .optimized import Analysis
    from .spot_names import NamedSpot

PLACE_FIELD = "PLACE_FIELD"
OUTPUT_HOTSPOTS = "OUTPUT_HOTSPOTS"
OUTPUT_DENSITY = "OUTPUT_DENSITY"
DEFAULTS = {inputs.CATEGORY_FIELD: "category", PLACE_FIELD: "place"}


class OptimizedHotSpots(KmzbAlgorithm):
    """Memory: about 300 bytes a point, 2 kB a cell (at most 100,000 unless CELL_SIZE is given) and 20 bytes a pixel."""

    algorithm_id = "optimizedhotspots"

    def title(self) -> str:
        return tr("Optimized hot spots")

    def describe(self) -> str:
        return tr(
            "Where the hot spots are, without any choice to make: cells and the distance of neighbours come from the "
            "points, Gi* is tested with the false discovery rate, and what is significant becomes hot spots with a "
            "name and a rank. The report and the log say each choice and the numbers behind it. Give the study area "
            "if you have it: what lies outside does not count."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        area_inputs.add_areas(
            self,
            tr("Areas to test instead of cells, such as precincts; 30 at least. Left empty, cells are chosen."),
            optional=True,
        )
        add_study_area(self)
        inputs.add_field(
            self,
            inputs.CATEGORY_FIELD,
            tr("Field of the category"),
            DEFAULTS[inputs.CATEGORY_FIELD],
            tr("The field with the category. With it each hot spot says what is reported there most."),
        )
        inputs.add_field(
            self,
            PLACE_FIELD,
            tr("Field of the place"),
            DEFAULTS[PLACE_FIELD],
            tr(
                "The field that names the place, such as the street. A hot spot is called after the one named most; "
                "without it after the nearest town, outside Poland by latitude and longitude."
            ),
        )
        self._add_overrides()
        self._add_outputs()

    def _add_overrides(self) -> None:
        inputs.add_weight(self)
        inputs.add_length(
            self,
            CELL_SIZE,
            tr("Cell size"),
            tr("The side of a cell in metres, to decide it yourself. Left empty, it is chosen from the points."),
            advanced=True,
        )
        inputs.add_length(
            self,
            DISTANCE_BAND,
            tr("Neighbours within"),
            tr("Distance in metres up to which cells are neighbours, to decide it yourself. Left empty, it is chosen."),
            advanced=True,
        )
        inputs.add_crs(self)

    def _add_outputs(self) -> None:
        polygons = QgsProcessing.SourceType.VectorPolygon
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Cells or areas"), polygons),
            tr("The cells or areas with the number of reports, z, p, corrected p and the class gi_bin (-3 to 3)."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_HOTSPOTS, tr("Hot spots"), polygons),
            tr("The hot spots, the one with most reports above an even spread first: rank, name, numbers."),
        )
        self.add(
            QgsProcessingParameterRasterDestination(OUTPUT_DENSITY, tr("Density"), optional=True, createByDefault=True),
            tr("Kernel density in reports per km², with the radius that shows the scale of the test."),
        )
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        cell, band = (inputs.length(self, parameters, name, context) for name in (CELL_SIZE, DISTANCE_BAND))
        if parameters.get(area_inputs.AREAS) is not None:
            given = {CELL_SIZE: cell, DISTANCE_BAND: band, area_inputs.MASK: parameters.get(area_inputs.MASK)}
            for name, value in given.items():
                if value:
                    text = tr("With AREAS there is no grid: leave {parameter} empty, or leave AREAS empty.")
                    raise UserError(text.format(parameter=name))
        check_band(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .optimized import analysed
        from .optimized_report import answer, report
        from .spot_names import named_spots

        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        category, place = (
            inputs.chosen_field(self, parameters, name, context, default) for name, default in DEFAULTS.items()
        )
        fields = list(dict.fromkeys(name for name in (category, place) if name))
        data = inputs.read_metric_points(self, parameters, context, feedback, fields, weight_field, share=20)
        analysis = analysed(self, parameters, context, feedback, data)
        stop_if_cancelled(feedback)
        named = named_spots(analysis, category, place, context, feedback.isCanceled)
        feedback.pushInfo(answer(analysis, named))
        path = self.parameterAsOutputLayer(parameters, OUTPUT_DENSITY, context)
        density = self._density(analysis, parameters, context, feedback) if path else None
        outputs: dict[str, Any] = {}
        try:
            outputs[OUTPUT] = write_places(
                self, parameters, context, feedback, analysis.places, analysis.result, bool(weight_field)
            )
            outputs[OUTPUT_HOTSPOTS] = self._write_spots(parameters, context, feedback, analysis, named, bool(category))
            if density is not None:
                outputs[OUTPUT_DENSITY] = path
                self._write_density(path, *density, analysis, context)
        except BaseException:
            for each in outputs.values():  # all of it or nothing
                discard(each)
            raise
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            page = made_report(partial(report, analysis, named, self.started), outputs, feedback)
            page.write(report_path)
            outputs[HTML_REPORT] = report_path
        return outputs

    def _density(
        self,
        analysis: Analysis,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[NDArray[np.float64], Grid]:
        from ...analysis.density import kernel_density
        from ..surfaces import surface_frame

        data = analysis.data
        near = data.at(data.x[~data.astray], data.y[~data.astray])
        frame = surface_frame(self, parameters, context, near, analysis.study_area, analysis.radius, feedback)
        values = kernel_density(
            data.x,
            data.y,
            frame.grid,
            analysis.radius,
            "quartic",
            data.weights,
            frame.mask,
            progress=progress(feedback, 70, 80),
            cancelled=feedback.isCanceled,
        )
        return values, frame.grid

    def _write_density(
        self, path: str, values: NDArray[np.float64], grid: Grid, analysis: Analysis, context: QgsProcessingContext
    ) -> None:
        from ...layers.styles.scales import reports_per_km2, round_breaks
        from ...layers.styles.surfaces import style_density
        from ..rasters import write_raster

        unit, radius = reports_per_km2(), number(analysis.radius)
        metadata = {"KERNEL": "quartic", "RADIUS": f"{analysis.radius:g} m", "POINTS": str(len(analysis.data.points))}
        write_raster(path, [(unit, values)], grid, analysis.data.crs, unit=unit, metadata=metadata)
        breaks = round_breaks(values)
        name = tr("Density, {kernel}, R = {radius} m").format(kernel=kernel_titles()["quartic"], radius=radius)
        self.load_styled(context, path, name, lambda layer: style_density(layer, breaks, unit))

    def _write_spots(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        analysis: Analysis,
        named: Sequence[NamedSpot],
        with_category: bool,
    ) -> str:
        from ...layers.styles.areas import set_aliases
        from ...layers.styles.hotspots import style_ranked_spots

        added = _fields(analysis.data.weights is not None, with_category)
        fields = QgsFields()
        for each in added:
            fields.append(each)
        columns = _columns(named, with_category)
        shapes = _Shapes(analysis.data.crs, named)
        destination = write_layer(self, parameters, OUTPUT_HOTSPOTS, context, feedback, fields, columns, shapes, 99.0)
        aliases = {each.name(): each.alias() for each in added}
        name = tr("Ranked hot spots, {places}").format(places=analysis.places.description)

        def style(layer: Any) -> None:
            style_ranked_spots(layer)
            set_aliases(layer, aliases)

        self.load_styled(context, destination, name, style, above=2)
        return destination


class _Shapes:
    """The shapes of the hot spots, for the writer."""

    kind = Qgis.WkbType.MultiPolygon

    def __init__(self, crs: QgsCoordinateReferenceSystem, named: Sequence[NamedSpot]) -> None:
        self.crs = crs
        self._named = named

    def features(self, first: int, last: int) -> list[QgsGeometry | None]:
        """Some of them."""
        return [multi(geometry_of(each.shape.wkb)) for each in self._named[first:last]]

    def cells(self, first: int, last: int) -> None:
        """They are no cells."""


def _fields(weighted: bool, with_category: bool) -> list[QgsField]:
    added = [
        field("rank", WHOLE, tr("Rank")),
        field("name", TEXT, tr("Name")),
        field("count", REAL if weighted else WHOLE, tr("Reports")),
        field("expected", REAL, tr("Expected from an even spread")),
        field("ratio", REAL, tr("Times the expected")),
        field("share", REAL, tr("Share of all reports, %")),
        field("area_km2", REAL, tr("Area, km²")),
        field("density", REAL, tr("Reports per km²")),
        field("q_min", REAL, tr("p, corrected, smallest")),
    ]
    if with_category:
        added += [field("category", TEXT, tr("Most reported")), field("category_share", REAL, tr("Its share, %"))]
    return added


def _columns(named: Sequence[NamedSpot], with_category: bool) -> list[Column]:
    spots = [each.spot for each in named]
    columns: list[Column] = [
        [each.rank for each in named],
        [each.name for each in named],
        [spot.count if spot.count % 1 else int(spot.count) for spot in spots],
        [spot.expected for spot in spots],
        [spot.ratio for spot in spots],
        [100.0 * spot.share for spot in spots],
        [each.square_kilometres for each in named],
        [each.density for each in named],
        [spot.q for spot in spots],
    ]
    if with_category:
        columns += [[each.category for each in named], [100.0 * each.category_share for each in named]]
    return columns
