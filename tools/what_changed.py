"""Works the study of docs/what-changed.md through, and draws its pictures in both languages.

python -m tools.what_changed   files and reports into build/what-changed, pictures into docs/images/what-changed

Its third data set are the break-ins of 2018 and 2019 in squares of 500 m from tests/data: a point at the centre of the
square for each, on 1 July of its year. The treated neighbourhoods of its last steps are chosen here: nothing was done.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from kmzb_plugin.locale import translation
from kmzb_plugin.text import speaking, tr
from tools.demo import ROOT, TORONTO, qgis
from tools.help_pictures import FIRST_HALF, HEIGHT, SECOND_HALF, WIDTH, City, computed, ground, rendered, save
from tools.toronto import IN_DISTRICTS, Step, command, explain

FOLDER = ROOT / "build" / "what-changed"
IMAGES = ROOT / "docs" / "images" / "what-changed"
CELLS = ROOT / "tests" / "data" / "oracles" / "toronto_be_2018_2019_cells500.csv"
LANGUAGES = ("en", "pl")
BREAK_IN = "Break and Enter"
SIDE = 500.0
WEST, SOUTH, COLUMNS = 609_500.0, 4_827_000.0, 83
TREATED = 8  # neighbourhoods

HALVES = {"PERIOD_1": FIRST_HALF, "PERIOD_2": SECOND_HALF}


def chosen(before: Mapping[str, int], at: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """The neighbourhoods that rose most from a number `before` to the one `at` the decision, and a like one for each.

    Like is the one with the nearest number at the decision that is not taken yet; of equals the first by name.
    """
    treated = sorted(at, key=lambda name: (before[name] - at[name], name))[:TREATED]
    rest = sorted(set(at) - set(treated))
    control: list[str] = []
    for name in treated:
        control.append(min(rest, key=lambda other: (abs(at[other] - at[name]), other)))
        rest.remove(control[-1])
    return treated, control


def by_record() -> tuple[list[str], list[str]]:
    """Treated and control by the break-ins of the first two quarters, in the neighbourhoods that the records name."""
    table = pd.read_csv(TORONTO)
    own = table[table["MCI"] == BREAK_IN]
    quarter = (own["occurrencedate"].str[5:7].astype(int) - 1) // 3
    counts = own.groupby(["Neighbourhood", quarter]).size().unstack(fill_value=0)
    return chosen(counts[0].to_dict(), counts[1].to_dict())


BY_MAP = (
    (
        "Church-Yonge Corridor",
        "LAmoreaux",
        "North St.James Town",
        "Waterfront Communities-The Island",
        "York University Heights",
        "Forest Hill North",
        "Dovercourt-Wallace Emerson-Junction",
        "Eglinton East",
    ),
    (
        "Kensington-Chinatown",
        "Milliken",
        "Agincourt South-Malvern West",
        "Moss Park",
        "Niagara",
        "Agincourt North",
        "Mount Pleasant West",
        "Dorset Park",
    ),
)
"""The same by the numbers in the areas of the map; a test holds that it is so."""


def steps() -> Mapping[str, Step]:
    """The runs of the study by name."""
    table = {"OUTPUT": "gpkg", "OUTPUT_TABLE": "csv"}
    break_ins = {"FILTER": f"\"category\" = '{BREAK_IN}'"}
    spring = {"PERIOD_1": "2019-04-01/2019-07-01", "PERIOD_2": "2019-07-01/2019-10-01"}
    by_name, by_map = (
        {"TREATED": ", ".join(treated), "CONTROL": ", ".join(control)} for treated, control in (by_record(), BY_MAP)
    )
    years = {"PERIOD_1": "2018-01-01/2019-01-01", "PERIOD_2": "2019-01-01/2020-01-01"}
    return {
        "halves": Step("categorychange", IN_DISTRICTS | HALVES, files=table),
        "whole": Step("categorychange", IN_DISTRICTS | HALVES | {"NORMALISE": "true"}),
        "years": Step("categorychange", {"INPUT": "{break_ins}", "AREAS": "{squares}"} | years),
        "pretended": Step("categorychange", IN_DISTRICTS | break_ins | spring | by_name),
        "again": Step("categorychange", IN_DISTRICTS | break_ins | spring | by_map),
    }


def commands() -> list[str]:
    """What is typed in a shell, in the order of the page."""
    return [command(name, steps()) for name in steps()]


def prepared(folder: Path) -> City:
    """The files of the study in `folder`."""
    city = City(folder)
    city.prepare()
    counts = pd.read_csv(CELLS)
    row, column = np.divmod(counts["cell"].to_numpy(), COLUMNS)
    x, y = WEST + SIDE * column, SOUTH + SIDE * row
    city.write("squares", "Polygon", shapely.to_wkt(shapely.box(x, y, x + SIDE, y + SIDE)), counts[["cell"]])
    points = shapely.points(x + SIDE / 2, y + SIDE / 2)
    each = [(points.repeat(counts[f"n{year}"]), f"{year}-07-01") for year in (2018, 2019)]
    days = [day for places, day in each for _ in places]
    wkt = shapely.to_wkt([point for places, _ in each for point in places])
    city.write("break_ins", "Point", wkt, pd.DataFrame({"reported_at": days}))
    return city


def worked(name: str, city: City) -> dict[str, Any]:
    """Runs a step, leaves its report in the folder of the city, and returns its outputs as styled layers."""
    step = steps()[name]
    folder = city.folder / name
    folder.mkdir(exist_ok=True)
    parameters = city.filled(step.parameters) | {"HTML_REPORT": str(city.folder / f"{name}.html")}
    return computed(step.algorithm, parameters, folder, list(step.files))


def map_of(layer: QgsVectorLayer, city: City) -> QImage:
    """The layer on pale ground with its legend."""
    image = rendered([layer, ground(city)], city.bounds, WIDTH, HEIGHT)
    explain(image, layer)
    return image


def chart_of(report: Path) -> QImage:
    """The first chart of a report: areas with their intervals."""
    page = report.read_text(encoding="utf-8")
    drawing = re.search(r"<svg.*?</svg>", page, re.DOTALL)
    assert drawing is not None
    style = "".join(f"{rule}}}" for rule in re.findall(r"svg ([^{}]+{[^{}]+)}", page.split("@media")[0]))
    marked = drawing.group().replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    renderer = QSvgRenderer(QByteArray(marked.replace("<title>", f"<style>{style}</style><title>", 1).encode()))
    size = renderer.defaultSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def style_parts(layer: QgsVectorLayer) -> None:
    """The treated areas and their control, the others almost empty."""
    parts = [(tr("treated areas"), "#542788"), (tr("control areas"), "#b2abd2")]
    outline = {"outline_color": "#787878", "outline_width": "0.1"}
    categories = [
        QgsRendererCategory(name, QgsFillSymbol.createSimple({"color": colour, **outline}), name)
        for name, colour in parts
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("role", categories))


def draw(city: City, language: str) -> None:
    """The pictures of the page in one language."""
    with speaking(language, translation(language)):
        for name in steps():
            layer = worked(name, city)["OUTPUT"]
            if name == "pretended":
                style_parts(layer)
            if name != "again":
                keep(map_of(layer, city), name, language)
            if name == "halves":
                keep(chart_of(city.folder / f"{name}.html"), "intervals", language)


def keep(image: QImage, name: str, language: str) -> None:
    """Saves a picture and says how large it is."""
    path = IMAGES / f"{name}.{language}.png"
    save(image, path)
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


def main() -> int:
    """Works the study through; returns the exit code."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with qgis("en"):
        city = prepared(FOLDER)
        for language in LANGUAGES:
            draw(city, language)
    return 0


if __name__ == "__main__":
    sys.exit(main())
