"""Works the sample of Toronto through, step by step, and draws the pictures of docs/toronto.md.

python -m tools.toronto            all steps: files and reports into build/toronto, pictures into docs/images/toronto
python -m tools.toronto change     only these
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    Qgis,
    QgsLayerTree,
    QgsLayerTreeModel,
    QgsLegendRenderer,
    QgsLegendSettings,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsProcessingException,
    QgsRenderContext,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSizeF
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from tools.demo import ROOT, qgis
from tools.help_pictures import (
    BEFORE_JULY,
    BREAK_INS,
    CENTRE,
    DARK_DOTS,
    DOTS,
    FIRST_HALF,
    HEIGHT,
    ROBBERIES,
    SECOND_HALF,
    WIDTH,
    City,
    NothingToDrawError,
    computed,
    dots_of,
    ground,
    rendered,
    save,
)

FOLDER = ROOT / "build" / "toronto"
IMAGES = ROOT / "docs" / "images" / "toronto"
POINT = 96 / 25.4  # pixels a millimetre
MARGIN = 8
PREDICTION, JUDGED = "prediction", "judged"
LETTERS = 9  # points
LINE = 110
FROM_JULY = "\"reported_at\" >= '2019-07-01' AND \"reported_at\" < '2019-10-01'"
POINTS = {"INPUT": "{points}"}
IN_CITY = POINTS | {"MASK": "{city}"}
IN_DISTRICTS = POINTS | {"AREAS": "{districts}"}


@dataclass(frozen=True)
class Step:
    """An algorithm, its parameters as in the page, and the outputs that its picture shows, from the lowest up.

    `{points}`, `{city}` and `{districts}` stand for the files of `City`, `{prediction}` for what that step gave. The
    incidents are dots under or over the outputs, or not there. The legend is that of the output `explained`. `files`
    are the endings of the outputs that are written where it is typed in a shell.
    """

    algorithm: str
    parameters: dict[str, Any]
    shown: tuple[str, ...] = ("OUTPUT",)
    files: dict[str, str] = field(default_factory=lambda: {"OUTPUT": "gpkg"})
    dots: str = ""
    window: tuple[float, float, float, float] | None = None
    explained: str = "OUTPUT"


RASTER = {"OUTPUT": "tif"}
STEPS = {
    "look": Step("kerneldensity", IN_CITY, files=RASTER),
    "chance": Step(
        "densitysignificance",
        IN_CITY | {"FILTER": ROBBERIES, "AT_RISK": "{points}", "RADIUS": 1000},
        ("OUTPUT_PVALUE", "CONTOURS"),
        RASTER | {"OUTPUT_PVALUE": "tif", "CONTOURS": "gpkg"},
        explained="OUTPUT_PVALUE",
    ),
    "spots": Step(
        "optimizedhotspots",
        IN_CITY | {"FILTER": ROBBERIES},
        ("OUTPUT_DENSITY", "OUTPUT_HOTSPOTS"),
        {"OUTPUT": "gpkg", "OUTPUT_HOTSPOTS": "gpkg", "OUTPUT_DENSITY": "tif"},
        explained="OUTPUT_DENSITY",
    ),
    "neighbourhoods": Step("hotspots", IN_DISTRICTS | {"FILTER": BREAK_INS}),
    "concentration": Step("concentration", IN_DISTRICTS),
    "outliers": Step("localmoran", IN_CITY | {"FILTER": BREAK_INS, "CELL_SIZE": 750}),
    "change": Step(
        "densitychange",
        IN_CITY | {"RADIUS": 1200, "PERIOD_1": FIRST_HALF, "PERIOD_2": SECOND_HALF},
        ("OUTPUT", "CONTOURS"),
        RASTER | {"OUTPUT_PVALUE": "tif", "CONTOURS": "gpkg"},
    ),
    "emerging": Step("emerginghotspots", IN_CITY | {"CELL_SIZE": 1000, "STEP": 28}),
    "repeats": Step(
        "nearrepeat",
        POINTS | {"FILTER": BREAK_INS, "SPACE_BANDS": "100,200,400", "TIME_BANDS": "7,14,28"},
        ("OUTPUT_ZONES",),
        {"OUTPUT_TABLE": "csv", "OUTPUT_ZONES": "gpkg"},
        "under",
        CENTRE,
        "OUTPUT_ZONES",
    ),
    PREDICTION: Step("kerneldensity", IN_CITY | {"FILTER": f"{BREAK_INS} AND {BEFORE_JULY}"}, (), RASTER),
    JUDGED: Step(
        "evaluatehotspots",
        POINTS | {"PREDICTION": "{prediction}", "TRAINED": FIRST_HALF, "FILTER": f"{BREAK_INS} AND {FROM_JULY}"},
        (PREDICTION,),
        {"OUTPUT_TABLE": "csv"},
        "over",
        explained=PREDICTION,
    ),
}


def command(name: str, steps: Mapping[str, Step] | None = None) -> str:
    """The step, of this page unless `steps` are given, as it is typed in a shell, in the folder with the files."""
    step = (steps or STEPS)[name]
    given = {each: _file(value) for each, value in step.parameters.items()}
    for output, ending in step.files.items():
        given[output] = f"{name}{output.removeprefix('OUTPUT').replace('CONTOURS', '_contours').lower()}.{ending}"
    words = [f"--{each}={quoted(value)}" for each, value in given.items()]
    start = f"qgis_process run kmzb:{step.algorithm}"
    return (
        textwrap.fill(
            " ".join([start, *(each.replace(" ", "\0") for each in words), f"--HTML_REPORT={name}.html"]),
            LINE,
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        .replace("\n", " \\\n")
        .replace("\0", " ")
    )


def _file(value: Any) -> str:
    text = str(value)
    if not text.startswith("{"):
        return text
    return f"{text[1:-1]}.{'tif' if text[1:-1] == PREDICTION else 'gpkg'}"


def quoted(text: str) -> str:
    return text if " " not in text else '"' + text.replace('"', '\\"') + '"'


def draw(name: str, city: City, before: dict[str, Any]) -> QImage | None:
    """Runs a step, leaves its report in the folder of the city, and returns its picture if it has one.

    `before` are the layers of earlier steps by name.
    """
    step = STEPS[name]
    folder = city.folder / name
    folder.mkdir(exist_ok=True)
    parameters = city.filled(step.parameters) | {"HTML_REPORT": str(city.folder / f"{name}.html")}
    layers = computed(step.algorithm, parameters, folder, step.shown)
    if name == PREDICTION:
        city.files[name] = layers["OUTPUT"].source()
        before[name] = layers["OUTPUT"]
    if not step.shown:
        return None
    layers = before | layers
    missing = [output for output in step.shown if output not in layers]
    if missing:
        raise NothingToDrawError(f"{step.algorithm} has no output {', '.join(missing)}")
    below = [ground(city)]
    shown = [layers[output] for output in reversed(step.shown)]
    if step.dots == "under":
        below.insert(0, dots_of(city, parameters.get("FILTER", ""), DOTS))
    elif step.dots == "over":
        shown.insert(0, dots_of(city, parameters.get("FILTER", ""), DARK_DOTS))
    image = rendered([*shown, *below], step.window or city.bounds, WIDTH, HEIGHT)
    explain(image, layers[step.explained])
    return image


def explain(image: QImage, layer: Any) -> None:
    """Draws the layer's legend into the lower right corner, where the lake is."""
    tree = QgsLayerTree()
    tree.addLayer(layer)
    node = tree.children()[0]
    QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
    if layer.type() == Qgis.LayerType.Raster:  # the first line is the name of the band
        lines = len(QgsLayerTreeModel(tree).layerOriginalLegendNodes(node))
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(range(1, lines)))
    settings = QgsLegendSettings()
    style = settings.style(QgsLegendStyle.Style.SymbolLabel)
    text = style.textFormat()
    text.setSize(LETTERS)
    style.setTextFormat(text)
    settings.setStyle(QgsLegendStyle.Style.SymbolLabel, style)
    settings.setSymbolSize(QSizeF(5, 2.8))
    model = QgsLayerTreeModel(tree)
    legend = QgsLegendRenderer(model, settings)
    painter = QPainter(image)
    context = QgsRenderContext.fromQPainter(painter)
    context.setScaleFactor(POINT)
    size = legend.minimumSize(context) * POINT
    corner = QPointF(image.width() - size.width() - MARGIN, image.height() - size.height() - MARGIN)
    painter.fillRect(QRectF(corner, size), QColor("white"))
    painter.translate(corner)
    painter.scale(POINT, POINT)  # the renderer draws in millimetres
    legend.drawLegend(context)
    painter.end()


def main(names: Sequence[str]) -> int:
    """Draws these steps, all if none is named; returns the exit code."""
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"There is no step {', '.join(unknown)}. There are: {', '.join(STEPS)}.")
        return 2
    failed: list[str] = []
    FOLDER.mkdir(parents=True, exist_ok=True)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with qgis("en"):
        city = City(FOLDER)
        city.prepare()
        before: dict[str, Any] = {}
        chosen = list(names or STEPS)
        if JUDGED in chosen and PREDICTION not in chosen:
            chosen.insert(chosen.index(JUDGED), PREDICTION)
        for name in chosen:
            try:
                image = draw(name, city, before)
            except (NothingToDrawError, QgsProcessingException) as error:
                failed.append(f"{name}: {error}")
                continue
            if image is not None:
                path = IMAGES / f"{name}.png"
                save(image, path)
                print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
        before.clear()  # layers must not outlive QGIS
    for each in failed:
        print(f"Not drawn: {each}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
