"""Works docs/where-next-post.md through on the demo garrison, and draws its pictures.

python -m tools.next_post      both languages: files and reports into build/next_post, pictures into docs/images
python -m tools.next_post pl   only this one
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import shapely
from qgis.core import QgsFillSymbol, QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtGui import QImage

from kmzb_plugin.store.demo import geography
from tools.demo import ROOT, qgis, run
from tools.help_pictures import EDGE, GROUND, HEIGHT, WIDTH, computed, rendered, save
from tools.toronto import explain, quoted

FOLDER = ROOT / "build" / "next_post"
IMAGES = ROOT / "docs" / "images" / "next_post"
GARRISON = "KWP-RAD"
CRS = "EPSG:2180"
PROPOSED = "Mogielnica"
LANGUAGES = ("en", "pl")
REAL = "\"unit_id\" IS NOT NULL AND \"status\" NOT IN ('joke_or_mistake', 'not_confirmed')"
DEMAND = {
    "INPUT": "threats",
    "FILTER": REAL,
    "DEMAND_2": "places",
    "DEMAND_2_WEIGHT_FIELD": "population",
    "SHARES": "60,40",
    "EXISTING": "stations",
    "STANDARD_DISTANCE": 15_000,
}
CHOICE = DEMAND | {"CANDIDATES": "places", "MODEL": "maximal_covering"}


@dataclass(frozen=True)
class Step:
    """The parameters as in the page; what is no number or code is a file of the study. `picture`: it has one."""

    parameters: dict[str, Any]
    picture: bool = True


STEPS = {
    "today": Step(DEMAND | {"P": 0}),
    "one": Step(CHOICE | {"P": 1}),
    "compared": Step(CHOICE | {"P": 1, "PROPOSAL": "proposal"}, False),
    "three": Step(CHOICE | {"P": 3}),
}
FILES = {"threats", "places", "stations", "proposal"}


def command(name: str) -> str:
    """The step as it is typed in a shell, in the folder with the files."""
    given = {key: f"{value}.gpkg" if value in FILES else value for key, value in STEPS[name].parameters.items()}
    given |= {"OUTPUT_SITES": f"{name}.gpkg", "HTML_REPORT": f"{name}.html", "RATIONALE": f"{name}.json"}
    lines = ["qgis_process run kmzb:stationlocation"]
    for key, value in given.items():
        word = f"--{key}={quoted(str(value))}"
        if len(lines[-1]) + len(word) > 105:
            lines.append(" ")
        lines[-1] += f" {word}"
    return " \\\n".join(lines)


def prepare(folder: Path) -> None:
    """The demo store's threats, the places with their residents, the towns with a station, a proposal."""
    folder.mkdir(parents=True, exist_ok=True)
    store = folder / "radom.gpkg"
    for old in folder.glob("*.gpkg*"):
        old.unlink()
    run("createdemostore", GARRISON=GARRISON, OUTPUT=str(store))
    run("extractthreats", STORE=str(store), OUTPUT=str(folder / "threats.gpkg"))
    ground = geography.read(GARRISON)
    names = [str(name) for name in ground.units["name"] if str(name).startswith("KP ")]
    towns = {*ground.commands["town"], *(name.removeprefix("KP ") for name in names)}
    places = ground.places
    with_station = places["name"].isin(towns)
    _write(folder, "places", places[["name", "population"]], places)
    _write(folder, "stations", places.loc[with_station, ["name"]], places[with_station])
    proposed = places["name"] == PROPOSED
    _write(folder, "proposal", places.loc[proposed, ["name"]], places[proposed])
    _save(folder, "garrison", "MULTIPOLYGON", pd.DataFrame({"name": [ground.garrison_name]}), [_parts(ground.outline)])


def _parts(outline: Any) -> str:
    return str(shapely.to_wkt(shapely.multipolygons(shapely.get_parts(outline)), rounding_precision=1))


def _write(folder: Path, name: str, attributes: pd.DataFrame, at: pd.DataFrame) -> None:
    points = shapely.to_wkt(shapely.points(at[["x", "y"]].to_numpy(float)), rounding_precision=1)
    _save(folder, name, "POINT", attributes, list(points))


def _save(folder: Path, name: str, kind: str, attributes: pd.DataFrame, wkt: Sequence[str]) -> None:
    """A GeoPackage, by way of a table of texts that OGR reads."""
    from osgeo import gdal

    table = folder / f"{name}.csv"
    attributes.assign(WKT=wkt).to_csv(table, index=False)
    source = gdal.OpenEx(
        str(table), open_options=["GEOM_POSSIBLE_NAMES=WKT", "KEEP_GEOM_COLUMNS=NO", "AUTODETECT_TYPE=YES"]
    )
    path = str(folder / f"{name}.gpkg")
    gdal.VectorTranslate(path, source, dstSRS=CRS, srcSRS=CRS, geometryType=kind, layerName=name)
    table.unlink()


def work(name: str, folder: Path, language: str) -> QImage | None:
    """Runs a step, leaves report and rationale in the folder, and returns its picture if it has one."""
    parameters = {
        key: str(folder / f"{value}.gpkg") if value in FILES else value for key, value in STEPS[name].parameters.items()
    }
    parameters |= {
        "HTML_REPORT": str(folder / f"{name}.{language}.html"),
        "RATIONALE": str(folder / f"{name}.json"),
    }
    outputs = folder / f"{name}.{language}"
    outputs.mkdir(exist_ok=True)
    for old in outputs.iterdir():
        old.unlink()
    layers = computed("stationlocation", parameters, outputs)
    if not STEPS[name].picture:
        return None
    layers["OUTPUT_SITES"].setLabelsEnabled(False) if name == "today" else _label_new(layers["OUTPUT_SITES"])
    shown = [layers[each] for each in ("OUTPUT_SITES", "OUTPUT_UNCOVERED", "OUTPUT_ALLOCATION")]
    ground = QgsVectorLayer(str(folder / "garrison.gpkg"), "garrison", "ogr")
    ground.setRenderer(
        QgsSingleSymbolRenderer(
            QgsFillSymbol.createSimple({"color": GROUND, "outline_color": EDGE, "outline_width": "0.2"})
        )
    )
    extent = ground.extent()
    window = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    image = rendered([*shown, ground], window, WIDTH, HEIGHT + 140, CRS)
    explain(image, layers["OUTPUT_SITES"])
    return image


def _label_new(layer: Any) -> None:
    """Names at the new sites alone: thirty others would cover the map."""
    labeling = layer.labeling().clone()
    settings = labeling.settings()
    settings.fieldName = 'if("role" = \'new\', "name", NULL)'
    settings.isExpression = True
    labeling.setSettings(settings)
    layer.setLabeling(labeling)


def main(languages: Sequence[str]) -> int:
    """Works all steps in these languages, in both if none is named; returns the exit code."""
    if unknown := set(languages) - set(LANGUAGES):
        print(f"There is no page in {', '.join(sorted(unknown))}; only in {', '.join(LANGUAGES)}.")
        return 2
    if len(languages) != 1:  # a process each: QGIS cannot be started twice in one
        calls = [[sys.executable, "-m", "tools.next_post", each] for each in languages or LANGUAGES]
        return max(subprocess.run(call, check=False).returncode for call in calls)
    (language,) = languages
    with qgis(language):
        prepare(FOLDER)
        for name in STEPS:
            image = work(name, FOLDER, language)
            if image is not None:
                path = IMAGES / language / f"{name}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                save(image, path)
                print(f"{language}/{path.name}: {path.stat().st_size / 1000:.0f} kB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
