"""Draws the pictures of the help pages: each algorithm on the incidents of Toronto, its styled layers on pale ground.

python -m tools.help_pictures            all of them, into kmzb_plugin/help/images
python -m tools.help_pictures hotspots   only these

Ends with an error that names the algorithms which the provider lacks or which gave nothing to draw.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from qgis.PyQt.QtSvg import QSvgRenderer

from kmzb_plugin.layers.projection import transformed
from kmzb_plugin.processing.report import STYLE as CHART_STYLE
from tools.demo import TORONTO, Quiet, qgis

IMAGES = Path(__file__).resolve().parent.parent / "kmzb_plugin" / "help" / "images"
METRIC = "EPSG:32617"
WIDTH, HEIGHT = 900, 560
MAP_WIDTH, LOW = 560, 400  # of a map that has a chart beside it
COLOURS = 200
GROUND, EDGE, DOTS, DARK_DOTS = "#f4f3ef", "#c9c7c0", "#c4c2bb", "#303030"
ACCENT = "#1f3a5f"
GARRISON_SIZE = 12_000
BUILT_UP = 900.0  # metres: gaps between incidents up to twice as wide belong to the city
SQUARE = 250.0
CENTRE = (626_700.0, 4_832_900.0, 634_700.0, 4_837_880.0)
DOWNTOWN = (629_700.0, 4_834_200.0, 631_300.0, 4_835_196.0)
FIRST_HALF, SECOND_HALF = "2019-01-01/2019-07-01", "2019-07-01/2020-01-01"
BREAK_INS, ROBBERIES, ASSAULTS = (f"\"category\" = '{kind}'" for kind in ("Break and Enter", "Robbery", "Assault"))
FROM_OCTOBER = "\"reported_at\" >= '2019-10-01'"
LAST_DAYS = "\"reported_at\" >= '2019-12-29'"
BEFORE_JULY, FROM_JULY = "\"reported_at\" < '2019-07-01'", "\"reported_at\" >= '2019-07-01'"


@dataclass(frozen=True)
class Drawing:
    """What is computed and shown: the outputs named in `shown` from the lowest up, in the `window` or the whole city.

    `{points}`, `{city}` and `{districts}` in a parameter stand for the files of `City`, `{threats}` and `{units}` for
    those of a synthetic garrison; `PREDICTION` is made by
    `kerneldensity`. `frames` are bands of the first output, each a small map of its own. The incidents are dots under
    the result, over it where they are what it is compared with, or not there. `chart` is an output and two of its
    fields, in shares or percent, drawn as a curve beside the map. `figure` is the number of a chart in the report that
    is drawn instead of a map.
    """

    parameters: dict[str, Any]
    shown: tuple[str, ...] = ("OUTPUT",)
    window: tuple[float, float, float, float] | None = None
    frames: tuple[int, ...] = ()
    dots: str = "under"
    chart: tuple[str, str, str] | None = None
    figure: int | None = None


PERCENTS = "1,2,3,5,10,15,20,30,40,50,60,70,80,90,100"  # of the area
POINTS = {"INPUT": "{points}"}
IN_CITY = {"INPUT": "{points}", "MASK": "{city}"}
TIMED = {"TIME_FIELD": "reported_at"}

DRAWINGS = {
    "kerneldensity": Drawing(IN_CITY | {"RADIUS": 800}, dots=""),
    "densitychange": Drawing(
        IN_CITY | TIMED | {"RADIUS": 1200, "PERIOD_1": FIRST_HALF, "PERIOD_2": SECOND_HALF, "SIMULATIONS": 99}
    ),
    "densitysignificance": Drawing(
        IN_CITY | {"FILTER": ROBBERIES, "AT_RISK": "{points}", "RADIUS": 1000, "SIMULATIONS": 199},
        ("OUTPUT_PVALUE", "CONTOURS"),
    ),
    "spacetimedensity": Drawing(
        IN_CITY | TIMED | {"FILTER": ASSAULTS, "RADIUS": 1000, "STEP": "P1M", "TIME_BANDWIDTH": 30},
        frames=(1, 3, 5, 7, 9, 11),
        dots="",
    ),
    "gridcounts": Drawing(IN_CITY | {"CELL_SIZE": 800, "SHAPE": "hexagon"}),
    "hotspots": Drawing(IN_CITY | {"FILTER": BREAK_INS, "CELL_SIZE": 500}),
    "optimizedhotspots": Drawing(IN_CITY | {"FILTER": ROBBERIES}, ("OUTPUT_DENSITY", "OUTPUT_HOTSPOTS")),
    "localmoran": Drawing(IN_CITY | {"FILTER": BREAK_INS, "CELL_SIZE": 750}),
    "emerginghotspots": Drawing(IN_CITY | TIMED | {"CELL_SIZE": 1000, "STEP": 28}),
    "clusters": Drawing(
        POINTS | {"FILTER": BREAK_INS, "RADIUS": 150, "MIN_SIZE": 12}, ("OUTPUT_CLUSTERS", "OUTPUT"), CENTRE
    ),
    "nearrepeat": Drawing(
        POINTS | TIMED | {"FILTER": f"{BREAK_INS} AND {FROM_OCTOBER}", "SPACE_BANDS": "100,200", "TIME_BANDS": "7,14"},
        ("OUTPUT_ZONES", "OUTPUT_PAIRS"),
        CENTRE,
    ),
    "findduplicates": Drawing(
        POINTS | TIMED | {"FILTER": ASSAULTS, "RULES": '{"*": {"bare_metres": 60, "bare_days": 1}}'},
        ("OUTPUT_GROUPS", "OUTPUT_PAIRS"),
        DOWNTOWN,
    ),
    "concentration": Drawing(POINTS | {"AREAS": "{districts}"}, chart=("OUTPUT", "CUMU_LPERC", "CUMU_PERC")),
    "colocation": Drawing(POINTS | {"NEIGHBOURS": 5}, figure=0),
    "relativerisk": Drawing(
        IN_CITY | {"CATEGORY": "Robbery", "RADIUS": 1500, "SIMULATIONS": 199}, ("OUTPUT", "CONTOURS"), dots=""
    ),
    "evaluatehotspots": Drawing(
        POINTS | {"FILTER": f"{BREAK_INS} AND {FROM_JULY}", "PREDICTION": None, "COVERAGES": PERCENTS},
        ("PREDICTION",),
        dots="over",
        chart=("OUTPUT_TABLE", "coverage", "hit_rate"),
    ),
    "temporalprofile": Drawing(POINTS | {"FILTER": ASSAULTS}, figure=0),
    "verificationfunnel": Drawing({"INPUT": "{threats}", "AREAS": "{units}"}, figure=0),
    "categorysummary": Drawing(POINTS | {"AREAS": "{districts}"}, dots=""),
    "categorychange": Drawing(
        POINTS | TIMED | {"AREAS": "{districts}", "PERIOD_1": FIRST_HALF, "PERIOD_2": SECOND_HALF}, dots=""
    ),
    "balancedareas": Drawing(
        {"UNITS": "{districts}", "INPUT": "{points}", "AREAS_COUNT": 8}, ("OUTPUT_UNITS", "OUTPUT"), dots=""
    ),
    "visitround": Drawing(
        POINTS
        | {"FILTER": f"{BREAK_INS} AND {LAST_DAYS}", "TIME_FIELD": "reported_at", "CATEGORY_FIELD": "category"}
        | {"START": f"630000,4835000 [{METRIC}]", "DEPARTURE": "2019-12-31T14:00:00", "TIME_BUDGET": 480},
        ("OUTPUT_ROUTE", "OUTPUT_STOPS"),
    ),
    "stationlocation": Drawing(
        POINTS
        | {"FILTER": BREAK_INS, "CANDIDATES": "{districts}", "P": 8, "STANDARD_DISTANCE": 6000, "DRAWS": 0}
        | {"DEMAND_CELL": 500},
        ("OUTPUT_ALLOCATION", "OUTPUT_SITES"),
        dots="",
    ),
}
PREDICTION = IN_CITY | {"FILTER": f"{BREAK_INS} AND {BEFORE_JULY}", "RADIUS": 600}


@dataclass
class City:
    """Files of the sample in a metric system: incidents with category, time and district; outline; districts."""

    folder: Path
    files: dict[str, str] = field(default_factory=dict)
    bounds: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    def prepare(self) -> None:
        """Writes the files."""
        incidents = _incidents()
        x, y = incidents["x"].to_numpy(), incidents["y"].to_numpy()
        outline = _outline(x, y)
        self.bounds = outline.bounds
        points = shapely.to_wkt(shapely.points(x, y), rounding_precision=1)
        self.write("points", "Point", points, incidents[["category", "reported_at", "district"]])
        self.write("city", "Polygon", shapely.to_wkt([outline]), pd.DataFrame({"name": ["Toronto"]}))
        names, shapes = _districts(incidents, outline)
        self.write("districts", "MultiPolygon", shapely.to_wkt(shapes), pd.DataFrame({"name": names}))

    def prepare_garrison(self) -> None:
        """Writes the threats and units of a synthetic garrison."""
        store = str(self.folder / "garrison.gpkg")
        computed("createdemostore", {"COUNT": GARRISON_SIZE, "YEARS": 2, "OUTPUT": store}, self.folder)
        threats = computed("extractthreats", {"STORE": store}, self.folder)["OUTPUT"]
        self.files |= {"threats": threats.source(), "units": f"{store}|layername=unit"}

    def write(self, name: str, kind: str, wkt: Sequence[str], attributes: pd.DataFrame) -> None:
        """A GeoPackage, by way of a table of texts that OGR reads."""
        from osgeo import gdal

        table = self.folder / f"{name}.csv"
        attributes.assign(WKT=wkt).to_csv(table, index=False)
        source = gdal.OpenEx(str(table), open_options=["GEOM_POSSIBLE_NAMES=WKT", "KEEP_GEOM_COLUMNS=NO"])
        path = str(self.folder / f"{name}.gpkg")
        gdal.VectorTranslate(path, source, dstSRS=METRIC, srcSRS=METRIC, geometryType=kind.upper(), layerName=name)
        self.files[name] = path

    def filled(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """The parameters with the names of the files in their places."""
        return {
            name: self.files[value[1:-1]] if isinstance(value, str) and value[1:-1] in self.files else value
            for name, value in parameters.items()
        }


def _incidents() -> pd.DataFrame:
    """x, y in metres, category, reported_at (a local day and hour) and district of each incident."""
    table = pd.read_csv(TORONTO)
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem(METRIC), QgsProject.instance()
    )
    x, y = transformed(table["Long"].to_numpy(), table["Lat"].to_numpy(), transform)
    hours = table["occurrencehour"].astype(int).map("{:02d}:00:00".format)
    times = table["occurrencedate"].str[:10].str.replace("/", "-") + "T" + hours
    return pd.DataFrame(
        {"x": x, "y": y, "category": table["MCI"], "reported_at": times, "district": table["Neighbourhood"]}
    )


def _outline(x: np.ndarray, y: np.ndarray) -> Any:
    """The ground on which there are incidents, without its small gaps, as one polygon."""
    squares = np.unique(np.floor(np.column_stack([x, y]) / SQUARE), axis=0) * SQUARE
    places = shapely.union_all(shapely.box(*squares.T, *(squares + SQUARE).T))
    grown = shapely.buffer(shapely.buffer(places, BUILT_UP), -0.7 * BUILT_UP)
    largest = max(shapely.get_parts(grown), key=shapely.area)
    return shapely.simplify(shapely.polygons(shapely.get_exterior_ring(largest)), 50)


def _districts(incidents: pd.DataFrame, outline: Any) -> tuple[list[str], list[Any]]:
    """Names and areas of the districts: everything goes to the district of the nearest incident."""
    places = incidents.groupby([incidents["x"].round(), incidents["y"].round()])["district"].agg(
        lambda names: names.mode().iloc[0]
    )
    points = shapely.points(np.array(list(places.index)))
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=outline))
    cell, place = shapely.STRtree(points).query(cells, predicate="contains")
    owner = pd.Series(cells[cell]).groupby(places.to_numpy()[place])
    shapes = [shapely.intersection(shapely.union_all(group.to_numpy()), outline) for _, group in owner]
    return list(owner.groups), [shapely.multipolygons(shapely.get_parts(shape)) for shape in shapes]


class NothingToDrawError(Exception):
    """An algorithm is missing or gave nothing; the text says which and what."""


def draw(name: str, city: City) -> QImage:
    """The picture of one algorithm."""
    drawing = DRAWINGS[name]
    if drawing.figure is not None:
        return _figure(name, drawing, city)
    before = {}
    if "PREDICTION" in drawing.parameters:
        before["PREDICTION"] = computed("kerneldensity", city.filled(PREDICTION), city.folder)["OUTPUT"]
    parameters = city.filled(drawing.parameters) | {each: layer.source() for each, layer in before.items()}
    layers = before | computed(name, parameters, city.folder)
    missing = [output for output in drawing.shown if output not in layers]
    if missing:
        raise NothingToDrawError(f"{name} has no output {', '.join(missing)}")
    shown = [layers[output] for output in reversed(drawing.shown)]
    incidents = parameters.get("FILTER", "")
    if drawing.dots == "over":
        shown = [dots_of(city, incidents, DARK_DOTS), *shown]
    below = [ground(city)] if drawing.dots != "under" else [dots_of(city, incidents, DOTS), ground(city)]
    window = drawing.window or city.bounds
    if drawing.frames:
        return _side_by_side(shown[0], drawing.frames, below, window)
    if drawing.chart is None:
        return rendered([*shown, *below], window, WIDTH, HEIGHT)
    curve = _curve(name, layers, *drawing.chart)
    return _beside(rendered([*shown, *below], window, MAP_WIDTH, LOW), _chart(curve, WIDTH - MAP_WIDTH, LOW))


def _figure(name: str, drawing: Drawing, city: City) -> QImage:
    """A chart of the report on white, as it looks by day."""
    if "{threats}" in drawing.parameters.values() and "threats" not in city.files:
        city.prepare_garrison()
    page = city.folder / f"{name}.html"
    computed(name, city.filled(drawing.parameters) | {"HTML_REPORT": str(page)}, city.folder)
    charts = re.findall("<svg.*?</svg>", page.read_text(encoding="utf-8"), re.DOTALL)
    assert drawing.figure is not None
    if len(charts) <= drawing.figure:
        raise NothingToDrawError(f"{name} has no chart {drawing.figure} in its report")
    rules = [line for line in CHART_STYLE.splitlines() if line.startswith("svg") and "paint-order" not in line]
    style = "".join(line.removeprefix("svg ") for line in rules)
    chart = charts[drawing.figure].replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    renderer = QSvgRenderer(chart.replace(">", f"><style>{style}</style>", 1).encode())
    scale = WIDTH / renderer.defaultSize().width()
    image = QImage(WIDTH, round(renderer.defaultSize().height() * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _curve(name: str, layers: dict[str, Any], output: str, across: str, up: str) -> pd.DataFrame:
    """Two fields of an output."""
    if output not in layers or {across, up} - set(layers[output].fields().names()):
        raise NothingToDrawError(f"{name} has no output {output} with the fields {across} and {up}")
    rows = [(feature[across], feature[up]) for feature in layers[output].getFeatures()]
    return pd.DataFrame(rows, columns=["across", "up"])


def computed(
    name: str, parameters: dict[str, Any], folder: Path, outputs: Sequence[str] | None = None
) -> dict[str, Any]:
    """Runs an algorithm as QGIS's window does and returns its outputs by name as layers that have names and styles.

    `outputs`: of the optional ones only these; None: all.
    """
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"kmzb:{name}")
    if algorithm is None:
        raise NothingToDrawError(f"there is no algorithm {name}")
    unknown = [each for each in parameters if algorithm.parameterDefinition(each) is None]
    if unknown:
        raise NothingToDrawError(f"{name} has no parameter {', '.join(unknown)}")
    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    endings = {"rasterDestination": ".tif", "sink": ".gpkg", "vectorDestination": ".gpkg"}
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    for definition in algorithm.destinationParameterDefinitions():
        if definition.flags() & optional and outputs is not None and definition.name() not in outputs:
            continue
        if ending := endings.get(definition.type()):
            path = str(folder / f"{name}_{definition.name()}{ending}")
            parameters[definition.name()] = QgsProcessingOutputLayerDefinition(path, project)
    valid, message = algorithm.checkParameterValues(parameters, context)
    if not valid:
        raise NothingToDrawError(f"{name}: {message}")
    feedback = Quiet()
    _, done = algorithm.run(parameters, context, feedback, {}, False)
    if not done:
        raise NothingToDrawError(f"{name} did not run")
    layers = {}
    for source, details in context.layersToLoadOnCompletion().items():
        layer = QgsProcessingUtils.mapLayerFromString(source, context)
        if details.postProcessor():
            details.postProcessor().postProcessLayer(layer, context, feedback)
        layers[details.outputName] = layer.clone()
        layers[details.outputName].setName(details.name)
    return layers


def ground(city: City) -> Any:
    """The pale ground of the city, to lie under everything."""
    layer = QgsVectorLayer(city.files["city"], "city", "ogr")
    fill = {"color": GROUND, "outline_color": EDGE, "outline_width": "0.2"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(fill)))
    return layer


def dots_of(city: City, condition: str, colour: str) -> Any:
    """The incidents, so small that they show where streets are."""
    layer = QgsVectorLayer(city.files["points"], "points", "ogr")
    if condition:
        layer.setSubsetString(condition)
    dot = {"name": "circle", "color": colour, "outline_style": "no", "size": "0.35"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(dot)))
    return layer


def rendered(layers: Sequence[Any], window: Sequence[float], width: int, height: int, crs: str = METRIC) -> QImage:
    """The layers, the first on top, over white; the `window` is in the system of the map."""
    settings = QgsMapSettings()
    settings.setLayers(list(layers))
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    settings.setOutputSize(QSize(width, height))
    settings.setOutputDpi(96)
    extent = QgsRectangle(*window)
    extent.scale(1.02)
    settings.setExtent(extent)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    return image


def _side_by_side(layer: Any, bands: Sequence[int], below: Sequence[Any], window: Sequence[float]) -> QImage:
    """A small map for each band, three in a row."""
    width, height = WIDTH // 3, HEIGHT // 2
    image = QImage(WIDTH, height * -(-len(bands) // 3), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for i, band in enumerate(bands):
        if band > layer.bandCount():
            raise NothingToDrawError(f"{layer.name()} has no band {band}")
        layer.renderer().setInputBand(band)
        row, column = divmod(i, 3)
        painter.drawImage(column * width, row * height, rendered([layer, *below], window, width, height))
    painter.end()
    return image


def _chart(curve: pd.DataFrame, width: int, height: int) -> QImage:
    """A curve in a square from 0 to 1 both ways with the diagonal; values above 1 are percent."""
    values = curve.astype(float).sort_values("across").to_numpy()
    values = np.vstack([[0.0, 0.0], values / np.where(values.max(axis=0) > 1.0, 100.0, 1.0)])
    side, left, top = width - 50, 34, (height - width + 50) // 2
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def line(points: Sequence[tuple[float, float]], pen: QPen) -> None:
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(left + x * side, top + (1 - y) * side) for x, y in points]))

    line([(0, 1), (0, 0), (1, 0)], QPen(QColor("#606060"), 1.2))
    line([(0, 0), (1, 1)], QPen(QColor("#9a9a9a"), 1.2, Qt.PenStyle.DashLine))
    line([(x, y) for x, y in values], QPen(QColor(ACCENT), 3))
    painter.end()
    return image


def _beside(left: QImage, right: QImage) -> QImage:
    image = QImage(left.width() + right.width(), left.height(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.drawImage(0, 0, left)
    painter.drawImage(left.width(), 0, right)
    painter.end()
    return image


def save(image: QImage, path: Path) -> None:
    """A PNG in at most `COLOURS` colours, the most frequent ones: a quarter of the bytes, and no difference to see."""
    pixels = np.frombuffer(image.constBits().asarray(image.sizeInBytes()), dtype=np.uint8).reshape(-1, 4)[:, 2::-1]
    coarse = (pixels >> 3).astype(np.int64) @ [1024, 32, 1]
    codes, inverse, counts = np.unique(coarse, return_inverse=True, return_counts=True)
    means = np.stack([np.bincount(inverse, pixels[:, i]) / counts for i in range(3)], axis=1)
    palette = means[np.argsort(-counts)[:COLOURS]].round().astype(int)
    table = [0xFF000000 | red << 16 | green << 8 | blue for red, green, blue in palette.tolist()]
    flags = Qt.ImageConversionFlag.AvoidDither
    image.convertToFormat(QImage.Format.Format_Indexed8, table, flags).save(str(path), "PNG", 0)


def main(names: Sequence[str]) -> int:
    """Draws the pictures of these algorithms, of all if none is named; returns the exit code."""
    unknown = [name for name in names if name not in DRAWINGS]
    if unknown:
        print(f"No picture is described for {', '.join(unknown)}. Described are: {', '.join(DRAWINGS)}.")
        return 2
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder, qgis():
        city = City(Path(folder))
        city.prepare()
        IMAGES.mkdir(exist_ok=True)
        for name in names or DRAWINGS:
            path = IMAGES / f"{name}.png"
            try:
                save(draw(name, city), path)
            except (NothingToDrawError, QgsProcessingException) as error:
                failed.append(f"{name}: {error}")
                continue
            print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
    for each in failed:
        print(f"Not drawn: {each}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
